use std::fmt;

use super::{Minutes, number, text};

/// A time of day without a date and without a zone, to the second. Written `09:30`, or `09:30:15` where there are
/// seconds. `24:00` is the end of a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    /// Since midnight.
    seconds: u32,
}

impl TimeOfDay {
    /// `00:00`, the beginning of a day.
    pub const MIDNIGHT: Self = Self { seconds: 0 };
    /// `24:00`, the end of a day.
    pub const END: Self = Self { seconds: 86_400 };

    /// A time by its numbers; `None` unless it is a real one.
    #[must_use]
    pub fn new(hour: u8, minute: u8) -> Option<Self> {
        (minute < 60).then_some(())?;
        Self::from_seconds(u32::from(hour) * 3600 + u32::from(minute) * 60)
    }

    /// A time by its distance from midnight.
    #[must_use]
    pub fn from_seconds(seconds: u32) -> Option<Self> {
        (seconds <= Self::END.seconds).then_some(Self { seconds })
    }

    /// Seconds since midnight.
    #[must_use]
    pub fn seconds(self) -> u32 {
        self.seconds
    }

    /// The hour, from 0 to 24.
    #[must_use]
    pub fn hour(self) -> u8 {
        u8::try_from(self.seconds / 3600).unwrap_or_default()
    }

    /// The minute, from 0 to 59.
    #[must_use]
    pub fn minute(self) -> u8 {
        u8::try_from(self.seconds / 60 % 60).unwrap_or_default()
    }

    /// So much later on the same day, `24:00` included.
    #[must_use]
    pub fn plus(self, minutes: Minutes) -> Option<Self> {
        Self::from_seconds(self.seconds.checked_add(minutes.0.checked_mul(60)?)?)
    }

    /// Takes one digit for the hour, leaves out seconds and cuts off their fractions.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (time, fraction) = text.split_once('.').unwrap_or((text, ""));
        let mut parts = time.split(':');
        let (hours, minutes, seconds) = (parts.next()?, parts.next()?, parts.next().unwrap_or("00"));
        let whole = parts.next().is_none() && matches!(hours.len(), 1 | 2) && minutes.len() == 2 && seconds.len() == 2;
        (whole && fraction.bytes().all(|digit| digit.is_ascii_digit())).then_some(())?;
        let number = |digits: &str| u32::try_from(number(digits.as_bytes())?).ok();
        let (hours, minutes, seconds) = (number(hours)?, number(minutes)?, number(seconds)?);
        (minutes < 60 && seconds < 60).then_some(())?;
        Self::from_seconds(hours * 3600 + minutes * 60 + seconds)
    }
}

text!(TimeOfDay, "a time such as 09:30");

impl fmt::Display for TimeOfDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}:{:02}", self.hour(), self.minute())?;
        match self.seconds % 60 {
            0 => Ok(()),
            seconds => write!(formatter, ":{seconds:02}"),
        }
    }
}

impl fmt::Debug for TimeOfDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::TimeOfDay;
    use crate::calendar::Minutes;

    #[test]
    fn a_time_is_written_as_short_as_it_can_be() {
        for (text, written) in [
            ("09:30", "09:30"),
            ("9:30", "09:30"),
            ("09:30:00.000", "09:30"),
            ("09:30:15", "09:30:15"),
            ("24:00", "24:00"),
        ] {
            assert_eq!(text.parse::<TimeOfDay>().unwrap().to_string(), written);
        }
    }

    #[test]
    fn times_that_are_none_are_refused() {
        for text in [
            "",
            "9",
            "09:60",
            "24:01",
            "25:00",
            "09:3",
            "009:30",
            "09:30:60",
            "09:30:00:00",
            "-9:30",
            "+9:30",
            "09:30.x",
        ] {
            assert!(text.parse::<TimeOfDay>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_ends_at_midnight() {
        let evening = TimeOfDay::new(23, 30).unwrap();
        assert_eq!(evening.plus(Minutes(30)), Some(TimeOfDay::END));
        assert_eq!(evening.plus(Minutes(31)), None);
        assert_eq!(evening.plus(Minutes(u32::MAX)), None);
    }
}
