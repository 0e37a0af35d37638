//! Creating, changing and deleting absence periods.

use axum::http::StatusCode;
use jiff::civil::{Date, DateTime};
use serde_json::json;

use super::find;
use crate::{
    call::{Input, parse_local},
    company::{
        absence::{Absence, AbsenceStatus, Approval, Certificate, DayPart, Span, Unit},
        id::{self, Kind, uuid},
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
    v2::{field, problem},
};

const LONGEST_COMMENT: usize = 2000;

/// An end of an absence as a body says it.
#[derive(Clone, Copy)]
struct Edge {
    at: DateTime,
    half: Option<Half>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    First,
    Second,
}

/// `POST /v2/absence-periods`
pub(crate) fn create(desk: &mut Desk<'_>) -> Answer {
    let input = field::body(desk)?;
    let now = desk.now();
    let person = field::person(desk, &input)?;
    let kind = kind(desk, &input)?.ok_or_else(|| problem::bad_request(now, "absence_type.id must not be null."))?;
    let begin = edge(desk, &input, "starts_from")?;
    let begin = begin.ok_or_else(|| problem::bad_request(now, "starts_from.date_time must not be null."))?;
    let end = edge(desk, &input, "ends_at")?;
    let absence = Absence {
        person,
        kind,
        start: begin.at.date(),
        end: end.map(|end| end.at.date()),
        span: span(desk, kind, begin, end)?,
        comment: field::text(desk, &input, "comment", LONGEST_COMMENT)?,
        status: status(desk, kind)?,
        origin: "api".into(),
        created_at: now,
        updated_at: now,
    };
    check(desk, None, &absence)?;
    let seq = desk.company.absences.add(absence);
    emit(desk, "absence-period.created", person, seq);
    Ok(Reply::json(StatusCode::CREATED, json!({"id": uuid(Kind::AbsencePeriod, seq)})))
}

/// `PATCH /v2/absence-periods/{id}`
pub(crate) fn update(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let input = field::body(desk)?;
    let now = desk.now();
    let Some(before) = desk.company.absences.get(seq).cloned() else { return Err(problem::not_found(now)) };
    let mut absence = before.clone();
    absence.kind = kind(desk, &input)?.unwrap_or(before.kind);
    let begin = edge(desk, &input, "starts_from")?.unwrap_or_else(|| begin_of(&before));
    let end = if input.has("ends_at") { edge(desk, &input, "ends_at")? } else { end_of(&before) };
    (absence.start, absence.end) = (begin.at.date(), end.map(|end| end.at.date()));
    absence.span = span(desk, absence.kind, begin, end)?;
    if input.has("comment") {
        absence.comment = field::text(desk, &input, "comment", LONGEST_COMMENT)?;
    }
    absence.status = status(desk, absence.kind)?;
    absence.updated_at = now;
    check(desk, Some(seq), &absence)?;
    let moved = (before.start, before.end, before.span) != (absence.start, absence.end, absence.span);
    let decided = before.status != absence.status;
    let person = absence.person;
    if let Some(place) = desk.company.absences.get_mut(seq) {
        *place = absence;
    }
    if moved {
        emit(desk, "absence-period.updated.timerange", person, seq);
    }
    if decided {
        emit(desk, "absence-period.updated.status", person, seq);
    }
    super::get(desk)
}

/// `DELETE /v2/absence-periods/{id}`
pub(crate) fn delete(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let Some(absence) = desk.company.absences.remove(seq) else { return Err(problem::not_found(desk.now())) };
    emit(desk, "absence-period.deleted", absence.person, seq);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

fn kind(desk: &Desk<'_>, input: &Input<'_>) -> Result<Option<Seq>, Reply> {
    let Some(id) = field::id(desk, input, "absence_type")? else { return Ok(None) };
    let seq = id::seq(Kind::AbsenceType, &id);
    let Some((seq, kind)) = seq.and_then(|seq| Some((seq, desk.company.absence_types.get(seq)?))) else {
        return Err(problem::bad_request(desk.now(), &format!("absence_type with id {id} does not exist.")));
    };
    if kind.unit == Unit::Hour && kind.certificate == Certificate::Required {
        return Err(problem::bad_request(desk.now(), "Absence types that require a certificate are not supported."));
    }
    Ok(Some(seq))
}

/// The half of a day only counts together with its date.
fn edge(desk: &Desk<'_>, input: &Input<'_>, key: &str) -> Result<Option<Edge>, Reply> {
    let Some(object) = field::typed(desk, input.object(key))? else { return Ok(None) };
    let Some(text) = field::typed(desk, object.text("date_time"))? else { return Ok(None) };
    let at = parse_local(text).ok_or_else(|| problem::bad_request(desk.now(), "Invalid request content"))?;
    let half = match field::typed(desk, object.text("type"))? {
        None => None,
        Some("FIRST_HALF") => Some(Half::First),
        Some("SECOND_HALF") => Some(Half::Second),
        Some(_) => return Err(problem::bad_request(desk.now(), &format!("{key}.type has an invalid value."))),
    };
    Ok(Some(Edge { at, half }))
}

fn begin_of(absence: &Absence) -> Edge {
    let half = if absence.span.begins_at_noon() { Half::Second } else { Half::First };
    Edge { at: super::begins(absence), half: Some(half) }
}

fn end_of(absence: &Absence) -> Option<Edge> {
    let half = if absence.span.ends_at_noon() { Half::First } else { Half::Second };
    super::ended(absence).map(|at| Edge { at, half: Some(half) })
}

fn span(desk: &Desk<'_>, kind: Seq, begin: Edge, end: Option<Edge>) -> Result<Span, Reply> {
    let unit = desk.company.absence_types.get(kind).map_or(Unit::Day, |kind| kind.unit);
    let refuse = |detail: &str| Err(problem::bad_request(desk.now(), detail));
    match unit {
        Unit::Day => {
            let (first, last) =
                (begin.half == Some(Half::Second), end.is_some_and(|end| end.half == Some(Half::First)));
            if end.is_some_and(|end| end.at.date() < begin.at.date()) {
                return refuse("ends_at must not be before starts_from.");
            }
            if first && last && end.is_some_and(|end| end.at.date() == begin.at.date()) {
                return refuse("A single day cannot begin with its second half and end with its first half.");
            }
            Ok(Span::Days { first: DayPart::half_if(first), last: DayPart::half_if(last) })
        }
        Unit::Hour => {
            let Some(end) = end else { return refuse("ends_at must not be null for this absence type.") };
            if end.at <= begin.at {
                return refuse("ends_at must be after starts_from.");
            }
            let minutes =
                |at: DateTime| u32::from(at.hour().unsigned_abs()) * 60 + u32::from(at.minute().unsigned_abs());
            Ok(Span::Hours { from: minutes(begin.at), to: minutes(end.at) })
        }
    }
}

fn check(desk: &Desk<'_>, own: Option<Seq>, absence: &Absence) -> Result<(), Reply> {
    let now = desk.now();
    let earliest = Date::constant(1970, 1, 1);
    let latest = desk.company.today().saturating_add(jiff::Span::new().years(10));
    if absence.start < earliest || absence.start > latest || absence.end.is_some_and(|end| end > latest) {
        return Err(problem::bad_request(now, "The absence period is out of range."));
    }
    let employed = desk.company.employments.of(absence.person).any(|(_, employment)| employment.covers(absence.start));
    if !employed {
        return Err(problem::bad_request(now, "The person is not employed on this day."));
    }
    let overlap = desk
        .company
        .absences
        .of(absence.person)
        .any(|(seq, other)| Some(seq) != own && other.status != AbsenceStatus::Rejected && other.overlaps(absence));
    if overlap {
        return Err(problem::new(
            now,
            StatusCode::BAD_REQUEST,
            "Bad request",
            "The absence period overlaps with an existing absence period.",
            "absence_periods.overlapping_periods",
        ));
    }
    Ok(())
}

/// v2 asks for approval unless it is told not to.
fn status(desk: &Desk<'_>, kind: Seq) -> Result<AbsenceStatus, Reply> {
    let required = desk.company.absence_types.get(kind).is_some_and(|kind| kind.approval == Approval::Required);
    match desk.call.query("skip_approval") {
        None | Some("false") if required => Ok(AbsenceStatus::Pending),
        None | Some("false" | "true") => Ok(AbsenceStatus::Approved),
        Some(_) => Err(problem::bad_request(desk.now(), "Provided request parameters are invalid.")),
    }
}

fn emit(desk: &mut Desk<'_>, event: &str, person: Seq, seq: Seq) {
    let id = uuid(Kind::AbsencePeriod, seq);
    desk.company.emit(event, &json!({"person": {"id": person.to_string()}, "absence_period": {"id": id}}));
}
