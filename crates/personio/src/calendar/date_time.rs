use std::{cmp::Ordering, fmt};

use super::{Date, LocalDateTime, offset, text};

/// A date with a time as Personio stamps it: with an offset from UTC, or without one where only Personio knows the
/// zone. Written `2024-09-24T11:00:15+02:00`, `2024-09-24T09:00:15Z`, `2024-09-24T11:00:15.510Z` or
/// `2024-09-24T11:00:15`.
///
/// Sorted by moment; what has no offset is taken for UTC.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateTime {
    local: LocalDateTime,
    nanoseconds: u32,
    /// In seconds, east of UTC.
    offset: Option<i32>,
}

impl DateTime {
    /// A moment by its distance from 1970-01-01T00:00:00Z, in seconds.
    #[must_use]
    pub fn from_timestamp(seconds: i64) -> Option<Self> {
        let epoch = Date::from_days(0)?.at(super::TimeOfDay::MIDNIGHT);
        Some(Self { local: epoch.plus_seconds(seconds)?, nanoseconds: 0, offset: Some(0) })
    }

    /// What a clock beside it shows.
    #[must_use]
    pub fn local(self) -> LocalDateTime {
        self.local
    }

    /// The day on a calendar beside it.
    #[must_use]
    pub fn date(self) -> Date {
        self.local.date()
    }

    /// The fraction of the second.
    #[must_use]
    pub fn nanoseconds(self) -> u32 {
        self.nanoseconds
    }

    /// Seconds east of UTC, if that is said.
    #[must_use]
    pub fn offset(self) -> Option<i32> {
        self.offset
    }

    /// Seconds since 1970-01-01T00:00:00Z; `None` without an offset.
    #[must_use]
    pub fn timestamp(self) -> Option<i64> {
        Some(self.local.seconds() - i64::from(self.offset?))
    }

    /// Takes offsets with and without colon, `Z`, and up to nine digits after the second.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (_, time) = text.split_at_checked(10)?;
        let zone = time.find(['Z', 'z', '+', '-']).map_or(text.len(), |index| index + 10);
        let (local, zone) = text.split_at_checked(zone)?;
        let offset = match zone {
            "" => None,
            zone => Some(i32::try_from(offset(zone)?).ok()?),
        };
        let (whole, fraction) = local.split_once('.').unwrap_or((local, ""));
        // A leap second is written as 60; the calendar has none.
        let (whole, leap) = whole.strip_suffix(":60").map_or((whole, 0), |whole| (whole, 1));
        let local = if leap == 1 { LocalDateTime::read(&[whole, ":59"].concat()) } else { LocalDateTime::read(whole) }?;
        Some(Self { local: local.plus_seconds(leap)?, nanoseconds: nanoseconds(fraction)?, offset })
    }

    fn moment(self) -> (i64, u32) {
        (self.local.seconds() - i64::from(self.offset.unwrap_or_default()), self.nanoseconds)
    }
}

fn nanoseconds(fraction: &str) -> Option<u32> {
    fraction.bytes().chain(std::iter::repeat(b'0')).take(9.max(fraction.len())).enumerate().try_fold(
        0,
        |value, (index, digit)| {
            digit.is_ascii_digit().then_some(())?;
            Some(if index < 9 { value * 10 + u32::from(digit - b'0') } else { value })
        },
    )
}

/// Without an offset: the zone is Personio's to know.
impl From<LocalDateTime> for DateTime {
    fn from(local: LocalDateTime) -> Self {
        Self { local, nanoseconds: 0, offset: None }
    }
}

impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        self.moment().cmp(&other.moment()).then(self.offset.cmp(&other.offset))
    }
}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

text!(DateTime, "a date with a time such as 2024-09-24T09:30:00Z");

impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.local.fmt(formatter)?;
        match self.nanoseconds {
            0 => {}
            nanos if nanos % 1_000_000 == 0 => write!(formatter, ".{:03}", nanos / 1_000_000)?,
            nanos if nanos % 1000 == 0 => write!(formatter, ".{:06}", nanos / 1000)?,
            nanos => write!(formatter, ".{nanos:09}")?,
        }
        match self.offset {
            None => Ok(()),
            Some(0) => formatter.write_str("Z"),
            Some(offset) => {
                let (sign, offset) = (if offset < 0 { '-' } else { '+' }, offset.unsigned_abs());
                write!(formatter, "{sign}{:02}:{:02}", offset / 3600, offset / 60 % 60)
            }
        }
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::DateTime;

    fn at(text: &str) -> DateTime {
        text.parse().unwrap()
    }

    #[test]
    fn every_way_in_which_personio_stamps_is_read() {
        for (text, written) in [
            ("2017-12-27T00:00:00+0100", "2017-12-27T00:00:00+01:00"),
            ("2014-11-09 00:00:00+01:00", "2014-11-09T00:00:00+01:00"),
            ("2022-05-31T22:00:00.0Z", "2022-05-31T22:00:00Z"),
            ("2022-06-20T14:29:56.510Z", "2022-06-20T14:29:56.510Z"),
            ("2022-06-20T14:29:56.510123456789-03:30", "2022-06-20T14:29:56.510123456-03:30"),
            ("2022-06-20T14:29:56.000001Z", "2022-06-20T14:29:56.000001Z"),
            ("2024-01-01T09:00", "2024-01-01T09:00:00"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
        ] {
            assert_eq!(at(text).to_string(), written);
        }
    }

    #[test]
    fn the_earlier_moment_comes_first_whatever_its_offset() {
        assert!(at("2024-01-01T10:00:00+02:00") < at("2024-01-01T09:00:00Z"));
        assert!(at("2024-01-01T10:00:00Z") < at("2024-01-01T10:00:00.001Z"));
        assert_eq!(at("2024-09-24T13:00:15+0200").timestamp(), Some(1_727_175_615));
        assert_eq!(at("2024-09-24T13:00:15").timestamp(), None);
        assert_eq!(DateTime::from_timestamp(1_727_175_615), Some(at("2024-09-24T11:00:15Z")));
    }

    #[test]
    fn texts_that_are_none_are_refused() {
        for text in [
            "",
            "2024-01-01",
            "2024-01-01T10:00:00Zulu",
            "2024-01-01T10:00:00.1a",
            "2024-01-01T10:00:00+25:00",
            "ä024-01-01T10:00",
        ] {
            assert!(text.parse::<DateTime>().is_err(), "{text}");
        }
    }
}
