//! Changing employments, also as a part of new people.

use jiff::{Span, Timestamp};
use serde_json::json;

use super::find;
use crate::{
    call::Input,
    company::{
        id::{Kind, uuid},
        organisation::OrgUnitKind,
        person::{Employment, EmploymentType, Status},
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
    v2::{field, problem},
};

/// `PATCH /v2/persons/{person_id}/employments/{id}`
pub(crate) fn update(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let input = field::body(desk)?;
    let now = desk.now();
    let before = desk.company.employments.get(seq).cloned().ok_or_else(|| problem::not_found(now))?;
    let mut employment = before.clone();
    change(desk, &input, &mut employment, Some(before.person))?;
    employment.updated_at = now;
    let ids = json!({
        "person": {"id": before.person.to_string()}, "employment": {"id": uuid(Kind::Employment, seq)},
    });
    let centers_changed = before.cost_centers != employment.cost_centers;
    if let Some(place) = desk.company.employments.get_mut(seq) {
        *place = employment;
    }
    desk.company.emit("employment.updated", &ids);
    if centers_changed {
        desk.company.emit("employment.updated.cost-centers", &ids);
    }
    super::get(desk)
}

/// An employment of which nothing is said.
pub(crate) fn blank(desk: &Desk<'_>, now: Timestamp) -> Employment {
    Employment {
        person: 0,
        status: Status::Active,
        kind: EmploymentType::Internal,
        position: None,
        supervisor: None,
        office: None,
        legal_entity: None,
        department: None,
        team: None,
        cost_centers: Vec::new(),
        start: Some(desk.company.today()),
        end: None,
        contract_end: None,
        probation_end: None,
        weekly_hours: 40.0,
        full_time_hours: 40.0,
        schedule: Employment::even_week(40.0),
        vacation_days: 30.0,
        termination: None,
        created_at: now,
        updated_at: now,
    }
}

/// Writes what a body says; what it does not name stays, `null` takes away.
pub(crate) fn change(
    desk: &Desk<'_>,
    input: &Input<'_>,
    employment: &mut Employment,
    own: Option<Seq>,
) -> Result<(), Reply> {
    let now = desk.now();
    let wrong = |key: &str| problem::bad_request(now, &format!("{key} has an invalid value."));
    if let Some(status) = input.value("status") {
        employment.status = serde_json::from_value(status.clone()).map_err(|_| wrong("status"))?;
    }
    if let Some(kind) = input.value("type") {
        employment.kind = serde_json::from_value(kind.clone()).map_err(|_| wrong("type"))?;
    }
    if input.has("position") {
        let title = match field::typed(desk, input.object("position"))? {
            Some(position) => field::text(desk, &position, "title", 255)?,
            None => None,
        };
        employment.position = title;
    }
    let company = &*desk.company;
    if input.has("supervisor") {
        let id = field::id(desk, input, "supervisor")?;
        employment.supervisor = field::known(desk, "supervisor", id.as_deref(), |seq| company.persons.contains(seq))?;
        if employment.supervisor.is_some() && employment.supervisor == own {
            return Err(problem::bad_request(now, "A person cannot be their own supervisor."));
        }
    }
    if input.has("office") {
        let id = field::id(desk, input, "office")?;
        employment.office = field::known(desk, "office", id.as_deref(), |seq| company.workplaces.contains(seq))?;
    }
    if input.has("legal_entity") {
        let id = field::id(desk, input, "legal_entity")?;
        let known = |seq| company.legal_entities.contains(seq);
        employment.legal_entity = field::known(desk, "legal_entity", id.as_deref(), known)?;
    }
    for (key, place) in [
        ("employment_start_date", &mut employment.start),
        ("employment_end_date", &mut employment.end),
        ("contract_end_date", &mut employment.contract_end),
        ("probation_end_date", &mut employment.probation_end),
    ] {
        if input.has(key) {
            *place = field::typed(desk, input.date(key))?;
        }
    }
    if let Some(days) = field::typed(desk, input.integer("probation_period_length"))? {
        if !(0..=3650).contains(&days) {
            return Err(wrong("probation_period_length"));
        }
        employment.probation_end = employment.start.map(|start| start.saturating_add(Span::new().days(days)));
    }
    if employment.end.zip(employment.start).is_some_and(|(end, start)| end < start) {
        return Err(problem::bad_request(now, "employment_end_date must not be before employment_start_date."));
    }
    hours(desk, input, employment)?;
    org_units(desk, input, employment)?;
    cost_centers(desk, input, employment)
}

fn hours(desk: &Desk<'_>, input: &Input<'_>, employment: &mut Employment) -> Result<(), Reply> {
    for key in ["weekly_working_hours", "full_time_weekly_working_hours"] {
        let Some(hours) = field::typed(desk, input.number(key))? else { continue };
        if !(0.0..=168.0).contains(&hours) {
            return Err(problem::bad_request(desk.now(), &format!("{key} must be between 0 and 168.")));
        }
        if key == "weekly_working_hours" {
            employment.weekly_hours = hours;
            employment.schedule = Employment::even_week(hours);
        } else {
            employment.full_time_hours = hours;
        }
    }
    Ok(())
}

fn org_units(desk: &Desk<'_>, input: &Input<'_>, employment: &mut Employment) -> Result<(), Reply> {
    let Some(units) = field::typed(desk, input.list("org_units"))? else { return Ok(()) };
    (employment.team, employment.department) = (None, None);
    for unit in units {
        let unit = Input::of(unit).ok_or_else(|| problem::bad_request(desk.now(), "Invalid request content"))?;
        let id = field::required(desk, "org_units.id", unit.text("id"))?;
        let kind = field::required(desk, "org_units.type", unit.text("type"))?.to_lowercase();
        let of_kind = |seq: Seq| desk.company.org_units.get(seq).is_some_and(|known| known.kind.as_str() == kind);
        let seq = field::known(desk, "org_units", Some(id), of_kind)?;
        match desk.company.org_units.get(seq.unwrap_or_default()).map(|unit| unit.kind) {
            Some(OrgUnitKind::Team) => employment.team = seq,
            _ => employment.department = seq,
        }
    }
    Ok(())
}

fn cost_centers(desk: &Desk<'_>, input: &Input<'_>, employment: &mut Employment) -> Result<(), Reply> {
    let Some(centers) = field::typed(desk, input.list("cost_centers"))? else { return Ok(()) };
    let mut shares = Vec::new();
    for center in centers {
        let center = Input::of(center).ok_or_else(|| problem::bad_request(desk.now(), "Invalid request content"))?;
        let id = field::required(desk, "cost_centers.id", center.text("id"))?;
        let weight = field::required(desk, "cost_centers.weight", center.number("weight"))?;
        let seq = field::known(desk, "cost_centers", Some(id), |seq| desk.company.cost_centers.contains(seq))?;
        shares.extend(seq.map(|seq| (seq, weight)));
    }
    let sum: f64 = shares.iter().map(|(_, weight)| weight).sum();
    if !shares.is_empty() && (sum - 100.0).abs() > 0.01 {
        return Err(problem::bad_request(desk.now(), "The weights of cost_centers must add up to 100."));
    }
    employment.cost_centers = shares;
    Ok(())
}
