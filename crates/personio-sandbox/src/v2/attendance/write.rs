//! Creating, changing and deleting attendance periods.

use axum::http::StatusCode;
use jiff::civil::{Date, DateTime};
use serde_json::json;

use super::find;
use crate::{
    call::{Input, parse_local},
    company::{
        attendance::{AttendanceStatus, Period, PeriodType},
        id::{Kind, uuid},
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
    v2::{field, problem},
};

const LONGEST_COMMENT: usize = 1000;
const LONGEST_PERIOD_HOURS: i64 = 24;

/// `POST /v2/attendance-periods`
pub(crate) fn create(desk: &mut Desk<'_>) -> Answer {
    let input = field::body(desk)?;
    let now = desk.now();
    if input.has("timezone_id") {
        return Err(problem::bad_request(now, "Invalid request content"));
    }
    let person = field::person(desk, &input)?;
    let start = time(desk, &input, "start")?;
    let start = start.ok_or_else(|| problem::bad_request(now, "start.date_time must not be null."))?;
    let period = Period {
        seq: 0,
        kind: kind(desk, &input)?.ok_or_else(|| problem::bad_request(now, "type must not be null."))?,
        start,
        end: time(desk, &input, "end")?,
        attribution: field::typed(desk, input.date("attribution_date"))?.unwrap_or_else(|| start.date()),
        project: project(desk, &input)?,
        comment: field::text(desk, &input, "comment", LONGEST_COMMENT)?.unwrap_or_default(),
        status: status(desk)?,
        created_at: now,
        updated_at: now,
    };
    check(desk, person, &period)?;
    let seq = desk.company.attendances.add(person, period);
    emit(desk, "attendance-period.created", person, seq);
    let id = uuid(Kind::AttendancePeriod, seq);
    Ok(Reply::json(StatusCode::CREATED, json!({"id": id, "affected_periods": []})))
}

/// `PATCH /v2/attendance-periods/{id}`
pub(crate) fn update(desk: &mut Desk<'_>) -> Answer {
    let (person, mut period) = find(desk)?;
    let input = field::body(desk)?;
    let now = desk.now();
    let id = field::id(desk, &input, "person")?;
    if id.is_some_and(|id| id != person.to_string()) {
        return Err(problem::bad_request(now, "The person of an attendance period cannot be changed."));
    }
    let start = time(desk, &input, "start")?;
    if let Some(start) = start {
        // A period that moves to another day counts for that day.
        if start.date() != period.start.date() && period.attribution == period.start.date() {
            period.attribution = start.date();
        }
        period.start = start;
    }
    if input.has("end") {
        period.end = time(desk, &input, "end")?;
    }
    period.kind = kind(desk, &input)?.unwrap_or(period.kind);
    period.attribution = field::typed(desk, input.date("attribution_date"))?.unwrap_or(period.attribution);
    if input.has("project") {
        period.project = project(desk, &input)?;
    }
    if input.has("comment") {
        period.comment = field::text(desk, &input, "comment", LONGEST_COMMENT)?.unwrap_or_default();
    }
    period.status = status(desk)?;
    period.updated_at = now;
    check(desk, person, &period)?;
    let seq = period.seq;
    desk.company.attendances.replace(person, period);
    emit(desk, "attendance-period.updated", person, seq);
    Ok(Reply::ok(json!({"id": uuid(Kind::AttendancePeriod, seq), "affected_periods": []})))
}

/// `DELETE /v2/attendance-periods/{id}`
pub(crate) fn delete(desk: &mut Desk<'_>) -> Answer {
    let (person, period) = find(desk)?;
    status(desk)?;
    desk.company.attendances.remove(person, period.seq);
    emit(desk, "attendance-period.deleted", person, period.seq);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// Whether a period may stand where it should.
fn check(desk: &Desk<'_>, person: Seq, period: &Period) -> Result<(), Reply> {
    let now = desk.now();
    let refuse = |detail: &str| Err(problem::bad_request(now, detail));
    if period.end.is_some_and(|end| end <= period.start) {
        return refuse("end.date_time must be after start.date_time.");
    }
    if period.end.is_some_and(|end| end.duration_since(period.start).as_hours() >= LONGEST_PERIOD_HOURS) {
        return refuse("An attendance period must be shorter than 24 hours.");
    }
    let near = |day: Date| day.duration_since(period.start.date()).as_hours().abs() <= 24;
    if !near(period.attribution) {
        return refuse("attribution_date must be the day of the period or one beside it.");
    }
    if period.kind == PeriodType::Break && period.project.is_some() {
        return refuse("A period of type BREAK cannot have a project.");
    }
    if period.project.is_some_and(|project| !desk.company.is_open(project)) {
        return refuse("The project is not active.");
    }
    if period.attribution < Date::constant(1970, 1, 1) {
        return refuse("attribution_date must not be before 1970-01-01.");
    }
    if desk.quirks.is("v2-future-attendances", "refused") && period.start.date() > desk.company.today() {
        return refuse("An attendance period cannot be in the future.");
    }
    let employed = desk.company.employments.of(person).any(|(_, employment)| employment.covers(period.attribution));
    if !employed {
        return refuse("The person is not employed on this day.");
    }
    let (from, to) = (
        period.attribution.yesterday().unwrap_or(period.attribution),
        period.end.map_or(Date::MAX, |end| end.date().tomorrow().unwrap_or(Date::MAX)),
    );
    let others = desk.company.attendances.between(person, from, to);
    if others.iter().any(|other| other.seq != period.seq && other.overlaps(period)) {
        return Err(problem::new(
            now,
            StatusCode::BAD_REQUEST,
            "Bad request",
            "The attendance period overlaps with an existing attendance period.",
            "attendance_periods.overlapping_periods",
        ));
    }
    Ok(())
}

fn time(desk: &Desk<'_>, input: &Input<'_>, key: &str) -> Result<Option<DateTime>, Reply> {
    let Some(object) = field::typed(desk, input.object(key))? else { return Ok(None) };
    let Some(text) = field::typed(desk, object.text("date_time"))? else { return Ok(None) };
    parse_local(text).map(Some).ok_or_else(|| problem::bad_request(desk.now(), "Invalid request content"))
}

fn kind(desk: &Desk<'_>, input: &Input<'_>) -> Result<Option<PeriodType>, Reply> {
    match field::typed(desk, input.text("type"))? {
        None => Ok(None),
        Some("WORK") => Ok(Some(PeriodType::Work)),
        Some("BREAK") => Ok(Some(PeriodType::Break)),
        Some(_) => Err(problem::bad_request(desk.now(), "type must be WORK or BREAK.")),
    }
}

fn project(desk: &Desk<'_>, input: &Input<'_>) -> Result<Option<Seq>, Reply> {
    let id = field::id(desk, input, "project")?;
    field::known(desk, "project", id.as_deref(), |seq| desk.company.projects.contains(seq))
}

/// v2 asks for approval unless it is told not to; v1 does the opposite.
fn status(desk: &Desk<'_>) -> Result<AttendanceStatus, Reply> {
    match desk.call.query("skip_approval") {
        None | Some("false") => Ok(AttendanceStatus::Pending),
        Some("true") => Ok(AttendanceStatus::Confirmed),
        Some(_) => Err(problem::bad_request(desk.now(), "Provided request parameters are invalid.")),
    }
}

fn emit(desk: &mut Desk<'_>, event: &str, person: Seq, seq: Seq) {
    let id = uuid(Kind::AttendancePeriod, seq);
    desk.company.emit(event, &json!({"person": {"id": person.to_string()}, "attendance_period": {"id": id}}));
}
