//! `/v2/legal-entities`, `/v2/org-units`, `/v2/cost-centers` and `/v2/workplaces`

use serde_json::{Value, json};

use super::{
    cursor::{Cursor, MEDIUM},
    filter::Filter,
    person::stamp,
    problem,
};
use crate::{
    company::{
        organisation::{LegalEntity, OrgUnit},
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
};

/// `GET /v2/legal-entities`
pub(super) fn legal_entities(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, MEDIUM)?;
    let filter = Filter::of(desk, &cursor, &[])?;
    let country = filter.values("country");
    let entities: Vec<(Seq, &LegalEntity)> = desk
        .company
        .legal_entities
        .iter()
        .filter(|(_, entity)| country.as_ref().is_none_or(|country| country.contains(&entity.country.as_str())))
        .collect();
    Ok(cursor.page(desk, &entities, |(seq, entity)| entity_object(*seq, entity)))
}

/// `GET /v2/legal-entities/{id}`
pub(super) fn legal_entity(desk: &mut Desk<'_>) -> Answer {
    let entity = desk.segment(1).parse().ok().and_then(|seq| Some((seq, desk.company.legal_entities.get(seq)?)));
    let (seq, entity) = entity.ok_or_else(|| problem::not_found(desk.now()))?;
    Ok(Reply::ok(entity_object(seq, entity)))
}

/// `GET /v2/org-units?type=department`
pub(super) fn org_units(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, MEDIUM)?;
    let filter = Filter::of(desk, &cursor, &[])?;
    let kind = kind(desk, filter.text("type"))?;
    let units: Vec<(Seq, &OrgUnit)> =
        desk.company.org_units.iter().filter(|(_, unit)| unit.kind.as_str() == kind).collect();
    Ok(cursor.page(desk, &units, |(seq, unit)| unit_object(*seq, unit)))
}

/// `GET /v2/org-units/{id}?type=department`
pub(super) fn org_unit(desk: &mut Desk<'_>) -> Answer {
    let kind = kind(desk, desk.call.query("type"))?;
    let unit = desk.segment(1).parse().ok().and_then(|seq| Some((seq, desk.company.org_units.get(seq)?)));
    let unit = unit.filter(|(_, unit)| unit.kind.as_str() == kind);
    let (seq, unit) = unit.ok_or_else(|| problem::not_found(desk.now()))?;
    Ok(Reply::ok(unit_object(seq, unit)))
}

/// `GET /v2/cost-centers`
pub(super) fn cost_centers(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, MEDIUM)?;
    let centers: Vec<_> = desk.company.cost_centers.iter().collect();
    Ok(cursor.page(desk, &centers, |(seq, center)| {
        json!({
            "id": seq.to_string(),
            "name": center.name,
            "number": center.number,
            "created_at": stamp(center.created_at),
        })
    }))
}

/// `GET /v2/workplaces`
pub(super) fn workplaces(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, MEDIUM)?;
    let places: Vec<_> = desk.company.workplaces.iter().collect();
    Ok(cursor.page(desk, &places, |(seq, place)| {
        json!({
            "id": seq.to_string(),
            "name": place.name,
            "address": {
                "street": place.street,
                "postal_code": place.postal_code,
                "city": place.city,
                "country_code": place.country,
            },
            "created_at": stamp(place.created_at),
        })
    }))
}

fn kind<'a>(desk: &Desk<'_>, kind: Option<&'a str>) -> Result<&'a str, Reply> {
    kind.filter(|kind| ["department", "team"].contains(kind))
        .ok_or_else(|| problem::bad_request(desk.now(), "type must be department or team."))
}

fn entity_object(seq: Seq, entity: &LegalEntity) -> Value {
    json!({
        "id": seq.to_string(),
        "name": entity.name,
        "country": entity.country,
        "currency": entity.currency,
        "registration_number": entity.registration_number,
        "address": {"city": entity.city, "country": entity.country},
        "created_at": stamp(entity.created_at),
    })
}

fn unit_object(seq: Seq, unit: &OrgUnit) -> Value {
    let mut parents = Vec::new();
    parents.extend(unit.parent.map(|parent| json!({"type": "department", "id": parent.to_string()})));
    json!({
        "id": seq.to_string(),
        "type": unit.kind.as_str(),
        "name": unit.name,
        "abbreviation": unit.abbreviation,
        "resource_uri": format!("/v2/org-units/{seq}?type={}", unit.kind.as_str()),
        "parent_chain": parents,
        "created_at": stamp(unit.created_at),
    })
}
