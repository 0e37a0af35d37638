//! Attendance periods: work and breaks, each with its own times, and the older view of them with minutes of break.
//!
//! A company of ten thousand has millions of them. What the seed brought is therefore worked out when it is looked at
//! ([`Baseline`]); only the people whose periods were changed have them written out.

mod baseline;
mod period;
mod shift;

pub(crate) use baseline::{Baseline, Days, Worked};
pub(crate) use period::{AttendanceStatus, Period, PeriodType};
pub(crate) use shift::{Shift, shifts};

use std::{borrow::Cow, collections::HashMap};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::table::{Kept, Row, Seq, Table};

/// Periods that were written keep apart from what the seed can have.
const FIRST_WRITTEN: Seq = 1_000_000_000;

/// All attendance periods.
#[derive(Clone, Debug)]
pub(crate) struct Attendances {
    pub(crate) baseline: Table<Baseline>,
    written: Table<Written>,
    owners: HashMap<Seq, Seq>,
    next: Seq,
}

/// The periods of one person, written out. Its number is that of the person.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Written {
    periods: Vec<Period>,
}

impl Row for Written {}

impl Default for Attendances {
    fn default() -> Self {
        Self {
            baseline: Table::new("attendance_baseline", 1),
            written: Table::new("attendances", 1),
            owners: HashMap::new(),
            next: FIRST_WRITTEN,
        }
    }
}

impl Attendances {
    /// Nothing but what the seed brings.
    pub(crate) fn of(baseline: Option<Baseline>) -> Self {
        let mut attendances = Self::default();
        if let Some(baseline) = baseline {
            attendances.baseline.put(1, baseline);
        }
        attendances
    }

    /// The tables behind it.
    pub(crate) fn tables(&mut self) -> [&mut dyn Kept; 2] {
        [&mut self.baseline, &mut self.written]
    }

    /// Finds owners and numbers again, after tables were read.
    pub(crate) fn index(&mut self) {
        self.owners.clear();
        self.next = FIRST_WRITTEN;
        for (person, written) in self.written.iter() {
            for period in &written.periods {
                self.owners.insert(period.seq, person);
                self.next = self.next.max(period.seq.saturating_add(1));
            }
        }
    }

    /// The number of the next period.
    pub(crate) fn next(&self) -> Seq {
        self.next
    }

    /// Begins new periods at a number, unless there are later ones already.
    pub(crate) fn begin_at(&mut self, next: Seq) {
        self.next = self.next.max(next);
    }

    fn base(&self) -> Option<&Baseline> {
        self.baseline.get(1)
    }

    /// The periods of a person whose attribution date lies between two days, in the order of their start.
    pub(crate) fn between(&self, person: Seq, from: Date, to: Date) -> Cow<'_, [Period]> {
        match self.written.get(person) {
            Some(written) => {
                let start = written.periods.partition_point(|period| period.attribution < from);
                let end = written.periods.partition_point(|period| period.attribution <= to);
                Cow::Borrowed(written.periods.get(start..end).unwrap_or_default())
            }
            None => Cow::Owned(self.base().map(|base| base.periods(person, from, to)).unwrap_or_default()),
        }
    }

    /// Whether nothing of a person was written since the seed.
    pub(crate) fn is_untouched(&self, person: Seq) -> bool {
        !self.written.contains(person)
    }

    /// The days of the seed's past between two days.
    pub(crate) fn days(&self, from: Date, to: Date) -> Option<Days> {
        self.base()?.range(from, to)
    }

    /// Whether a person worked for a project.
    pub(crate) fn is_for(&self, person: Seq, project: Seq) -> bool {
        match self.written.get(person) {
            Some(written) => written.periods.iter().any(|period| period.project == Some(project)),
            None => self.base().is_some_and(|base| base.is_for(person, project)),
        }
    }

    /// How many shifts the seed gave a person on some of its days.
    pub(crate) fn count_seeded(&self, person: Seq, days: Option<Days>) -> usize {
        match (self.base(), days) {
            (Some(base), Some(days)) => base.count(person, days),
            _ => 0,
        }
    }

    /// How many of them were written within a time.
    pub(crate) fn count_written(&self, person: Seq, days: Option<Days>, since: Timestamp, until: Timestamp) -> usize {
        match (self.base(), days) {
            (Some(base), Some(days)) => base.count_written(person, days, since, until),
            _ => 0,
        }
    }

    /// A period and whose it is.
    pub(crate) fn find(&self, seq: Seq) -> Option<(Seq, Period)> {
        if let Some(person) = self.owners.get(&seq) {
            let written = self.written.get(*person)?;
            return written.periods.iter().find(|period| period.seq == seq).map(|period| (*person, period.clone()));
        }
        let (person, period) = self.base()?.find(seq)?;
        self.is_untouched(person).then_some((person, period))
    }

    /// Adds a period and answers its number.
    pub(crate) fn add(&mut self, person: Seq, mut period: Period) -> Seq {
        let seq = self.next;
        self.next = self.next.saturating_add(1);
        period.seq = seq;
        self.insert(person, period);
        seq
    }

    /// Writes a period that is there.
    pub(crate) fn replace(&mut self, person: Seq, period: Period) {
        self.remove(person, period.seq);
        self.insert(person, period);
    }

    pub(crate) fn remove(&mut self, person: Seq, seq: Seq) {
        self.owners.remove(&seq);
        self.write_out(person);
        if let Some(written) = self.written.get_mut(person) {
            written.periods.retain(|period| period.seq != seq);
        }
    }

    /// Forgets a person.
    pub(crate) fn remove_person(&mut self, person: Seq) {
        self.write_out(person);
        if let Some(written) = self.written.get_mut(person) {
            for period in std::mem::take(&mut written.periods) {
                self.owners.remove(&period.seq);
            }
        }
    }

    fn insert(&mut self, person: Seq, period: Period) {
        self.write_out(person);
        self.owners.insert(period.seq, person);
        if let Some(written) = self.written.get_mut(person) {
            let place = written.periods.partition_point(|other| other.order() <= period.order());
            written.periods.insert(place, period);
        }
    }

    fn write_out(&mut self, person: Seq) {
        if self.written.contains(person) {
            return;
        }
        let periods = self.base().map(|base| base.periods(person, Date::MIN, Date::MAX)).unwrap_or_default();
        self.owners.extend(periods.iter().map(|period| (period.seq, person)));
        self.written.put(person, Written { periods });
    }
}
