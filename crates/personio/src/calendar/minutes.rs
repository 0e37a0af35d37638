use std::{fmt, iter::Sum, time::Duration};

use serde::{Deserialize, Serialize};

/// A length of time in whole minutes; on the wire a number.
///
/// ```
/// use personio::calendar::Minutes;
///
/// assert_eq!(Minutes(95).to_string(), "1 h 35 min");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minutes(pub u32);

impl Minutes {
    /// None at all.
    pub const ZERO: Self = Self(0);

    /// Whole hours.
    #[must_use]
    pub const fn hours(hours: u32) -> Self {
        Self(hours.saturating_mul(60))
    }

    /// Both together; stays at the largest that there is.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What is left; never less than nothing.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(minutes: I) -> Self {
        minutes.fold(Self::ZERO, Self::plus)
    }
}

impl From<Minutes> for Duration {
    fn from(minutes: Minutes) -> Self {
        Self::from_secs(u64::from(minutes.0) * 60)
    }
}

/// `1 h 35 min`, `2 h`, `0 min`.
impl fmt::Display for Minutes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 60, self.0 % 60) {
            (0, minutes) => write!(formatter, "{minutes} min"),
            (hours, 0) => write!(formatter, "{hours} h"),
            (hours, minutes) => write!(formatter, "{hours} h {minutes} min"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Minutes;

    #[test]
    fn lengths_are_said_in_hours_and_minutes() {
        for (minutes, text) in [(0, "0 min"), (59, "59 min"), (60, "1 h"), (61, "1 h 1 min"), (600, "10 h")] {
            assert_eq!(Minutes(minutes).to_string(), text);
        }
    }

    #[test]
    fn counting_stops_at_both_ends() {
        assert_eq!(Minutes(1).minus(Minutes(2)), Minutes::ZERO);
        assert_eq!([Minutes(u32::MAX), Minutes(1)].into_iter().sum::<Minutes>(), Minutes(u32::MAX));
    }
}
