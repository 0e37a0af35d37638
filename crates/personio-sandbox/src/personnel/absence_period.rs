//! `/v1/company/absence-periods`: absences of hours.

use axum::http::StatusCode;
use jiff::civil::{Date, Time};
use serde_json::{Value, json};

use super::{
    employee, error,
    page::{Counting, Page},
    time_off,
};
use crate::{
    call::Input,
    company::{
        Company,
        absence::{AbsenceStatus, Certificate, DayPart, Span, Unit},
        clock::instant,
        id::{self, Kind, uuid},
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
};

const PAGE: usize = 200;
const INVALID: &str = "The given data failed to pass validation.";
const NOON: u32 = 12 * 60;
const MIDNIGHT: u32 = 24 * 60;

/// `GET /v1/company/absence-periods`
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let page = Page::of(desk.call, Counting::ItemsFromPageOne, PAGE, PAGE)?;
    let mut kinds = Vec::new();
    for text in desk.call.query_list("absence_types") {
        let seq = id::seq(Kind::AbsenceType, text).or_else(|| text.parse().ok());
        let known = seq.filter(|seq| desk.company.absence_types.contains(*seq));
        kinds.push(known.ok_or_else(no_such_type)?);
    }
    let periods: Vec<Option<Seq>> =
        desk.call.query_list("absence_periods").into_iter().map(|text| id::seq(Kind::AbsencePeriod, text)).collect();
    let mut matching = time_off::matching(desk, Unit::Hour)?;
    matching.retain(|seq| {
        let of_kind = |seq: Seq| desk.company.absences.get(seq).is_some_and(|absence| kinds.contains(&absence.kind));
        (kinds.is_empty() || of_kind(*seq)) && (periods.is_empty() || periods.contains(&Some(*seq)))
    });
    let on_page = matching.iter().skip(page.skip()).take(page.limit);
    let data = on_page.filter_map(|seq| object(desk.company, *seq)).collect();
    Ok(Reply::ok(page.answer_as_sent(desk, matching.len(), data)))
}

/// `POST /v1/company/absence-periods`
pub(super) fn create(desk: &mut Desk<'_>) -> Answer {
    let input = error::body(desk)?;
    let kind = time_off::kind(desk.company, &input, INVALID, "Absence type not found.")?;
    let mut absence = time_off::draft(desk, &input, kind, INVALID)?;
    let Some(absence_type) = desk.company.absence_types.get(kind) else { return Err(no_such_type()) };
    if absence_type.unit == Unit::Day {
        return Err(error::bad_request("This API doesn't support Daily Absences. Use /company/time-offs."));
    }
    if absence_type.certificate == Certificate::Required {
        return Err(error::bad_request("Absence types that require a certificate are not supported."));
    }
    absence.span = if absence.end == Some(absence.start) {
        let required = |key: &str| error::failed_validation(INVALID, key, &format!("The {key} field is required."));
        let minutes = |key: &str| time(&input, key).map_err(|()| required(key))?.ok_or_else(|| required(key));
        let (from, to) = (minutes("start_time")?, minutes("end_time")?);
        if to <= from {
            return Err(error::failed_validation(INVALID, "end_time", "The end_time must be after start_time."));
        }
        Span::Hours { from, to }
    } else {
        let half = |key: &str| input.switch(key).map_err(|_| error::failed_validation(INVALID, key, "true or false"));
        let part = |half: Option<bool>| DayPart::half_if(half.unwrap_or(false));
        let (first, last) = (part(half("half_day_start")?), part(half("half_day_end")?));
        Span::Hours {
            from: if first == DayPart::Half { NOON } else { 0 },
            to: if last == DayPart::Half { NOON } else { MIDNIGHT },
        }
    };
    let seq = time_off::store(desk.company, absence)?;
    Ok(Reply::json(StatusCode::CREATED, json!({"success": true, "data": object(desk.company, seq)})))
}

/// `DELETE /v1/company/absence-periods/{id}`
pub(super) fn delete(desk: &mut Desk<'_>) -> Answer {
    let text = desk.segment(2);
    if text.parse::<uuid::Uuid>().is_err() {
        return Err(error::bad_request("The absence period id is invalid."));
    }
    let is_hours = |seq: &Seq| {
        let kind = desk.company.absences.get(*seq).and_then(|absence| desk.company.absence_types.get(absence.kind));
        kind.is_some_and(|kind| kind.unit == Unit::Hour)
    };
    let seq = id::seq(Kind::AbsencePeriod, text).filter(is_hours);
    let seq = seq.ok_or_else(|| error::new(StatusCode::NOT_FOUND, 404, "The absence period was not found."))?;
    time_off::remove(desk.company, seq);
    Ok(Reply::ok(json!({"success": true, "data": {"message": "The absence period was deleted."}})))
}

fn no_such_type() -> Reply {
    let body = json!({"success": false, "error": {"code": 404, "message": "models.absence-types.not-found"}});
    Reply::problem(StatusCode::NOT_FOUND, body)
}

/// `HH:mm` in minutes after midnight.
fn time(input: &Input<'_>, key: &str) -> Result<Option<u32>, ()> {
    let Some(text) = input.text(key).map_err(drop)? else { return Ok(None) };
    let time: Time = text.parse().map_err(drop)?;
    let (hour, minute) = (u32::try_from(time.hour()).map_err(drop)?, u32::try_from(time.minute()).map_err(drop)?);
    Ok(Some(hour * 60 + minute))
}

fn object(company: &Company, seq: Seq) -> Option<Value> {
    let absence = company.absences.get(seq)?;
    let kind = company.absence_types.get(absence.kind);
    let at = |day: Date, minutes: u32| {
        let time = day.at(0, 0, 0, 0).saturating_add(jiff::Span::new().minutes(i64::from(minutes)));
        instant(time).strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    };
    let (from, _) = absence.minutes_of(absence.start);
    let breakdown = company.breakdown(absence);
    let stamp = |at: jiff::Timestamp| at.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string();
    Some(json!({"type": "AbsencePeriod", "attributes": {
        "id": uuid(Kind::AbsencePeriod, seq),
        "measurement_unit": "hour",
        "effective_duration": breakdown.iter().map(|taken| taken.minutes).sum::<u32>(),
        "employee": employee::short(company, absence.person),
        "absence_type": {"type": "AbsenceType", "attributes": {
            "id": uuid(Kind::AbsenceType, absence.kind),
            "name": kind.map(|kind| &kind.name),
            "time_off_type_id": absence.kind,
        }, "id": uuid(Kind::AbsenceType, absence.kind)},
        "certificate": time_off::certificate(kind),
        "start": at(absence.start, from),
        "end": absence.end.map(|end| at(end, absence.minutes_of(end).1)),
        "half_day_start": from == NOON && absence.end != Some(absence.start),
        "half_day_end": absence.end.is_some_and(|end| end != absence.start && absence.minutes_of(end).1 == NOON),
        "comment": absence.comment.as_deref().unwrap_or_default(),
        "origin": absence.origin,
        "status": time_off::status(absence.status),
        "created_by": absence.person,
        "created_at": stamp(absence.created_at),
        "updated_at": stamp(absence.updated_at),
        "approved_at": (absence.status == AbsenceStatus::Approved).then(|| stamp(absence.updated_at)),
        "breakdowns": breakdown
            .iter()
            .filter(|taken| taken.minutes > 0)
            .map(|taken| json!({"date": taken.day, "effective_duration": taken.minutes}))
            .collect::<Vec<_>>(),
    }}))
}
