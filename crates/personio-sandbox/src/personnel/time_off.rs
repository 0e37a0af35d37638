//! `/v1/company/time-off-types`, `/v1/company/time-offs` and balances: absences of days.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{
    employee, error,
    page::{self, Counting, DayEdge, Page},
};
use crate::{
    call::Input,
    company::{
        Company,
        absence::{Absence, AbsenceStatus, AbsenceType, Approval, Certificate, DayPart, Span, Unit},
        id::{Kind, uuid},
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
};

const PAGE: usize = 200;
const INVALID: &str = "The given data failed to pass validation.";

/// `GET /v1/company/time-off-types`
pub(super) fn types(desk: &mut Desk<'_>) -> Answer {
    let page = Page::of(desk.call, Counting::Items, PAGE, PAGE)?;
    let types = desk.company.absence_types.iter().skip(page.skip()).take(page.limit);
    let data: Vec<Value> = types
        .map(|(seq, kind)| {
            json!({"type": "TimeOffType", "attributes": {
                "id": seq,
                "id_v2": uuid(Kind::AbsenceType, seq),
                "name": kind.name,
                "category": kind.category,
                "unit": if kind.unit == Unit::Day { "day" } else { "hour" },
                "approval_required": kind.approval == Approval::Required,
            }})
        })
        .collect();
    Ok(Reply::ok(page.answer(desk.company.absence_types.len(), data)))
}

/// `GET /v1/company/employees/{id}/absences/balance`
pub(super) fn balance(desk: &mut Desk<'_>) -> Answer {
    let id: Seq = desk.segment(2).parse().map_err(|_| error::no_such_employee())?;
    if !desk.company.persons.contains(id) {
        return Err(error::no_such_employee());
    }
    let of_type = |(seq, kind): (Seq, &AbsenceType)| {
        let balance = desk.company.balance(id, seq)?;
        Some(json!({
            "id": seq,
            "name": kind.name,
            "category": kind.category,
            "balance": balance.today,
            "available_balance": balance.available,
        }))
    };
    let data: Vec<Value> = desk.company.absence_types.iter().filter_map(of_type).collect();
    Ok(Reply::ok(json!({"success": true, "data": data})))
}

/// `GET /v1/company/time-offs`
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let page = Page::of(desk.call, Counting::Pages, PAGE, PAGE)?;
    let matching = matching(desk, Unit::Day)?;
    let on_page = matching.iter().skip(page.skip()).take(page.limit);
    let data = on_page.filter_map(|seq| object(desk.company, *seq)).collect();
    Ok(Reply::ok(page.answer_as_sent(desk, matching.len(), data)))
}

/// `GET /v1/company/time-offs/{id}`
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    Ok(Reply::ok(json!({"success": true, "data": object(desk.company, seq)})))
}

/// `POST /v1/company/time-offs`
pub(super) fn create(desk: &mut Desk<'_>) -> Answer {
    let input = error::body(desk)?;
    let required = |key: &str| error::failed_validation(INVALID, key, &format!("The {key} field is required."));
    let half = |key: &str| input.switch(key).map_err(|_| required(key))?.ok_or_else(|| required(key));
    let (half_start, half_end) = (half("half_day_start")?, half("half_day_end")?);
    let kind = kind(desk.company, &input, INVALID, "Time-off type not found.")?;
    let mut absence = draft(desk, &input, kind, INVALID)?;
    if desk.company.absence_types.get(kind).is_some_and(|kind| kind.unit == Unit::Hour) {
        return Err(error::bad_request("This API doesn't support Hourly Absences."));
    }
    if half_start && half_end && absence.end == Some(absence.start) {
        return Err(error::bad_request(
            "Invalid absence day. Reason: Both half day start and half day end are true for a single-day period",
        ));
    }
    absence.span = Span::Days { first: DayPart::half_if(half_start), last: DayPart::half_if(half_end) };
    let seq = store(desk.company, absence)?;
    let data = object(desk.company, seq);
    Ok(Reply::ok(json!({"success": true, "data": data})))
}

/// `DELETE /v1/company/time-offs/{id}`
pub(super) fn delete(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    remove(desk.company, seq);
    Ok(Reply::ok(json!({"success": true, "data": {"message": "The absence period was deleted."}})))
}

/// The absences of a unit that a request asks for, in the order of their numbers.
pub(super) fn matching(desk: &Desk<'_>, unit: Unit) -> Result<Vec<Seq>, Reply> {
    let (from, to) = (page::date(desk.call, "start_date")?, page::date(desk.call, "end_date")?);
    let updated_from = page::time(desk.call, "updated_from", DayEdge::Start)?;
    let updated_to = page::time(desk.call, "updated_to", DayEdge::End)?;
    let people = page::numbers(desk.call, "employees")?;
    let kinds: Vec<Seq> =
        desk.company.absence_types.iter().filter(|(_, kind)| kind.unit == unit).map(|(seq, _)| seq).collect();
    let fits = |absence: &Absence| {
        kinds.contains(&absence.kind)
            && from.is_none_or(|from| absence.last_day() >= from)
            && to.is_none_or(|to| absence.start <= to)
            && updated_from.is_none_or(|from| absence.updated_at >= from)
            && updated_to.is_none_or(|to| absence.updated_at <= to)
    };
    if people.is_empty() {
        let all = desk.company.absences.iter().filter(|(_, absence)| fits(absence));
        return Ok(all.map(|(seq, _)| seq).collect());
    }
    let of_people = people.iter().flat_map(|person| desk.company.absences.of(*person));
    let mut matching: Vec<Seq> = of_people.filter(|(_, absence)| fits(absence)).map(|(seq, _)| seq).collect();
    matching.sort_unstable();
    matching.dedup();
    Ok(matching)
}

