//! A month as a heat map.

use personio::calendar::{Date, LocalDateTime};

use crate::{
    day::Totals,
    entry::Entry,
    plan::Plan,
    summary::{DayStatus, DaySummary, days},
    week::monday,
};

/// A month.
#[derive(Clone, Debug, PartialEq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// Its weeks from Monday to Sunday; days of other months are left out.
    pub weeks: Vec<Vec<Option<DaySummary>>>,
    /// All days together, those to come included.
    pub totals: Totals,
    /// The days until today together.
    pub so_far: Totals,
    /// Days on which something is missing.
    pub missing: Vec<Date>,
}

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(day: Date, entries: &[Entry], plan: &Plan<'_>, now: LocalDateTime) -> Self {
        let (first, last) = (day.first_of_month(), day.last_of_month());
        let days = days(entries, plan, first, last, now);
        let past = || days.iter().filter(|it| it.day <= now.date());
        let is_missing = |it: &&DaySummary| matches!(it.status, DayStatus::Missing | DayStatus::Short);
        Self {
            first,
            totals: Totals::sum(days.iter().map(|it| it.totals)),
            so_far: Totals::sum(past().map(|it| it.totals)),
            missing: days.iter().filter(is_missing).map(|it| it.day).collect(),
            weeks: weeks(first, days),
        }
    }
}

fn weeks(first: Date, days: Vec<DaySummary>) -> Vec<Vec<Option<DaySummary>>> {
    let before = usize::try_from(monday(first).days_until(first)).unwrap_or_default();
    let mut cells: Vec<Option<DaySummary>> = std::iter::repeat_n(None, before).collect();
    cells.extend(days.into_iter().map(Some));
    cells.resize(cells.len().next_multiple_of(7), None);
    let mut weeks = Vec::new();
    while !cells.is_empty() {
        let rest = cells.split_off(7.min(cells.len()));
        weeks.push(std::mem::replace(&mut cells, rest));
    }
    weeks
}

/// How warm a day is, from 0 to 5: nothing, up to a third, up to two thirds, nearly all, all, clearly more.
#[must_use]
pub fn heat(totals: Totals) -> u8 {
    let worked = u64::from(totals.worked.0);
    // Work on a day off is measured by a day of eight hours.
    let target = totals.target.map(|target| u64::from(target.0)).filter(|target| *target > 0).unwrap_or(480);
    match worked * 100 / target {
        0 if worked == 0 => 0,
        0..=33 => 1,
        34..=66 => 2,
        67..=97 => 3,
        98..=110 => 4,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use personio::calendar::{Date, Minutes, TimeOfDay};

    use super::{Month, heat};
    use crate::{
        attendance::{Attendance, Task},
        clock,
        day::Totals,
        edit::{Edit, Record},
        known::Known,
        plan::Plan,
        queue::{Landed, Queue},
        settings::Schedule,
        timeline,
    };

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_laid_out_in_weeks() {
        let schedule = Schedule::default();
        let month = Month::of(
            date("2026-08-15"),
            &[],
            &Plan::new(&schedule, &[], &[]),
            date("2026-08-04").at(TimeOfDay::MIDNIGHT),
        );
        assert_eq!(month.weeks.len(), 6);
        assert!(month.weeks.iter().all(|week| week.len() == 7));
        let days: Vec<u8> = month.weeks.iter().flatten().flatten().map(|it| it.day.day()).collect();
        assert_eq!(days, (1..=31).collect::<Vec<_>>());
        assert!(month.weeks[0][5].as_ref().is_some_and(|it| it.day == date("2026-08-01")));
        assert_eq!(month.missing, [date("2026-08-03")]);
        let february = Month::of(
            date("2027-02-10"),
            &[],
            &Plan::new(&schedule, &[], &[]),
            date("2026-08-04").at(TimeOfDay::MIDNIGHT),
        );
        assert_eq!((february.weeks.len(), february.weeks[3][6].is_some()), (4, true));
    }

    #[test]
    fn a_day_is_as_warm_as_what_was_worked_of_what_should_be() {
        let heats = [(0, 480), (60, 480), (200, 480), (400, 480), (480, 480), (600, 480), (240, 240), (120, 0)];
        let heat = heats.map(|(worked, target)| {
            heat(Totals { worked: Minutes(worked), breaks: Minutes::ZERO, target: Some(Minutes(target)) })
        });
        assert_eq!(heat, [0, 1, 2, 3, 4, 5, 4, 1]);
    }

    #[test]
    fn a_year_of_entries_with_many_on_their_way_is_there_at_once() {
        let (mut known, mut queue) = (Known::default(), Queue::default());
        let first = date("2026-01-01");
        let time = |hour| TimeOfDay::new(hour, 0).unwrap();
        let mut changes = Vec::new();
        for index in 0..1_500_i64 {
            let day = first.plus_days(index / 5).unwrap();
            let hour = 8 + u8::try_from(index % 5).unwrap();
            let work = Attendance::work(day.at(time(hour)), day.at(time(hour + 1))).with(Task::of(None, "review"));
            let id = format!("00000000-0000-0000-0000-{index:012}");
            if index % 10 == 0 {
                let changed = work.clone().with(Task::default());
                changes.push(Edit::change(queue.key_of(&id), work.clone(), changed));
            }
            known.absorb(Landed { at: clock::Instant(0), id, record: Some(Record::Attendance(work)) });
        }
        queue.put(changes);
        let schedule = Schedule::default();
        let started = Instant::now();
        let entries = timeline::entries(&known, &queue, first, date("2026-12-31"));
        let month = Month::of(
            date("2026-06-15"),
            &entries,
            &Plan::new(&schedule, &[], &[]),
            date("2026-07-01").at(TimeOfDay::MIDNIGHT),
        );
        let took = started.elapsed();
        println!("1,500 entries: {took:?}");
        assert_eq!((entries.len(), month.totals.worked), (1_500, Minutes::hours(150)));
        assert!(took.as_millis() < 100, "unoptimised, on a busy machine: {took:?}");
    }
}
