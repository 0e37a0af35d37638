//! The older view: from when to when, with minutes of break.

use super::{AttendanceStatus, Period, PeriodType};

/// Work with the breaks in it, as v1 knows it. Its number is that of its first period.
#[derive(Clone, Debug)]
pub(crate) struct Shift {
    /// Work, break, work, …, without gaps.
    pub(crate) periods: Vec<Period>,
}

impl Shift {
    pub(crate) fn first(&self) -> Option<&Period> {
        self.periods.first()
    }

    pub(crate) fn last(&self) -> Option<&Period> {
        self.periods.last()
    }

    /// Minutes of break.
    pub(crate) fn break_minutes(&self) -> i64 {
        self.periods.iter().filter(|period| period.kind == PeriodType::Break).map(Period::minutes).sum()
    }

    /// Confirmed once every period is.
    pub(crate) fn status(&self) -> AttendanceStatus {
        let any = |status| self.periods.iter().any(|period| period.status == status);
        if any(AttendanceStatus::Rejected) {
            AttendanceStatus::Rejected
        } else if any(AttendanceStatus::Pending) {
            AttendanceStatus::Pending
        } else {
            AttendanceStatus::Confirmed
        }
    }
}

/// Joins work that is followed by a break, and a break that is followed by work of the same day and project.
/// A break that follows no work has no place in this view.
pub(crate) fn shifts(periods: &[Period]) -> Vec<Shift> {
    let mut shifts: Vec<Shift> = Vec::new();
    for period in periods {
        let goes_on = shifts.last().is_some_and(|shift| follows(shift, period));
        match (goes_on, period.kind, shifts.last_mut()) {
            (true, _, Some(shift)) => shift.periods.push(period.clone()),
            (_, PeriodType::Work, _) => shifts.push(Shift { periods: vec![period.clone()] }),
            _ => {}
        }
    }
    shifts
}

fn follows(shift: &Shift, period: &Period) -> bool {
    let (Some(first), Some(last)) = (shift.first(), shift.last()) else { return false };
    let touches = last.end == Some(period.start) && last.attribution == period.attribution;
    let alternates = last.kind != period.kind;
    let same_project = period.kind == PeriodType::Break || period.project == first.project;
    touches && alternates && same_project
}
