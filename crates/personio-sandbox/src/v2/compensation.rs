//! `/v2/compensations`

use axum::http::StatusCode;
use jiff::Span;
use serde_json::{Value, json};

use super::{
    cursor::{Cursor, MEDIUM},
    field,
    filter::Filter,
    person::stamp,
    problem,
};
use crate::{
    company::{
        id::{self, Kind, uuid},
        paper::{Compensation, CompensationType},
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
};

const INTERVALS: [&str; 4] = ["MONTHLY", "QUARTERLY", "HALF-YEARLY", "YEARLY"];

/// `GET /v2/compensations`: what is valid in a span of at most a month.
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, MEDIUM)?;
    let filter = Filter::of(desk, &cursor, &[])?;
    let now = desk.now();
    let day = |name: &str| {
        let date = filter.dates(name)?.from();
        date.ok_or_else(|| problem::bad_request(now, &format!("{name} must not be null.")))
    };
    let (start, end) = (day("start_date")?, day("end_date")?);
    if end < start || end > start.saturating_add(Span::new().months(1)) {
        return Err(problem::bad_request(now, "The span from start_date to end_date must be at most one month."));
    }
    let (people, entity) = (filter.values("person.id"), filter.text("legal_entity.id"));
    let of_entity = |person: Seq| {
        let own = desk.company.employment(person).and_then(|(_, employment)| employment.legal_entity);
        entity.is_none_or(|entity| own.is_some_and(|own| own.to_string() == entity))
    };
    let valid = |row: &Compensation| match row.interval {
        Some(_) => row.effective_from <= end,
        None => row.effective_from >= start && row.effective_from <= end,
    };
    let rows: Vec<(Seq, &Compensation)> = desk
        .company
        .compensations
        .iter()
        .filter(|(_, row)| valid(row) && of_entity(row.person))
        .filter(|(_, row)| people.as_ref().is_none_or(|people| people.contains(&row.person.to_string().as_str())))
        .collect();
    Ok(cursor.page(desk, &rows, |(seq, row)| object(*seq, row)))
}

/// `POST /v2/compensations`
pub(super) fn create(desk: &mut Desk<'_>) -> Answer {
    let input = field::body(desk)?;
    let now = desk.now();
    if !desk.grant.allows("personio:compensations:read") {
        return Err(problem::forbidden(now));
    }
    let person = field::person(desk, &input)?;
    let kind = field::id(desk, &input, "type")?.and_then(|id| id::seq(Kind::CompensationType, &id));
    let kind = kind.and_then(|seq| Some((seq, desk.company.compensation_types.get(seq)?)));
    let Some((kind, compensation_type)) = kind else {
        return Err(problem::bad_request(now, "type.id does not exist."));
    };
    let recurring = compensation_type.category == "RECURRING";
    let value = field::required(desk, "value", input.number("value"))?;
    let effective_from = field::required(desk, "effective_from", input.date("effective_from"))?;
    let interval = field::typed(desk, input.text("interval"))?;
    if interval.is_some_and(|interval| !INTERVALS.contains(&interval)) {
        return Err(problem::bad_request(now, "interval has an invalid value."));
    }
    let currency = field::text(desk, &input, "currency", 3)?.unwrap_or_else(|| "EUR".into());
    let comment = field::text(desk, &input, "comment", 1000)?;
    let interval = recurring.then(|| interval.unwrap_or("MONTHLY").to_owned());
    let row = Compensation { person, kind, value, currency, interval, effective_from, comment, created_at: now };
    let seq = desk.company.compensations.add(row);
    Ok(Reply::json(StatusCode::CREATED, json!({"id": uuid(Kind::Compensation, seq)})))
}

/// `GET /v2/compensations/types`
pub(super) fn types(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, MEDIUM)?;
    let types: Vec<(Seq, &CompensationType)> = desk.company.compensation_types.iter().collect();
    Ok(cursor.page(
        desk,
        &types,
        |(seq, kind)| json!({"id": uuid(Kind::CompensationType, *seq), "name": kind.name, "category": kind.category}),
    ))
}

/// `POST /v2/compensations/types`
pub(super) fn create_type(desk: &mut Desk<'_>) -> Answer {
    let input = field::body(desk)?;
    let now = desk.now();
    let name = field::text(desk, &input, "name", 255)?.filter(|name| !name.trim().is_empty());
    let name = name.ok_or_else(|| problem::bad_request(now, "name must not be blank."))?;
    let category = field::required(desk, "category", input.text("category"))?.to_owned();
    if !["RECURRING", "ONE_TIME"].contains(&category.as_str()) {
        return Err(problem::bad_request(now, "category has an invalid value."));
    }
    if desk.company.compensation_types.iter().any(|(_, known)| known.name == name) {
        return Err(problem::conflict(now, "A compensation type with this name exists already."));
    }
    let seq = desk.company.compensation_types.add(CompensationType { name, category });
    Ok(Reply::json(StatusCode::CREATED, json!({"id": uuid(Kind::CompensationType, seq)})))
}

fn object(seq: Seq, row: &Compensation) -> Value {
    json!({
        "id": uuid(Kind::Compensation, seq),
        "person": {"id": row.person.to_string()},
        "type": {"id": uuid(Kind::CompensationType, row.kind)},
        "value": row.value,
        "currency": row.currency,
        "interval": row.interval,
        "effective_from": row.effective_from,
        "comment": row.comment,
        "created_at": stamp(row.created_at),
    })
}
