//! `/v2/absence-periods` and `/v2/absence-types`

pub(super) mod write;

use jiff::civil::{Date, DateTime};
use serde_json::{Value, json};

use super::{
    cursor::{Cursor, MEDIUM, Sizes},
    filter::Filter,
    person::stamp,
    problem,
};
use crate::{
    company::{
        Company,
        absence::{Absence, AbsenceType, Span, Unit},
        id::{self, Kind, uuid},
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
};

const TYPES: Sizes = Sizes { default: 50, most: 50 };

/// `GET /v2/absence-periods`
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, MEDIUM)?;
    let filter = Filter::of(desk, &cursor, &["starts_from.date_time", "ends_at.date_time", "updated_at"])?;
    let local = desk.quirks.is("v2-absence-zone", "local");
    let times = |name| if local { filter.local_times(name) } else { filter.lenient_times(name) };
    let (starts, ends) = (times("starts_from.date_time")?, times("ends_at.date_time")?);
    let updated = filter.times("updated_at")?;
    let seqs = |name, kind| filter.values(name).map(|ids| ids.iter().map(|id| id::seq(kind, id)).collect::<Vec<_>>());
    let (ids, types) = (seqs("id", Kind::AbsencePeriod), seqs("absence_type.id", Kind::AbsenceType));
    let people = filter.values("person.id");
    let fits = |seq: Seq, absence: &Absence| {
        ids.as_ref().is_none_or(|ids| ids.contains(&Some(seq)))
            && types.as_ref().is_none_or(|types| types.contains(&Some(absence.kind)))
            && starts.holds(begins(absence))
            && (ends.is_open() || ended(absence).is_some_and(|end| ends.holds(end)))
            && updated.holds(absence.updated_at)
    };
    let show = |(seq, _): &(Seq, &Absence)| object(desk.company, *seq).unwrap_or_default();
    Ok(match people {
        Some(people) => {
            let people = people.iter().filter_map(|id| id.parse().ok());
            let rows = people.flat_map(|person| desk.company.absences.of(person));
            cursor.page_of(desk, rows.filter(|(seq, row)| fits(*seq, row)), show)
        }
        None => cursor.page_of(desk, desk.company.absences.iter().filter(|(seq, row)| fits(*seq, row)), show),
    })
}

/// `GET /v2/absence-periods/{id}`
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    Ok(Reply::ok(object(desk.company, seq).unwrap_or_default()))
}

/// `GET /v2/absence-periods/{id}/breakdowns`: a day each, those on which nothing is taken included.
pub(super) fn breakdowns(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let cursor = Cursor::of(desk, MEDIUM)?;
    let Some(absence) = desk.company.absences.get(seq) else { return Err(problem::not_found(desk.now())) };
    let unit = desk.company.absence_types.get(absence.kind).map_or(Unit::Day, |kind| kind.unit);
    let days = desk.company.breakdown(absence);
    Ok(cursor.page(desk, &days, |taken| {
        let duration = match unit {
            Unit::Day => json!({"unit": "DAY", "value": taken.days}),
            Unit::Hour => json!({"unit": "HOUR", "value": f64::from(taken.minutes) / 60.0}),
        };
        json!({"date": taken.day, "effective_duration": duration})
    }))
}

/// `GET /v2/absence-types`
pub(super) fn types(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, TYPES)?;
    let types: Vec<(Seq, &AbsenceType)> = desk.company.absence_types.iter().collect();
    Ok(cursor.page(desk, &types, |(seq, kind)| type_object(*seq, kind)))
}

/// `GET /v2/absence-types/{id}`
pub(super) fn get_type(desk: &mut Desk<'_>) -> Answer {
    let seq = id::seq(Kind::AbsenceType, desk.segment(1));
    let kind = seq.and_then(|seq| Some((seq, desk.company.absence_types.get(seq)?)));
    let (seq, kind) = kind.ok_or_else(|| problem::not_found(desk.now()))?;
    Ok(Reply::ok(type_object(seq, kind)))
}

/// The absence of the path.
fn find(desk: &Desk<'_>) -> Result<Seq, Reply> {
    let seq = id::seq(Kind::AbsencePeriod, desk.segment(1)).filter(|seq| desk.company.absences.contains(*seq));
    seq.ok_or_else(|| problem::not_found(desk.now()))
}

fn type_object(seq: Seq, kind: &AbsenceType) -> Value {
    json!({
        "id": uuid(Kind::AbsenceType, seq),
        "name": kind.name,
        "category": kind.category.to_uppercase(),
        "unit": match kind.unit { Unit::Day => "DAY", Unit::Hour => "HOUR" },
    })
}

/// When an absence begins; days begin at midnight, whatever half of them is meant.
fn begins(absence: &Absence) -> DateTime {
    match absence.span {
        Span::Days { .. } => absence.start.at(0, 0, 0, 0),
        Span::Hours { from, .. } => at(absence.start, from),
    }
}

fn ended(absence: &Absence) -> Option<DateTime> {
    match absence.span {
        Span::Days { .. } => absence.end.map(|end| end.at(0, 0, 0, 0)),
        Span::Hours { to, .. } => absence.end.map(|end| at(end, to)),
    }
}

fn at(day: Date, minutes: u32) -> DateTime {
    day.at(0, 0, 0, 0).saturating_add(jiff::Span::new().minutes(i64::from(minutes)))
}

fn object(company: &Company, seq: Seq) -> Option<Value> {
    let absence = company.absences.get(seq)?;
    let half = |second: bool| if second { "SECOND_HALF" } else { "FIRST_HALF" };
    let time = |at: DateTime, half: &str| {
        let time = at.strftime("%Y-%m-%dT%H:%M:%S").to_string();
        match absence.span {
            Span::Days { .. } => json!({"date_time": time, "type": half}),
            Span::Hours { .. } => json!({"date_time": time}),
        }
    };
    Some(json!({
        "id": uuid(Kind::AbsencePeriod, seq),
        "person": {"id": absence.person.to_string()},
        "absence_type": {"id": uuid(Kind::AbsenceType, absence.kind)},
        "starts_from": time(begins(absence), half(absence.span.begins_at_noon())),
        "ends_at": ended(absence).map(|end| time(end, half(!absence.span.ends_at_noon()))),
        "timezone_id": "Europe/Berlin",
        "comment": absence.comment,
        "approval": {"status": absence.status},
        "created_at": stamp(absence.created_at),
        "updated_at": stamp(absence.updated_at),
    }))
}
