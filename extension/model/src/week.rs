//! A week as a grid.

use personio::calendar::{Date, LocalDateTime};

use crate::{
    day::Totals,
    entry::Entry,
    plan::Plan,
    summary::{DaySummary, days},
};

/// A week, from Monday to Sunday.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// Its days.
    pub days: Vec<DaySummary>,
    /// All days together, those to come included.
    pub totals: Totals,
    /// The days until today together: what is missing so far.
    pub so_far: Totals,
}

impl Week {
    /// The week of a day.
    #[must_use]
    pub fn of(day: Date, entries: &[Entry], plan: &Plan<'_>, now: LocalDateTime) -> Self {
        let monday = monday(day);
        let sunday = monday.plus_days(6).unwrap_or(Date::MAX);
        let days = days(entries, plan, monday, sunday, now);
        let past = days.iter().filter(|it| it.day <= now.date());
        Self {
            monday,
            totals: Totals::sum(days.iter().map(|it| it.totals)),
            so_far: Totals::sum(past.map(|it| it.totals)),
            days,
        }
    }
}

/// The Monday of a day's week.
#[must_use]
pub fn monday(day: Date) -> Date {
    // 1970 began on a Thursday.
    day.plus_days(-(day.days() + 3).rem_euclid(7)).unwrap_or(Date::MIN)
}

/// The number of a day's week as Germans count, ISO 8601: the first week of a year is that with its first Thursday.
#[must_use]
pub fn number(day: Date) -> u32 {
    let thursday = monday(day).plus_days(3).unwrap_or(day);
    let new_year = Date::new(thursday.year(), 1, 1).unwrap_or(thursday);
    u32::try_from(new_year.days_until(thursday) / 7).unwrap_or_default().saturating_add(1)
}

#[cfg(test)]
mod tests {
    use personio::calendar::{Date, LocalDateTime};

    use super::{Week, number};
    use crate::{
        attendance::Attendance,
        edit::EntryKey,
        entry::{Entry, EntryState},
        plan::Plan,
        settings::Schedule,
        summary::{DayApproval, DayStatus},
    };

    fn at(text: &str) -> LocalDateTime {
        format!("2026-06-{text}").parse().unwrap()
    }

    fn entry(start: &str, end: &str, state: EntryState) -> Entry {
        let attendance = Attendance::work(at(start), at(end));
        Entry { key: EntryKey::of(start), day: at(start).date(), attendance, state, approval: None }
    }

    #[test]
    fn a_week_shows_what_is_missing_and_what_is_still_to_come() {
        let entries = [
            entry("01T08:00", "01T16:00", EntryState::InPersonio),
            entry("02T08:00", "02T12:00", EntryState::Waiting),
            entry("04T08:00", "04T09:00", EntryState::Refused(<_>::default())),
            entry("08T08:00", "08T09:00", EntryState::InPersonio),
        ];
        let schedule = Schedule { holidays: vec![at("05T00:00").date()], ..Schedule::default() };
        let week = Week::of(at("03T00:00").date(), &entries, &Plan::new(&schedule, &[], &[]), at("04T10:00"));
        let statuses: Vec<_> = week.days.iter().map(|day| day.status).collect();
        use DayStatus::{Ahead, Complete, Missing, Short, Today};
        assert_eq!(statuses, [Complete, Short, Missing, Today, Ahead, Ahead, Ahead]);
        let approvals: Vec<_> = week.days.iter().map(|day| day.approval).take(4).collect();
        let expected = [Some(DayApproval::Pending), Some(DayApproval::Waiting), None, Some(DayApproval::Trouble)];
        assert_eq!(approvals, expected);
        assert_eq!((week.totals.worked.0, week.totals.target.unwrap().0), (13 * 60, 32 * 60));
        assert_eq!(week.so_far.balance(), Some((13 - 32) * 60));
        assert!(week.days[4].is_holiday);
    }

    #[test]
    fn weeks_are_numbered_as_germans_count() {
        for (date, week) in [
            ("2026-01-01", 1),
            ("2026-12-31", 53),
            ("2027-01-03", 53),
            ("2027-01-04", 1),
            ("2024-12-30", 1),
            ("2026-06-01", 23),
        ] {
            assert_eq!(number(date.parse::<Date>().unwrap()), week, "{date}");
        }
    }
}
