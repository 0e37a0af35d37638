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

#[cfg(test)]
mod tests {
    use personio::{
        attendances::v2::AttendanceStatus,
        calendar::{LocalDateTime, Minutes},
    };

    use super::{Totals, by_day, gaps};
    use crate::{
        attendance::{Attendance, Kind},
        edit::EntryKey,
        entry::{Entry, EntryState},
    };

    fn at(text: &str) -> LocalDateTime {
        let (day, time) = text.split_once('T').unwrap_or(("1", text));
        format!("2026-06-{day:0>2}T{time}").parse().unwrap()
    }

    fn entry(start: &str, end: Option<&str>, kind: Kind) -> Entry {
        let attendance = Attendance { kind, end: end.map(at), ..Attendance::work(at(start), at(start)) };
        Entry {
            key: EntryKey::of(start),
            day: at(start).date(),
            attendance,
            state: EntryState::InPersonio,
            approval: None,
        }
    }

    #[test]
    fn breaks_are_no_work_and_what_runs_counts_until_now() {
        let entries = [
            entry("08:00", Some("12:00"), Kind::Work),
            entry("12:00", Some("12:30"), Kind::Break),
            entry("12:30", None, Kind::Work),
            Entry { approval: Some(AttendanceStatus::Rejected), ..entry("05:00", Some("06:00"), Kind::Work) },
        ];
        let totals = Totals::of(&entries, Some(Minutes::hours(8)), at("14:30"));
        assert_eq!((totals.worked, totals.breaks), (Minutes::hours(6), Minutes(30)));
        assert_eq!((totals.balance(), totals.left()), (Some(-120), Some(Minutes(120))));
        let with_timer = totals.with(&[Attendance::work(at("14:30"), at("17:30"))], at("17:30"));
        assert_eq!((with_timer.balance(), with_timer.left()), (Some(60), Some(Minutes::ZERO)));
        assert_eq!(Totals::of(&[], None, at("14:30")).balance(), None);
    }

    #[test]
    fn days_add_up() {
        let day = |worked, target| Totals { worked: Minutes(worked), breaks: Minutes(30), target };
        let sum = Totals::sum([day(480, Some(Minutes(480))), day(60, None), day(400, Some(Minutes(480)))]);
        assert_eq!((sum.worked, sum.breaks, sum.target), (Minutes(940), Minutes(90), Some(Minutes(960))));
        assert_eq!(Totals::sum([]).target, None);
    }

    #[test]
    fn gaps_are_where_nothing_is_recorded_in_between() {
        let entries = [
            entry("08:00", Some("12:00"), Kind::Work),
            entry("09:00", Some("10:00"), Kind::Break),
            entry("12:30", Some("13:00"), Kind::Work),
            entry("13:00", None, Kind::Work),
            entry("15:00", Some("16:00"), Kind::Work),
        ];
        let found = gaps(&entries);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].from, found[0].until), (at("12:00"), at("12:30")));
        assert_eq!(by_day(&[entries[0].clone(), entry("2T08:00", None, Kind::Work), entries[2].clone()]).len(), 2);
    }
}
