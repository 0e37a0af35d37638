//! A day, counted: what was worked, what should be, and what that leaves.

use personio::calendar::{Date, LocalDateTime, Minutes};

use crate::{
    attendance::{Attendance, Kind},
    entry::Entry,
};

/// A day's sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Work, without breaks.
    pub worked: Minutes,
    /// Breaks that were recorded.
    pub breaks: Minutes,
    /// What the person should work; `None` where that is not known.
    pub target: Option<Minutes>,
}

impl Totals {
    /// What counts, by `now`. Rejected entries do not count, and neither does what was refused.
    #[must_use]
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>, target: Option<Minutes>, now: LocalDateTime) -> Self {
        let counts = entries.into_iter().filter(|entry| !entry.is_rejected());
        Self { target, ..Self::default() }.with(counts.map(|entry| &entry.attendance), now)
    }

    /// With more periods, such as those of the running timer.
    #[must_use]
    pub fn with<'a>(self, periods: impl IntoIterator<Item = &'a Attendance>, now: LocalDateTime) -> Self {
        periods.into_iter().fold(self, |totals, period| match period.kind {
            Kind::Work => Self { worked: totals.worked.plus(period.minutes(now)), ..totals },
            Kind::Break => Self { breaks: totals.breaks.plus(period.minutes(now)), ..totals },
        })
    }

    /// Several days together. Days without a target count as days without work to do, if any day has one.
    #[must_use]
    pub fn sum(days: impl IntoIterator<Item = Self>) -> Self {
        days.into_iter().fold(Self::default(), |sum, day| Self {
            worked: sum.worked.plus(day.worked),
            breaks: sum.breaks.plus(day.breaks),
            target: match (sum.target, day.target) {
                (Some(sum), Some(day)) => Some(sum.plus(day)),
                (one, other) => one.or(other),
            },
        })
    }

    /// What is too much, in minutes; too little, if negative. `None` without a target.
    #[must_use]
    pub fn balance(self) -> Option<i64> {
        Some(i64::from(self.worked.0) - i64::from(self.target?.0))
    }

    /// What is left to do.
    #[must_use]
    pub fn left(self) -> Option<Minutes> {
        Some(self.target?.minus(self.worked))
    }
}

/// A time on a day for which nothing is recorded, between two entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// From when.
    pub from: LocalDateTime,
    /// Until when.
    pub until: LocalDateTime,
}

/// Where nothing is recorded between the first entry and the last one.
#[must_use]
pub fn gaps(entries: &[Entry]) -> Vec<Gap> {
    let mut reached: Option<LocalDateTime> = None;
    let mut gaps = Vec::new();
    for entry in entries.iter().filter(|entry| !entry.is_rejected()) {
        if let Some(from) = reached.filter(|reached| *reached < entry.start()) {
            gaps.push(Gap { from, until: entry.start() });
        }
        // What runs leaves no gap behind it.
        let Some(end) = entry.end() else { return gaps };
        reached = Some(reached.map_or(end, |reached| reached.max(end)));
    }
    gaps
}

/// The entries of each day, in the order of time.
#[must_use]
pub fn by_day(entries: &[Entry]) -> Vec<(Date, Vec<&Entry>)> {
    let mut days: Vec<(Date, Vec<&Entry>)> = Vec::new();
    for entry in entries {
        match days.iter_mut().rev().find(|(day, _)| *day == entry.day) {
            Some((_, entries)) => entries.push(entry),
            None => days.push((entry.day, vec![entry])),
        }
    }
    days.sort_by_key(|(day, _)| *day);
    days
}
