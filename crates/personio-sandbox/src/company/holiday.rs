//! Public holidays of the places where the company works.

use jiff::{Span, civil::Date};
use serde::{Deserialize, Serialize};

/// A calendar of public holidays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Calendar {
    #[default]
    Berlin,
    Hamburg,
    Zurich,
}

impl Calendar {
    /// Its number in v1.
    pub(crate) fn id(self) -> u32 {
        match self {
            Self::Berlin => 3,
            Self::Hamburg => 6,
            Self::Zurich => 41,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Berlin => "Deutschland (Berlin) Feiertage",
            Self::Hamburg => "Deutschland (Hamburg) Feiertage",
            Self::Zurich => "Schweiz (Zürich) Feiertage",
        }
    }

    pub(crate) fn country(self) -> &'static str {
        match self {
            Self::Berlin | Self::Hamburg => "DE",
            Self::Zurich => "CH",
        }
    }

    pub(crate) fn state(self) -> &'static str {
        match self {
            Self::Berlin => "Berlin",
            Self::Hamburg => "Hamburg",
            Self::Zurich => "Zürich",
        }
    }

    /// Whether nobody works on a day.
    pub(crate) fn is_holiday(self, day: Date) -> bool {
        let fixed: &[(i8, i8)] = match self {
            Self::Berlin => &[(1, 1), (3, 8), (5, 1), (10, 3), (12, 25), (12, 26)],
            Self::Hamburg => &[(1, 1), (5, 1), (10, 3), (10, 31), (12, 25), (12, 26)],
            Self::Zurich => &[(1, 1), (1, 2), (5, 1), (8, 1), (12, 25), (12, 26)],
        };
        if fixed.contains(&(day.month(), day.day())) {
            return true;
        }
        // Good Friday, Easter Monday, Ascension, Whit Monday, the same in all three places, from March to June.
        let moves = (3..=6).contains(&day.month());
        let easter = if moves { easter(day.year()) } else { None };
        let from_easter = easter.and_then(|easter| easter.until(day).ok()).map(|span| span.get_days());
        matches!(from_easter, Some(-2 | 1 | 39 | 50))
    }
}

/// Easter Sunday, by the anonymous Gregorian algorithm.
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    let (month, day) = (i8::try_from(days / 31).ok()?, i8::try_from(days % 31).ok()?);
    Date::new(i16::try_from(year).ok()?, month, 1).ok()?.checked_add(Span::new().days(day)).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Calendar, easter};

    #[test]
    fn easter_moves_with_the_moon() {
        assert_eq!(easter(2024), Some(date(2024, 3, 31)));
        assert_eq!(easter(2025), Some(date(2025, 4, 20)));
        assert_eq!(easter(2026), Some(date(2026, 4, 5)));
    }

    #[test]
    fn each_place_has_its_own_holidays() {
        assert!(Calendar::Berlin.is_holiday(date(2026, 3, 8)));
        assert!(!Calendar::Hamburg.is_holiday(date(2026, 3, 8)));
        assert!(Calendar::Hamburg.is_holiday(date(2026, 10, 31)));
        assert!(Calendar::Zurich.is_holiday(date(2026, 8, 1)));
        assert!(Calendar::Zurich.is_holiday(date(2026, 5, 25)));
    }
}
