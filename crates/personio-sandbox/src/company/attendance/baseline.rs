//! The past as the seed brings it: which days people worked is kept, what they did on a day follows from its number.

use std::collections::BTreeMap;

use jiff::{
    Span, Timestamp,
    civil::{Date, DateTime, Time},
};
use serde::{Deserialize, Serialize};

use super::{AttendanceStatus, Period, PeriodType};
use crate::company::{
    clock::instant,
    id::mix,
    table::{Row, Seq},
};

/// Work, break, work: three periods a day, and one number to spare.
const PERIODS_A_DAY: u64 = 4;

/// Days of work in the past.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Baseline {
    pub(crate) first_day: Date,
    pub(crate) days: u32,
    pub(crate) people: BTreeMap<Seq, Worked>,
}

impl Row for Baseline {}

/// Days of a past by their numbers, both ends included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Days {
    from: u32,
    to: u32,
}

/// What somebody worked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Worked {
    /// A bit a day.
    pub(crate) days: Vec<u64>,
    /// Minutes to work a day.
    pub(crate) minutes: u32,
    /// What they work for, by turns.
    pub(crate) projects: Vec<Seq>,
}

impl Worked {
    /// Somebody who did not work in so many days.
    pub(crate) fn nothing(days: u32, minutes: u32, projects: Vec<Seq>) -> Self {
        Self { days: vec![0; usize::try_from(days / 64).unwrap_or_default().saturating_add(1)], minutes, projects }
    }

    /// Notes that nothing was worked from one day to another.
    pub(crate) fn clear(&mut self, from: i64, to: i64) {
        for day in from.max(0)..=to {
            let Some(word) = usize::try_from(day / 64).ok().and_then(|word| self.days.get_mut(word)) else { return };
            *word &= !(1 << (day % 64));
        }
    }

    fn has(&self, day: u32) -> bool {
        let word = usize::try_from(day / 64).ok().and_then(|word| self.days.get(word));
        word.is_some_and(|word| word & 1 << (day % 64) != 0)
    }

    fn count(&self, from: u32, to: u32) -> usize {
        let mut count = 0;
        for (index, word) in self.days.iter().enumerate() {
            let start = u32::try_from(index).unwrap_or(u32::MAX).saturating_mul(64);
            if start > to || start.saturating_add(63) < from {
                continue;
            }
            let low = u64::MAX << from.saturating_sub(start).min(63);
            let high = u64::MAX >> 63_u32.saturating_sub(to.saturating_sub(start).min(63));
            count += (word & low & high).count_ones() as usize;
        }
        count
    }
}

/// A day of somebody's work, before it is written out.
#[derive(Clone, Copy)]
struct Hours {
    date: Date,
    first_seq: Seq,
    begin: DateTime,
    /// Minutes of break.
    pause: i64,
    /// Minutes of work.
    work: i64,
    project: Option<Seq>,
}

impl Hours {
    fn end(self) -> DateTime {
        self.begin.saturating_add(Span::new().minutes(self.work + self.pause))
    }
}

impl Baseline {
    /// How many of some days somebody worked.
    pub(crate) fn count(&self, person: Seq, days: Days) -> usize {
        self.people.get(&person).map_or(0, |worked| worked.count(days.from, days.to))
    }

    /// What somebody did between two days.
    pub(crate) fn periods(&self, person: Seq, from: Date, to: Date) -> Vec<Period> {
        let (Some(worked), Some(Days { from, to })) = (self.people.get(&person), self.range(from, to)) else {
            return Vec::new();
        };
        (from..=to).filter(|day| worked.has(*day)).flat_map(|day| self.day(person, worked, day)).collect()
    }

    /// The period of a number.
    pub(crate) fn find(&self, seq: Seq) -> Option<(Seq, Period)> {
        let day_of_person = seq / PERIODS_A_DAY;
        let person = day_of_person / u64::from(self.days);
        let day = u32::try_from(day_of_person % u64::from(self.days)).ok()?;
        let worked = self.people.get(&person).filter(|worked| worked.has(day))?;
        let period = self.day(person, worked, day).into_iter().find(|period| period.seq == seq)?;
        Some((person, period))
    }

    /// The last day that it knows of.
    pub(crate) fn last_day(&self) -> Date {
        self.date(self.days.saturating_sub(1)).unwrap_or(self.first_day)
    }

    /// How many of some days' periods of somebody were written within a time: in the evening of their day.
    pub(crate) fn count_written(&self, person: Seq, days: Days, since: Timestamp, until: Timestamp) -> usize {
        let Some(worked) = self.people.get(&person) else { return 0 };
        let within = |day: u32| {
            let evening = self.hours(person, worked, day).map(|hours| instant(hours.end()));
            evening.is_some_and(|evening| since <= evening && evening <= until)
        };
        (days.from..=days.to).filter(|day| worked.has(*day) && within(*day)).count()
    }

    /// Whether somebody worked for a project.
    pub(crate) fn is_for(&self, person: Seq, project: Seq) -> bool {
        let Some(worked) = self.people.get(&person).filter(|worked| worked.projects.contains(&project)) else {
            return false;
        };
        let on = |day| self.hours(person, worked, day).is_some_and(|hours| hours.project == Some(project));
        (0..self.days).any(|day| worked.has(day) && on(day))
    }