/// The type that a request names.
pub(super) fn kind(company: &Company, input: &Input<'_>, invalid: &str, missing: &str) -> Result<Seq, Reply> {
    let key = "time_off_type_id";
    let required = || error::failed_validation(invalid, key, &format!("The {key} field is required."));
    let id = input.integer(key).map_err(|_| required())?.ok_or_else(required)?;
    let known = u64::try_from(id).ok().filter(|id| company.absence_types.contains(*id));
    known.ok_or_else(|| error::new(StatusCode::NOT_FOUND, 0, missing))
}

/// An absence of whole days with what every request says about it.
pub(super) fn draft(desk: &Desk<'_>, input: &Input<'_>, kind: Seq, invalid: &str) -> Result<Absence, Reply> {
    let wrong = |key: &str, complaint: &str| error::failed_validation(invalid, key, complaint);
    let required = |key: &str| wrong(key, &format!("The {key} field is required."));
    let id =
        input.integer("employee_id").map_err(|_| required("employee_id"))?.ok_or_else(|| required("employee_id"))?;
    let person = u64::try_from(id).ok().filter(|id| desk.company.persons.contains(*id));
    let person = person.ok_or_else(|| error::new(StatusCode::NOT_FOUND, 0, "Employee not found."))?;
    let date = |key: &str| {
        input
            .date(key)
            .map_err(|_| wrong(key, &format!("The {key} is not a valid date.")))?
            .ok_or_else(|| required(key))
    };
    let (start, end) = (date("start_date")?, date("end_date")?);
    if end < start {
        return Err(wrong("end_date", "The end_date must be a date after or equal to start_date."));
    }
    let comment = input.text("comment").map_err(|_| wrong("comment", "The comment must be a string."))?;
    let skip = input
        .switch("skip_approval")
        .map_err(|_| wrong("skip_approval", "The skip_approval must be true or false."))?;
    let approval = desk.company.absence_types.get(kind).map(|kind| kind.approval);
    let now = desk.now();
    Ok(Absence {
        person,
        kind,
        start,
        end: Some(end),
        span: Span::WHOLE_DAYS,
        comment: comment.map(str::to_owned),
        status: match (skip.unwrap_or(true), approval) {
            (false, Some(Approval::Required)) => AbsenceStatus::Pending,
            _ => AbsenceStatus::Approved,
        },
        origin: "api".into(),
        created_at: now,
        updated_at: now,
    })
}

/// Writes an absence unless there is one at that time.
pub(super) fn store(company: &mut Company, absence: Absence) -> Result<Seq, Reply> {
    let overlap = company
        .absences
        .of(absence.person)
        .any(|(_, other)| other.status != AbsenceStatus::Rejected && other.overlaps(&absence));
    if overlap {
        return Err(error::bad_request("Error when trying to insert absence period"));
    }
    let person = absence.person;
    let seq = company.absences.add(absence);
    emit(company, "absence-period.created", person, seq);
    Ok(seq)
}

pub(super) fn remove(company: &mut Company, seq: Seq) {
    if let Some(absence) = company.absences.remove(seq) {
        emit(company, "absence-period.deleted", absence.person, seq);
    }
}

fn emit(company: &mut Company, event: &str, person: Seq, seq: Seq) {
    let id = uuid(Kind::AbsencePeriod, seq);
    company.emit(event, &json!({"person": {"id": person.to_string()}, "absence_period": {"id": id}}));
}

fn find(desk: &Desk<'_>) -> Result<Seq, Reply> {
    let seq: Seq = desk.segment(2).parse().map_err(|_| error::bad_request("The absence period id is invalid."))?;
    let is_day =
        |absence: &&Absence| desk.company.absence_types.get(absence.kind).is_some_and(|kind| kind.unit == Unit::Day);
    desk.company
        .absences
        .get(seq)
        .filter(is_day)
        .map(|_| seq)
        .ok_or_else(|| error::new(StatusCode::NOT_FOUND, 404, "The absence period was not found."))
}

/// What v1 calls a status.
pub(super) fn status(status: AbsenceStatus) -> &'static str {
    match status {
        AbsenceStatus::Approved => "approved",
        AbsenceStatus::Pending => "pending",
        AbsenceStatus::Rejected => "rejected",
    }
}

/// Whether a doctor's note is there. The sandbox never has one.
pub(super) fn certificate(kind: Option<&AbsenceType>) -> Value {
    match kind.map(|kind| kind.certificate) {
        Some(Certificate::Required) => json!({"status": "required"}),
        _ => json!({"status": "not-required"}),
    }
}

fn object(company: &Company, seq: Seq) -> Option<Value> {
    let absence = company.absences.get(seq)?;
    let kind = company.absence_types.get(absence.kind);
    Some(json!({"type": "TimeOffPeriod", "attributes": {
        "id": seq,
        "id_v2": uuid(Kind::AbsencePeriod, seq),
        "status": status(absence.status),
        "comment": absence.comment.as_deref().unwrap_or_default(),
        "start_date": page::midnight(absence.start),
        "end_date": absence.end.map(page::midnight),
        "days_count": company.days_of(absence),
        "half_day_start": absence.span.begins_at_noon(),
        "half_day_end": absence.span.ends_at_noon(),
        "time_off_type": {"type": "TimeOffType", "attributes": {
            "id": absence.kind,
            "name": kind.map(|kind| &kind.name),
            "category": kind.map(|kind| &kind.category),
        }},
        "employee": employee::short(company, absence.person),
        "created_by": if absence.origin == "api" { "API" } else { "Employee" },
        "certificate": certificate(kind),
        "created_at": page::stamp(absence.created_at),
        "updated_at": page::stamp(absence.updated_at),
    }}))
}
