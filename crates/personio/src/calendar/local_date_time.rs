use std::fmt;

use super::{Date, Minutes, SECONDS_A_DAY, TimeOfDay, text};

/// A day and what the clock on the wall shows, without a zone; written `2024-09-24T09:30:00`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDateTime {
    /// Since 1970-01-01T00:00:00 of the same clock.
    seconds: i64,
}

impl LocalDateTime {
    /// A time on a day; `24:00` becomes midnight of the next day.
    #[must_use]
    pub fn new(date: Date, time: TimeOfDay) -> Self {
        Self { seconds: date.days() * SECONDS_A_DAY + i64::from(time.seconds()) }
    }

    /// The day.
    #[must_use]
    pub fn date(self) -> Date {
        Date::from_days(self.seconds.div_euclid(SECONDS_A_DAY)).unwrap_or(Date::MAX)
    }

    /// The time, from `00:00` to `23:59:59`.
    #[must_use]
    pub fn time(self) -> TimeOfDay {
        let seconds = u32::try_from(self.seconds.rem_euclid(SECONDS_A_DAY)).ok();
        seconds.and_then(TimeOfDay::from_seconds).unwrap_or(TimeOfDay::MIDNIGHT)
    }

    /// Seconds since 1970-01-01T00:00:00 of the same clock.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.seconds
    }

    /// So many seconds later, or earlier; `None` outside the years 0 to 9999.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Option<Self> {
        let seconds = self.seconds.checked_add(seconds)?;
        Date::from_days(seconds.div_euclid(SECONDS_A_DAY))?;
        Some(Self { seconds })
    }

    /// So much later.
    #[must_use]
    pub fn plus(self, minutes: Minutes) -> Option<Self> {
        self.plus_seconds(i64::from(minutes.0) * 60)
    }

    /// How many seconds the other is later than this one.
    #[must_use]
    pub fn seconds_until(self, other: Self) -> i64 {
        other.seconds - self.seconds
    }

    /// Whole minutes until the other; none if that is not later.
    #[must_use]
    pub fn minutes_until(self, other: Self) -> Minutes {
        match self.seconds_until(other) / 60 {
            minutes if minutes > 0 => Minutes(u32::try_from(minutes).unwrap_or(u32::MAX)),
            _ => Minutes::ZERO,
        }
    }

    /// Takes a space for the `T`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (date, time) = text.split_at_checked(10)?;
        let time = time.strip_prefix(['T', 't', ' '])?;
        Self::new(Date::read(date)?, TimeOfDay::read(time)?).plus_seconds(0)
    }
}

text!(LocalDateTime, "a date with a time such as 2024-09-24T09:30:00");

impl fmt::Display for LocalDateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = self.time();
        write!(formatter, "{}T{:02}:{:02}:{:02}", self.date(), time.hour(), time.minute(), time.seconds() % 60)
    }
}

impl fmt::Debug for LocalDateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::LocalDateTime;
    use crate::calendar::{Date, Minutes, TimeOfDay};

    fn at(text: &str) -> LocalDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn the_end_of_a_day_is_the_beginning_of_the_next() {
        let midnight = at("2024-12-31T24:00");
        assert_eq!(midnight.to_string(), "2025-01-01T00:00:00");
        assert_eq!(midnight, "2025-01-01".parse::<Date>().unwrap().at(TimeOfDay::MIDNIGHT));
    }

    #[test]
    fn time_goes_on_over_midnight_and_before_1970() {
        assert_eq!(at("2024-12-31 23:30:00").plus(Minutes(45)), Some(at("2025-01-01T00:15:00")));
        assert_eq!(at("1970-01-01T00:00:00").plus_seconds(-1).unwrap().to_string(), "1969-12-31T23:59:59");
        assert_eq!(at("2024-12-31T23:30:00").minutes_until(at("2025-01-01T06:00:59")), Minutes(390));
        assert_eq!(at("2024-12-31T23:30:00").minutes_until(at("2024-01-01T06:00:00")), Minutes::ZERO);
    }

    #[test]
    fn nothing_is_later_than_the_last_day() {
        assert_eq!(at("9999-12-31T23:59:59").plus_seconds(1), None);
        for text in ["9999-12-31T24:00:00", "2024-12-31", "2024-12-31T", "2024-12-31T10:00:00Z", "2024-12-3äT10:00"] {
            assert!(text.parse::<LocalDateTime>().is_err(), "{text}");
        }
    }
}
