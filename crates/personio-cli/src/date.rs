//! Days and times as people write them.

use personio::calendar::{Date, TimeOfDay};

use crate::failure::Failure;

/// `today`, `gestern`, `tomorrow`, `+3`, `-7`, `12.11.`, `12.11.2026`, `2026-11-12`.
pub(crate) fn read(text: &str, today: Date) -> Result<Date, Failure> {
    let plain = text.trim().to_lowercase();
    let in_days = |days: i64| today.plus_days(days);
    let date = match plain.as_str() {
        "today" | "heute" => Some(today),
        "yesterday" | "gestern" => in_days(-1),
        "tomorrow" | "morgen" => in_days(1),
        _ if plain.starts_with(['+', '-']) => plain.parse().ok().and_then(in_days),
        _ if plain.contains('.') => german(&plain, today),
        _ => plain.parse().ok(),
    };
    date.ok_or_else(|| {
        Failure::usage(format!("{text:?} is no day"), "write it as 2026-11-12, 12.11., today, tomorrow or +3")
    })
}

/// Without a year it is the one that is nearest.
fn german(text: &str, today: Date) -> Option<Date> {
    let mut parts = text.splitn(3, '.');
    let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next().unwrap_or(""));
    if !year.is_empty() {
        let year: u16 = year.parse().ok()?;
        return Date::new(if year < 100 { 2000 + year } else { year }, month, day);
    }
    let years = [0, -1, 1].map(|offset: i32| u16::try_from(i32::from(today.year()) + offset).unwrap_or_default());
    years.iter().filter_map(|year| Date::new(*year, month, day)).min_by_key(|date| date.days_until(today).abs())
}

/// `9`, `9:30`, `09:30`.
pub(crate) fn time(text: &str) -> Result<TimeOfDay, Failure> {
    let text = text.trim();
    let whole = if text.contains(':') { text.to_owned() } else { format!("{text}:00") };
    whole.parse().map_err(|_| Failure::usage(format!("{text:?} is no time"), "write it as 9 or 9:30"))
}

/// `9-11:30`.
pub(crate) fn span(text: &str) -> Result<(TimeOfDay, TimeOfDay), Failure> {
    let (from, until) = text
        .split_once(['-', '–'])
        .ok_or_else(|| Failure::usage(format!("{text:?} is no time from and until"), "write it as 9-11:30"))?;
    let (from, until) = (time(from)?, time(until)?);
    if until <= from {
        return Err(Failure::usage(format!("{text:?} does not end after it starts"), "write it as 9-11:30"));
    }
    Ok((from, until))
}

#[cfg(test)]
mod tests {
    use super::{read, span};

    #[test]
    fn days_are_read_in_both_languages_and_the_nearest_year() {
        let today = "2026-11-12".parse().unwrap();
        for (text, day) in [
            ("heute", "2026-11-12"),
            ("yesterday", "2026-11-11"),
            ("Morgen", "2026-11-13"),
            ("+3", "2026-11-15"),
            ("-7", "2026-11-05"),
            ("24.12.", "2026-12-24"),
            ("1.1.", "2027-01-01"),
            ("31.12.25", "2025-12-31"),
            ("2026-02-01", "2026-02-01"),
        ] {
            assert_eq!(read(text, today).unwrap().to_string(), day, "{text}");
        }
        for text in ["", "31.11.", "2026-02-30", "soon", "+x", "1.2.3.4", "0.0."] {
            assert!(read(text, today).is_err(), "{text}");
        }
    }

    #[test]
    fn a_span_goes_forward() {
        let (from, until) = span("9-11:30").unwrap();
        assert_eq!((from.to_string(), until.to_string()), ("09:00".into(), "11:30".into()));
        assert!(span("9").is_err() && span("11-9").is_err() && span("9-25").is_err());
    }
}