    fn hours(&self, person: Seq, worked: &Worked, day: u32) -> Option<Hours> {
        let date = self.date(day)?;
        let first_seq = (person.saturating_mul(u64::from(self.days)).saturating_add(u64::from(day))) * PERIODS_A_DAY;
        let chance = mix(first_seq);
        let quarter = |shift: u32, choices: u64| i64::try_from((chance >> shift) % choices).unwrap_or_default() * 15;
        let begin = date.to_datetime(Time::midnight()).saturating_add(Span::new().minutes(7 * 60 + 30 + quarter(0, 8)));
        let project = usize::try_from(chance >> 24)
            .ok()
            .and_then(|turn| worked.projects.get(turn % worked.projects.len().max(1)))
            .copied();
        let (pause, work) = (30 + quarter(8, 3), i64::from(worked.minutes) + quarter(16, 5) - 30);
        Some(Hours { date, first_seq, begin, pause, work, project })
    }

    fn day(&self, person: Seq, worked: &Worked, day: u32) -> Vec<Period> {
        let Some(hours) = self.hours(person, worked, day) else { return Vec::new() };
        let Hours { date, first_seq, begin, pause, work, project } = hours;
        let morning = (work / 2) / 15 * 15;
        let after = |minutes: i64| begin.saturating_add(Span::new().minutes(minutes));
        let evening = instant(hours.end());
        let period = |index: u64, kind, start, end, project| Period {
            seq: first_seq + index,
            kind,
            start,
            end: Some(end),
            attribution: date,
            project,
            comment: String::new(),
            status: AttendanceStatus::Confirmed,
            created_at: evening,
            updated_at: evening,
        };
        let noon: (DateTime, DateTime) = (after(morning), after(morning + pause));
        vec![
            period(0, PeriodType::Work, begin, noon.0, project),
            period(1, PeriodType::Break, noon.0, noon.1, None),
            period(2, PeriodType::Work, noon.1, hours.end(), project),
        ]
    }

    /// When the periods of a day were last written, at the earliest and at the latest.
    pub(crate) fn written_between(from: Timestamp, to: Timestamp) -> (Date, Date) {
        let day = |at: Timestamp| at.to_zoned_datetime(crate::company::clock::zone()).date();
        (day(from).yesterday().unwrap_or(Date::MIN), day(to))
    }

    fn date(&self, day: u32) -> Option<Date> {
        self.first_day.checked_add(Span::new().days(i64::from(day))).ok()
    }

    /// The numbers of its days between two days.
    pub(crate) fn range(&self, from: Date, to: Date) -> Option<Days> {
        let last = self.last_day();
        if from > last || to < self.first_day || from > to || self.days == 0 {
            return None;
        }
        let number = |date: Date| {
            let days = self.first_day.until(date.clamp(self.first_day, last)).ok()?.get_days();
            u32::try_from(days).ok()
        };
        Some(Days { from: number(from)?, to: number(to)? })
    }
}

#[cfg(test)]
mod tests {
    use jiff::{
        SignedDuration,
        civil::{Date, date},
    };

    use super::{Baseline, Worked};

    fn baseline() -> Baseline {
        let mut worked = Worked::nothing(200, 480, vec![5, 6]);
        for day in [0, 1, 63, 64, 65, 130, 199] {
            worked.days[day / 64] |= 1 << (day % 64);
        }
        Baseline { first_day: date(2026, 1, 1), days: 200, people: [(7, worked)].into() }
    }

    #[test]
    fn days_are_counted_as_they_are_listed() {
        let baseline = baseline();
        for (from, to) in [
            (Date::MIN, Date::MAX),
            (date(2026, 1, 1), date(2026, 1, 1)),
            (date(2026, 1, 2), date(2026, 3, 5)),
            (date(2026, 3, 6), date(2026, 3, 6)),
            (date(2026, 12, 1), Date::MAX),
        ] {
            let listed = baseline.periods(7, from, to).len();
            let counted = baseline.range(from, to).map_or(0, |days| baseline.count(7, days));
            assert_eq!(counted * 3, listed, "{from} to {to}");
        }
        let all = baseline.range(Date::MIN, Date::MAX).unwrap();
        assert_eq!((baseline.count(7, all), baseline.count(8, all)), (7, 0));
    }

    #[test]
    fn what_was_written_within_a_time_is_counted_as_it_is_listed() {
        let baseline = baseline();
        let all = baseline.range(Date::MIN, Date::MAX).unwrap();
        let written: Vec<_> =
            baseline.periods(7, Date::MIN, Date::MAX).iter().step_by(3).map(|period| period.updated_at).collect();
        assert_eq!(baseline.count_written(7, all, written[1], written[3]), 3);
        let (since, until) = (written[1] + SignedDuration::from_secs(1), written[3] - SignedDuration::from_secs(1));
        assert_eq!(baseline.count_written(7, all, since, until), 1);
        assert_eq!(baseline.count_written(8, all, written[0], written[3]), 0);
    }

    #[test]
    fn who_worked_for_a_project_worked_for_it_on_a_day() {
        let baseline = baseline();
        let listed = baseline.periods(7, Date::MIN, Date::MAX);
        for project in [5, 6, 7] {
            let on_a_day = listed.iter().any(|period| period.project == Some(project));
            assert_eq!(baseline.is_for(7, project), on_a_day);
        }
        assert!(!baseline.is_for(8, 5));
    }

    #[test]
    fn days_that_are_cleared_were_not_worked() {
        let mut worked = baseline().people.remove(&7).unwrap();
        worked.clear(-5, 0);
        worked.clear(64, 130);
        worked.clear(199, 100_000);
        assert_eq!((0..200).filter(|day| worked.has(*day)).collect::<Vec<_>>(), [1, 63]);
    }

    #[test]
    fn a_number_leads_back_to_its_period() {
        let baseline = baseline();
        for period in baseline.periods(7, Date::MIN, Date::MAX) {
            assert_eq!(baseline.find(period.seq), Some((7, period)));
        }
        assert_eq!(baseline.find(3), None);
    }
}
