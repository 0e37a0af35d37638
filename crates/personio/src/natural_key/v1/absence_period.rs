//! Absences in hours. Version 1 tells their times in UTC, and nobody here knows the zone: version 2 is asked, which has
//! them as a clock shows them, under the same ids.

use crate::{
    absences::{
        v1::{self, AbsenceSpan, AbsenceType, CreateAbsencePeriod},
        v2::{AbsencePeriod, AbsenceStatus, ListAbsencePeriods},
    },
    calendar::{Date, LocalDateTime, TimeOfDay},
    id::{
        v1::{AbsencePeriodId, AbsenceTypeId},
        v2::PersonId,
    },
    request::Create,
};

/// A person is away once at a time: person, start and end. The kinds of both versions have different ids, so they are
/// not compared.
impl Create for CreateAbsencePeriod {
    type Lookup = ListAbsencePeriods;

    fn lookup(&self) -> Option<ListAbsencePeriods> {
        let (from, to) = bounds(self.span);
        let list = ListAbsencePeriods::during(self.employee.to_string().into(), from.into(), to.into());
        Some(ListAbsencePeriods { limit: Some(100), ..list })
    }

    fn find(&self, found: Vec<AbsencePeriod>) -> Option<v1::AbsencePeriod> {
        let person = PersonId::from(self.employee.to_string());
        let absence = found.into_iter().find(|known| {
            let is_rejected = known.approval.as_ref().is_some_and(|it| it.status == AbsenceStatus::Rejected);
            !is_rejected && known.person.id == person && covers(known, self.span)
        })?;
        Some(told(absence, self.span))
    }
}

fn bounds(span: AbsenceSpan) -> (LocalDateTime, LocalDateTime) {
    match span {
        AbsenceSpan::Hours { date, start, end } => (date.at(start), date.at(end)),
        AbsenceSpan::Days { start, end, .. } => {
            (start.at(TimeOfDay::MIDNIGHT), end.plus_days(1).unwrap_or(end).at(TimeOfDay::MIDNIGHT))
        }
    }
}

/// Whether an absence is the asked one. Absences of several days that share their first and last one overlap whatever
/// halves they have, so only one of them can be.
fn covers(known: &AbsencePeriod, span: AbsenceSpan) -> bool {
    let Some(ends_at) = &known.ends_at else { return false };
    let (from, until) = (known.starts_from.date_time.local(), ends_at.date_time.local());
    let (start, end) = bounds(span);
    match span {
        AbsenceSpan::Hours { .. } => minute(from) == minute(start) && minute(until) == minute(end),
        AbsenceSpan::Days { end: last, .. } => from.date() == start.date() && (until.date() == last || until == end),
    }
}

/// Seconds are not sent.
fn minute(moment: LocalDateTime) -> (Date, u8, u8) {
    (moment.date(), moment.time().hour(), moment.time().minute())
}

/// What version 2 tells, in the words of version 1.
fn told(known: AbsencePeriod, span: AbsenceSpan) -> v1::AbsencePeriod {
    let (half_day_start, half_day_end) = match span {
        AbsenceSpan::Hours { .. } => (None, None),
        AbsenceSpan::Days { half_day_start, half_day_end, .. } => (Some(half_day_start), Some(half_day_end)),
    };
    let status = known.approval.map(|approval| match approval.status {
        AbsenceStatus::Pending => v1::AbsenceStatus::Pending,
        AbsenceStatus::Approved => v1::AbsenceStatus::Approved,
        AbsenceStatus::Rejected => v1::AbsenceStatus::Rejected,
        AbsenceStatus::Unknown(code) => v1::AbsenceStatus::Unknown(code),
    });
    let id = AbsenceTypeId(known.absence_type.id.to_string());
    v1::AbsencePeriod {
        id: AbsencePeriodId(known.id.to_string()),
        measurement_unit: None,
        effective_duration: None,
        employee: None,
        absence_type: Some(AbsenceType { id, name: None, time_off_type_id: None }),
        certificate: None,
        start: known.starts_from.date_time,
        end: known.ends_at.map(|end| end.date_time),
        half_day_start,
        half_day_end,
        comment: known.comment,
        origin: None,
        status,
        timezone: known.timezone_id,
        created_by: None,
        created_at: known.created_at,
        updated_at: known.updated_at,
        approved_at: None,
        breakdowns: Vec::new(),
    }
}
