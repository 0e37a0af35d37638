//! Vacations, illnesses and the rest, in the past and ahead.

use std::collections::BTreeMap;

use jiff::{
    Span,
    civil::{Date, date},
};

use super::{chance, later, morning};
use crate::company::{
    Company,
    absence::{Absence, AbsenceStatus, DayPart, Span as Part, Unit},
    table::Seq,
};

/// Days from the first of the past that people were absent, by person.
pub(super) type AbsentDays = BTreeMap<Seq, Vec<(Date, Date)>>;

pub(super) fn plan(company: &mut Company, years: u32) -> AbsentDays {
    let today = company.today();
    let first = first_day(today, years);
    let types: Vec<(Seq, Unit)> = company.absence_types.iter().map(|(seq, kind)| (seq, kind.unit)).collect();
    let at = |index: usize| types.get(index).map_or(0, |(seq, _)| *seq);
    let (vacation, sick, parental, lieu, doctor) = (at(0), at(1), at(3), at(4), at(5));
    let people: Vec<(Seq, Option<Date>, Option<Date>)> = company
        .employments
        .iter()
        .map(|(_, employment)| (employment.person, employment.start, employment.end))
        .collect();
    let mut absent = AbsentDays::new();
    for (number, (person, start, end)) in people.into_iter().enumerate() {
        let seed = number as u64;
        let mut planned: Vec<Absence> = Vec::new();
        let mut plan = |kind, from: Date, days: i64, span, status| {
            let to = later(from, days - 1);
            let inside = start.is_none_or(|start| from >= start) && end.is_none_or(|end| to <= end);
            let absence = absence(person, kind, from, to, span, status);
            if inside && !planned.iter().any(|other| other.overlaps(&absence)) {
                planned.push(absence);
            }
        };
        let approved = AbsenceStatus::Approved;
        match number {
            3 | 12 => plan(vacation, later(monday(today), -2), 12, Part::WHOLE_DAYS, approved),
            8 => plan(sick, later(today, -1), 3, Part::WHOLE_DAYS, approved),
            27 => plan(parental, later(today, -90), 180, Part::WHOLE_DAYS, approved),
            19 => plan(doctor, today, 1, Part::Hours { from: 480, to: 600 }, approved),
            _ => {}
        }
        for year in first.year()..=today.year() {
            for (part, (month, length)) in [(2, 5), (5, 7), (7, 14), (10, 6)].into_iter().enumerate() {
                let shift =
                    i64::try_from(chance(seed, part as u64 + u64::from(year.unsigned_abs()), 24)).unwrap_or_default();
                let from = monday(later(date(year, month, 1), shift));
                let status = if from > later(today, 14) && seed % 3 == 1 { AbsenceStatus::Pending } else { approved };
                if from >= first {
                    plan(vacation, from, length, Part::WHOLE_DAYS, status);
                }
            }
            let from = later(
                date(year, 1, 4),
                i64::try_from(chance(seed, u64::from(year.unsigned_abs()), 330)).unwrap_or_default(),
            );
            if from >= first && from < today {
                plan(sick, from, 1 + i64::try_from(seed % 4).unwrap_or_default(), Part::WHOLE_DAYS, approved);
            }
        }
        if seed % 5 == 2 {
            let half = Part::Days { first: DayPart::Half, last: DayPart::Whole };
            let weekday = i64::try_from(seed / 5 % 5).unwrap_or_default();
            plan(vacation, later(monday(later(today, 9)), weekday), 1, half, AbsenceStatus::Pending);
        }
        if seed % 6 == 4 {
            plan(lieu, monday(later(today, -13)), 1, Part::Hours { from: 780, to: 960 }, approved);
        }
        let days = absent.entry(person).or_default();
        for absence in planned {
            if absence.status == approved && matches!(absence.span, Part::Days { .. }) {
                days.push((absence.start, absence.last_day()));
            }
            company.absences.add(absence);
        }
    }
    absent
}

/// Where the past begins.
pub(super) fn first_day(today: Date, years: u32) -> Date {
    today.saturating_sub(Span::new().years(i64::from(years)))
}

/// The Monday of a day's week.
fn monday(day: Date) -> Date {
    later(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

fn absence(person: Seq, kind: Seq, start: Date, end: Date, span: Part, status: AbsenceStatus) -> Absence {
    let asked = morning(later(start, -30));
    Absence {
        person,
        kind,
        start,
        end: Some(end),
        span,
        comment: None,
        status,
        origin: "web".into(),
        created_at: asked,
        updated_at: asked,
    }
}
