//! What an answer says beside its body.

use std::time::Duration;

use crate::calendar::{Date, TimeOfDay};

/// The headers of an answer, their names in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// The headers that a client asks for. A transport may leave out all others.
    pub const READ: [&str; 7] = [
        "authorization",
        "date",
        "retry-after",
        "x-ratelimit-burst-capacity",
        "x-ratelimit-remaining",
        "x-ratelimit-replenish-rate",
        "x-ratelimit-requested-tokens",
    ];

    /// Keeps names and values.
    pub fn of<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect())
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The value of a header, whose name is in lower case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The number in a header.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<u64> {
        self.get(name)?.parse().ok()
    }

    /// How long the server asks to wait: `retry-after`, which is in seconds, or a date next to the server's own.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        if let Some(seconds) = self.number("retry-after") {
            return Some(Duration::from_secs(seconds));
        }
        let then = seconds(self.get("retry-after")?)?;
        let now = seconds(self.get("date")?)?;
        Some(Duration::from_secs(u64::try_from(then.saturating_sub(now)).unwrap_or_default()))
    }
}

/// Seconds of `Wed, 21 Oct 2026 07:28:00 GMT`, since some moment.
fn seconds(date: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut words = date.split_once(", ")?.1.split(' ');
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let time: TimeOfDay = words.next()?.parse().ok()?;
    let month = MONTHS.iter().position(|name| *name == month)?.saturating_add(1);
    let date: Date = format!("{year}-{month:02}-{day}").parse().ok()?;
    Some(date.at(time).seconds())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Headers;

    #[test]
    fn a_wait_is_given_in_seconds_or_as_a_date() {
        for (retry_after, date, expected) in [
            ("7", "", Some(7)),
            ("Wed, 21 Oct 2026 07:28:00 GMT", "Wed, 21 Oct 2026 07:27:30 GMT", Some(30)),
            ("Thu, 01 Jan 2026 00:00:05 GMT", "Wed, 31 Dec 2025 23:59:00 GMT", Some(65)),
            ("Wed, 21 Oct 2026 07:28:00 GMT", "Wed, 21 Oct 2026 07:28:30 GMT", Some(0)),
            ("Wed, 21 Oct 2026 07:28:00 GMT", "", None),
            ("soon", "Wed, 21 Oct 2026 07:28:30 GMT", None),
            ("-1", "", None),
        ] {
            let headers = Headers::of([("Retry-After", retry_after), ("date", date)]);
            assert_eq!(headers.retry_after(), expected.map(Duration::from_secs), "{retry_after} {date}");
        }
    }
}
