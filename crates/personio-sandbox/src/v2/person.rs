//! `/v2/persons`

pub(super) mod write;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{
    cursor::{Cursor, SMALL},
    filter::Filter,
    problem,
};
use crate::{
    company::{
        Company,
        id::{Kind, uuid},
        person::Person,
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
};

/// `GET /v2/persons`
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, SMALL)?;
    let filter = Filter::of(desk, &cursor, &["created_at", "updated_at"])?;
    let (created, updated) = (filter.times("created_at")?, filter.times("updated_at")?);
    let (ids, emails) = (filter.values("id"), filter.values("email"));
    let active = match filter.text("status") {
        None => None,
        Some("ACTIVE") => Some(true),
        Some("INACTIVE") => Some(false),
        Some(_) => return Err(problem::bad_request(desk.now(), "Provided request parameters are invalid.")),
    };
    let is = |name: &str, value: Option<&str>| filter.text(name).is_none_or(|wanted| Some(wanted) == value);
    let fits = |seq: Seq, person: &Person| {
        ids.as_ref().is_none_or(|ids| ids.iter().any(|id| *id == seq.to_string()))
            && emails.as_ref().is_none_or(|emails| {
                person.email.as_ref().is_some_and(|own| emails.iter().any(|email| email.eq_ignore_ascii_case(own)))
            })
            && is("first_name", Some(&person.first_name))
            && is("last_name", Some(&person.last_name))
            && is("preferred_name", person.preferred_name.as_deref())
            && created.holds(person.created_at)
            && updated.holds(person.updated_at)
            && active.is_none_or(|active| desk.company.is_active(seq) == active)
    };
    let people = desk.company.persons.iter().filter(|(seq, person)| fits(*seq, person));
    Ok(cursor.page_of(desk, people, |(seq, _)| object(desk, *seq).unwrap_or_default()))
}

/// `GET /v2/persons/{id}`
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    Ok(Reply::ok(object(desk, seq).unwrap_or_default()))
}

/// The person of the path.
pub(super) fn find(desk: &Desk<'_>) -> Result<Seq, Reply> {
    let seq = desk.segment(1).parse().ok().filter(|seq| desk.company.persons.contains(*seq));
    seq.ok_or_else(|| problem::not_found(desk.now()))
}

/// `2017-07-21T17:32:28Z`
pub(super) fn stamp(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn object(desk: &Desk<'_>, seq: Seq) -> Option<Value> {
    let company: &Company = desk.company;
    let person = company.persons.get(seq)?;
    let origin = desk.call.origin();
    // Newest first.
    let employments: Vec<Value> =
        company.employments.of(seq).rev().map(|(seq, _)| json!({"id": uuid(Kind::Employment, seq)})).collect();
    let mut object = json!({
        "id": seq.to_string(),
        "email": person.email,
        "created_at": stamp(person.created_at),
        "updated_at": stamp(person.updated_at),
        "first_name": person.first_name,
        "last_name": person.last_name,
        "preferred_name": person.name(),
        "gender": person.gender,
        "profile_picture": {"url": format!("{origin}/v1/company/employees/{seq}/profile-picture")},
        "status": if company.is_active(seq) { "ACTIVE" } else { "INACTIVE" },
        "custom_attributes": custom(desk, person),
        "employments": employments,
        "_meta": {"links": {"employments": {"href": format!("{origin}/v2/persons/{seq}/employments")}}},
    });
    if let Some(object) = object.as_object_mut() {
        let always = ["id", "created_at", "updated_at", "status", "custom_attributes", "employments", "_meta"];
        object.retain(|name, _| always.contains(&name.as_str()) || desk.grant.reads(name));
    }
    Some(object)
}

/// Types are written in lower case, as Personio does.
fn custom(desk: &Desk<'_>, person: &Person) -> Vec<Value> {
    let attribute = |(key, value): (&String, &Value)| {
        let number = key.strip_prefix("dynamic_")?.parse().ok()?;
        let attribute = desk.company.attributes.get(number)?;
        if !desk.grant.reads(key) || value.is_null() {
            return None;
        }
        let kind = match attribute.kind.as_str() {
            "date" => "date",
            "integer" => "int",
            "decimal" => "double",
            "tags" => "string_list",
            _ => "string",
        };
        let mut shown = json!({"id": key, "type": kind, "value": value, "label": attribute.label});
        if let (Some(id), Some(shown)) = (&attribute.universal_id, shown.as_object_mut()) {
            shown.insert("global_id".into(), json!(id));
        }
        Some(shown)
    };
    person.custom.iter().filter_map(attribute).collect()
}
