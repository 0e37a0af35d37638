use std::fmt;

use super::{LocalDateTime, TimeOfDay, Weekday, days_from_civil, days_in_month, days_of_date, text};

/// A day of the calendar, from year 0 to 9999; written `2024-09-24`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Since 1970-01-01.
    days: i32,
}

impl Date {
    /// 0000-01-01.
    pub const MIN: Self = Self { days: -719_528 };
    /// 9999-12-31.
    pub const MAX: Self = Self { days: 2_932_896 };

    /// A day by its numbers; `None` unless it is a real one.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
        (year <= 9999 && (1..=12).contains(&month)).then_some(())?;
        (1..=days_in_month(year, month)).contains(&day).then_some(())?;
        Self::from_days(days_from_civil(year, month, day))
    }

    /// A day by its distance from 1970-01-01.
    #[must_use]
    pub fn from_days(days: i64) -> Option<Self> {
        let date = Self { days: i32::try_from(days).ok()? };
        (Self::MIN..=Self::MAX).contains(&date).then_some(date)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn days(self) -> i64 {
        i64::from(self.days)
    }

    /// The year, from 0 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        u16::try_from(self.civil().0).unwrap_or_default()
    }

    /// The month, from 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.civil().1
    }

    /// The day of the month, from 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.civil().2
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        // 1970 began on a Thursday.
        match (self.days + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// So many days later, or earlier; `None` outside the years 0 to 9999.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_days(self.days().checked_add(days)?)
    }

    /// How many days the other day is later than this one.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        other.days() - self.days()
    }

    /// The first day of its month.
    #[must_use]
    pub fn first_of_month(self) -> Self {
        Self { days: self.days - i32::from(self.day()) + 1 }
    }

    /// The last day of its month.
    #[must_use]
    pub fn last_of_month(self) -> Self {
        let (year, month, day) = self.civil();
        let rest = days_in_month(year, i64::from(month)) - i64::from(day);
        Self { days: self.days + i32::try_from(rest).unwrap_or_default() }
    }

    /// A time on this day. `24:00` is midnight of the next.
    #[must_use]
    pub fn at(self, time: TimeOfDay) -> LocalDateTime {
        LocalDateTime::new(self, time)
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        Self::from_days(days_of_date(text)?)
    }

    /// Year, month and day. Counts in years that start in March, so that the leap day comes last.
    fn civil(self) -> (i64, u8, u8) {
        let days = self.days() + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year, u8::try_from(month).unwrap_or_default(), u8::try_from(day).unwrap_or_default())
    }
}

text!(Date, "a date such as 2024-09-24");

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;
    use crate::calendar::Weekday;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn every_day_of_ten_thousand_years_is_written_as_it_is_read() {
        let mut previous = None;
        for days in Date::MIN.days()..=Date::MAX.days() {
            let date = Date::from_days(days).unwrap();
            let numbers = (date.year(), date.month(), date.day());
            assert_eq!(Date::new(numbers.0, numbers.1, numbers.2), Some(date));
            assert!(previous < Some(numbers), "{date}");
            previous = Some(numbers);
        }
        assert_eq!((Date::MIN.to_string(), Date::MAX.to_string()), ("0000-01-01".into(), "9999-12-31".into()));
        assert_eq!(serde_json::to_string(&date("2024-02-29")).unwrap(), "\"2024-02-29\"");
    }

    #[test]
    fn there_is_no_day_before_the_first_and_none_after_the_last() {
        assert_eq!(Date::MIN.plus_days(-1), None);
        assert_eq!(Date::MAX.plus_days(1), None);
        assert_eq!(Date::MAX.plus_days(i64::MAX), None);
        assert_eq!(Date::new(2023, 2, 29), None);
        assert!(serde_json::from_str::<Date>("\"2023-02-29\"").is_err());
    }

    #[test]
    fn weekdays_follow_one_another() {
        assert_eq!(date("1970-01-01").weekday(), Weekday::Thursday);
        assert_eq!(date("2026-11-24").weekday(), Weekday::Tuesday);
        assert_eq!(date("1969-12-28").weekday(), Weekday::Sunday);
        let week: Vec<_> = (0..7).map(|days| date("2024-01-01").plus_days(days).unwrap().weekday()).collect();
        assert_eq!(week, Weekday::ALL);
    }

    #[test]
    fn a_month_has_a_first_and_a_last_day() {
        assert_eq!(date("2024-02-10").first_of_month(), date("2024-02-01"));
        assert_eq!(date("2024-02-10").last_of_month(), date("2024-02-29"));
        assert_eq!(date("2024-01-31").days_until(date("2024-03-01")), 30);
    }
}
