//! How long an absence lasts, and what is left of a vacation.

use jiff::civil::{Date, date};

use super::{
    Company,
    absence::{Absence, AbsenceStatus, DayPart, Span, Unit},
    person::Employment,
    table::Seq,
};

/// What an absence takes from one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Taken {
    pub(crate) day: Date,
    pub(crate) minutes: u32,
    pub(crate) days: f64,
}

/// What is left of a type of absence in the year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Balance {
    /// As of today.
    pub(crate) today: f64,
    /// With everything deducted that is planned.
    pub(crate) available: f64,
}

/// An absence without an end is counted for a year.
const OPEN_DAYS: i64 = 366;

impl Company {
    /// What an absence takes from each of its days, days off included.
    pub(crate) fn breakdown(&self, absence: &Absence) -> Vec<Taken> {
        let open_end = absence.start.saturating_add(jiff::Span::new().days(OPEN_DAYS));
        let last = absence.end.unwrap_or(open_end).min(open_end.saturating_add(jiff::Span::new().days(OPEN_DAYS * 4)));
        let calendar = self.calendar(absence.person);
        let employments: Vec<&Employment> = self.employments.of(absence.person).map(|(_, row)| row).collect();
        let work = |day: Date| {
            let minutes = employments.iter().map(|employment| employment.minutes_on(day)).max().unwrap_or_default();
            if minutes == 0 || calendar.is_holiday(day) { 0 } else { minutes }
        };
        let days = absence.start.series(jiff::Span::new().days(1)).take_while(|day| *day <= last);
        days.map(|day| taken(absence, day, work(day))).collect()
    }

    /// Days that an absence takes.
    pub(crate) fn days_of(&self, absence: &Absence) -> f64 {
        self.breakdown(absence).iter().map(|taken| taken.days).sum()
    }

    /// What is left of a type for a person, in days; `None` for types without an entitlement.
    pub(crate) fn balance(&self, person: Seq, kind: Seq) -> Option<Balance> {
        let absence_type = self.absence_types.get(kind)?;
        if absence_type.category != "paid_vacation" || absence_type.unit != Unit::Day {
            return None;
        }
        let (_, employment) = self.employment(person)?;
        let today = self.today();
        let year = (date(today.year(), 1, 1), date(today.year(), 12, 31));
        let (mut taken, mut planned) = (0.0, 0.0);
        let of_type = self.absences.of(person).map(|(_, absence)| absence).filter(|absence| absence.kind == kind);
        for absence in of_type.filter(|absence| absence.status != AbsenceStatus::Rejected) {
            if absence.last_day() < year.0 || absence.start > year.1 {
                continue;
            }
            for part in self.breakdown(absence) {
                if part.day < year.0 || part.day > year.1 {
                    continue;
                }
                if part.day <= today && absence.status == AbsenceStatus::Approved {
                    taken += part.days;
                } else {
                    planned += part.days;
                }
            }
        }
        let left = employment.vacation_days - taken;
        Some(Balance { today: left, available: left - planned })
    }
}

/// What an absence takes from a day with so many minutes of work.
fn taken(absence: &Absence, day: Date, work: u32) -> Taken {
    if work == 0 {
        return Taken { day, minutes: 0, days: 0.0 };
    }
    let half = match absence.span {
        Span::Days { first, last } => {
            (day == absence.start && first == DayPart::Half) || (Some(day) == absence.end && last == DayPart::Half)
        }
        Span::Hours { .. } => false,
    };
    if let Span::Hours { .. } = absence.span {
        let (from, to) = absence.minutes_of(day);
        let minutes = to.saturating_sub(from).min(work);
        return Taken { day, minutes, days: f64::from(minutes) / f64::from(work) };
    }
    if half { Taken { day, minutes: work / 2, days: 0.5 } } else { Taken { day, minutes: work, days: 1.0 } }
}
