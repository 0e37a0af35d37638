//! The little that is needed of the calendar, without a time library in wasm: days, times of day, and both together,
//! written as Personio writes them.
//!
//! Personio's working time has no time zone: `09:00` is what the clock on the wall shows. [`LocalDateTime`] is that;
//! [`DateTime`] also takes what Personio stamps with an offset.
//!
//! ```
//! use personio::calendar::{Date, TimeOfDay, Weekday};
//!
//! let day: Date = "2024-02-28".parse()?;
//! assert_eq!(day.plus_days(2).map(|day| day.to_string()), Some("2024-03-01".to_owned()));
//! assert_eq!(day.weekday(), Weekday::Wednesday);
//! let start: TimeOfDay = "08:30".parse()?;
//! assert_eq!(day.at(start).to_string(), "2024-02-28T08:30:00");
//! # Ok::<(), personio::calendar::CalendarError>(())
//! ```

mod date;
mod date_time;
mod local_date_time;
mod minutes;
mod time_of_day;
mod weekday;

pub use date::Date;
pub use date_time::DateTime;
pub use local_date_time::LocalDateTime;
pub use minutes::Minutes;
pub use time_of_day::TimeOfDay;
pub use weekday::Weekday;

use std::fmt;

const SECONDS_A_DAY: i64 = 86_400;

/// A text that is no date, no time, or a day that never was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarError {
    expected: &'static str,
}

impl fmt::Display for CalendarError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected {}", self.expected)
    }
}

impl std::error::Error for CalendarError {}

/// A type that is a text outside: in Rust (`parse`, `to_string`) and on the wire.
macro_rules! text {
    ($name:ident, $expected:literal) => {
        impl std::str::FromStr for $name {
            type Err = crate::calendar::CalendarError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::read(text).ok_or(crate::calendar::CalendarError { expected: $expected })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

use text;

/// Days since 1970-01-01 of a date written `2024-09-24`; `None` unless it is a real one.
pub(crate) fn days_of_date(text: &str) -> Option<i64> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes().as_array::<10>()? else { return None };
    let (year, month, day) = (number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?);
    (1..=12).contains(&month).then_some(())?;
    (1..=days_in_month(year, month)).contains(&day).then_some(days_from_civil(year, month, day))
}

/// Seconds since 1970 of `2024-09-24T11:00:15+00:00`. The offset may lack its colon or be `Z`; fractions of a second
/// are cut off.
pub(crate) fn seconds_of_timestamp(text: &str) -> Option<i64> {
    let (date, time) = text.split_at_checked(10)?;
    let days = days_of_date(date)?;
    let (clock, rest) = time.split_at_checked(9)?;
    let [b'T' | b't' | b' ', h1, h2, b':', m1, m2, b':', s1, s2] = *clock.as_bytes().as_array::<9>()? else {
        return None;
    };
    let (hours, minutes, seconds) = (number(&[h1, h2])?, number(&[m1, m2])?, number(&[s1, s2])?);
    // A leap second is written as 60.
    (hours < 24 && minutes < 60 && seconds <= 60).then_some(())?;
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|digit: char| digit.is_ascii_digit()),
        None => rest,
    };
    Some(days * SECONDS_A_DAY + hours * 3600 + minutes * 60 + seconds - offset(rest)?)
}

/// An offset from UTC in seconds.
fn offset(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let (sign, hours, minutes) = match *bytes {
        [b'Z' | b'z'] => return Some(0),
        [sign, h1, h2, b':', m1, m2] | [sign, h1, h2, m1, m2] => (sign, number(&[h1, h2])?, number(&[m1, m2])?),
        [sign, h1, h2] => (sign, number(&[h1, h2])?, 0),
        _ => return None,
    };
    (hours < 24 && minutes < 60).then_some(())?;
    match sign {
        b'+' => Some(hours * 3600 + minutes * 60),
        b'-' => Some(-(hours * 3600 + minutes * 60)),
        _ => None,
    }
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |value, digit| digit.is_ascii_digit().then(|| value * 10 + i64::from(digit - b'0')))
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Counts in years that start in March, so that the leap day comes last.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::{days_of_date, seconds_of_timestamp};

    #[test]
    fn offsets_with_and_without_a_colon_and_zulu_time_are_one_moment() {
        for text in [
            "2024-09-24T11:00:15+00:00",
            "2024-09-24T13:00:15+0200",
            "2024-09-24T06:30:15-04:30",
            "2024-09-24T11:00:15Z",
            "2024-09-24T11:00:15.999Z",
            "2024-09-24 12:00:15+01",
        ] {
            assert_eq!(seconds_of_timestamp(text), Some(1_727_175_615), "{text}");
        }
    }

    #[test]
    fn a_date_counts_from_1970() {
        for (date, days) in [("1970-01-01", 0), ("2000-02-29", 11_016), ("2024-03-01", 19_783), ("1969-12-31", -1)] {
            assert_eq!(days_of_date(date), Some(days), "{date}");
        }
    }

    #[test]
    fn days_that_never_were_are_refused() {
        for date in [
            "2023-02-29",
            "1900-02-29",
            "2024-04-31",
            "2024-13-01",
            "2024-00-10",
            "2024-01-00",
            "24-01-01",
            "2024-1-01",
            "２０２４-01-01",
        ] {
            assert_eq!(days_of_date(date), None, "{date}");
        }
    }

    #[test]
    fn times_that_are_none_are_refused() {
        for text in [
            "",
            "2024-09-24",
            "2024-09-24T11:00:15",
            "2024-09-24T24:00:15Z",
            "2024-09-24T11:60:15Z",
            "2024-09-24T11:00:61Z",
            "2024-09-24T11:00:15+2500",
            "2024-09-24T11:00:15?00:00",
            "2024-09-24T11:00:15Zulu",
            "2024-09-24T11:00:1äZ",
        ] {
            assert_eq!(seconds_of_timestamp(text), None, "{text}");
        }
    }
}
