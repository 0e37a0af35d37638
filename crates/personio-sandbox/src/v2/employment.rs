//! `/v2/persons/{person_id}/employments`

pub(super) mod write;

use serde_json::{Value, json};

use super::{
    cursor::{Cursor, SMALL},
    filter::Filter,
    person::{self, stamp},
    problem,
};
use crate::{
    company::{
        id::{self, Kind, mix, uuid},
        person::Employment,
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
};

/// `GET /v2/persons/{person_id}/employments`: newest first.
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let person = person::find(desk)?;
    let cursor = Cursor::of(desk, SMALL)?;
    let filter = Filter::of(desk, &cursor, &["updated_at"])?;
    let (ids, updated) = (filter.values("id"), filter.times("updated_at")?);
    let employments: Vec<(Seq, &Employment)> = desk
        .company
        .employments
        .of(person)
        .rev()
        .filter(|(seq, _)| {
            ids.as_ref().is_none_or(|ids| ids.contains(&uuid(Kind::Employment, *seq).to_string().as_str()))
        })
        .filter(|(_, employment)| updated.holds(employment.updated_at))
        .collect();
    Ok(cursor.page(desk, &employments, |(seq, employment)| object(desk, *seq, employment)))
}

/// `GET /v2/persons/{person_id}/employments/{id}`
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let employment = desk.company.employments.get(seq).ok_or_else(|| problem::not_found(desk.now()))?;
    Ok(Reply::ok(object(desk, seq, employment)))
}

/// The employment of the path.
fn find(desk: &Desk<'_>) -> Result<Seq, Reply> {
    let person = person::find(desk)?;
    let seq = id::seq(Kind::Employment, desk.segment(3));
    let own = |seq: &Seq| desk.company.employments.get(*seq).is_some_and(|employment| employment.person == person);
    seq.filter(own).ok_or_else(|| problem::not_found(desk.now()))
}

/// An employment as v2 shows it: what is not set is absent.
fn object(desk: &Desk<'_>, seq: Seq, employment: &Employment) -> Value {
    let origin = desk.call.origin();
    let id = |seq: Option<Seq>| seq.map(|seq| json!({"id": seq.to_string()}));
    let unit = |kind: &str, seq: Option<Seq>| seq.map(|seq| json!({"type": kind, "id": seq.to_string()}));
    let link = |seq: Seq| json!({"href": format!("{origin}/v2/persons/{seq}")});
    let mut links = json!({"person": link(employment.person)});
    if let (Some(supervisor), Some(links)) = (employment.supervisor, links.as_object_mut()) {
        links.insert("supervisor".into(), link(supervisor));
    }
    let org_units: Vec<Value> =
        [unit("team", employment.team), unit("department", employment.department)].into_iter().flatten().collect();
    let cost_centers: Vec<Value> =
        employment.cost_centers.iter().map(|(seq, weight)| json!({"id": seq.to_string(), "weight": weight})).collect();
    // Positions of the same title are one job.
    let job = employment.position.as_ref().map(|title| {
        let number = title.bytes().fold(7_u64, |sum, byte| mix(sum ^ u64::from(byte)));
        json!({"id": uuid::Uuid::from_u64_pair(number & !0xF000 | 0x4000, mix(number) & !(3 << 62) | 1 << 63)})
    });
    let termination = employment.termination.as_ref().map(|ended| {
        json!({
            "termination_date": ended.termination_date,
            "last_working_day": ended.last_working_day,
            "terminated_at": ended.terminated_at,
            "type": ended.kind,
            "reason": ended.reason,
        })
    });
    let mut object = json!({
        "id": uuid(Kind::Employment, seq),
        "status": employment.status,
        "weekly_working_hours": employment.weekly_hours,
        "full_time_weekly_working_hours": employment.full_time_hours,
        "probation_end_date": employment.probation_end,
        "employment_start_date": employment.start,
        "employment_end_date": employment.end,
        "type": employment.kind,
        "contract_end_date": employment.contract_end,
        "created_at": stamp(employment.created_at),
        "updated_at": stamp(employment.updated_at),
        "position": employment.position.as_ref().map(|title| json!({"title": title})),
        "supervisor": id(employment.supervisor),
        "office": id(employment.office),
        "legal_entity": id(employment.legal_entity),
        "sub_company": id(employment.legal_entity),
        "job": job,
        "org_units": org_units,
        "cost_centers": cost_centers,
        "person": {"id": employment.person.to_string()},
        "termination": termination,
        "_meta": {"links": links},
    });
    if let Some(object) = object.as_object_mut() {
        object.retain(|_, value| !value.is_null());
        if let Some(Value::Object(termination)) = object.get_mut("termination") {
            termination.retain(|_, value| !value.is_null());
        }
    }
    object
}
