//! The attributes of employees in v1: each with label, value, type and universal id.

use serde_json::{Map, Value, json};

use crate::{
    company::{
        Company,
        clock::instant,
        paper::Compensation,
        person::{Employment, EmploymentType, Gender, Status},
        table::Seq,
    },
    desk::Desk,
    personnel::page,
    reply::{Answer, Reply},
};

/// Attributes that every company has: name, label, type.
const STANDARD: [(&str, &str, &str); 32] = [
    ("id", "ID", "integer"),
    ("first_name", "First name", "standard"),
    ("last_name", "Last name", "standard"),
    ("preferred_name", "Name (preferred)", "standard"),
    ("email", "Email", "standard"),
    ("gender", "Gender", "standard"),
    ("status", "Status", "standard"),
    ("position", "Position", "standard"),
    ("supervisor", "Supervisor", "standard"),
    ("employment_type", "Employment type", "standard"),
    ("weekly_working_hours", "Weekly hours", "standard"),
    ("hire_date", "Hire date", "date"),
    ("contract_end_date", "Contract ends", "date"),
    ("termination_date", "Termination date", "date"),
    ("termination_type", "Termination type", "standard"),
    ("termination_reason", "Termination reason", "standard"),
    ("probation_period_end", "Probation period end", "date"),
    ("created_at", "created_at", "date"),
    ("last_modified_at", "Last modified", "date"),
    ("subcompany", "Subcompany", "standard"),
    ("office", "Office", "standard"),
    ("department", "Department", "standard"),
    ("cost_centers", "Cost center", "standard"),
    ("holiday_calendar", "Public holidays", "standard"),
    ("absence_entitlement", "Absence entitlement", "standard"),
    ("work_schedule", "Work schedule", "standard"),
    ("fix_salary", "Fix salary", "decimal"),
    ("fix_salary_interval", "Salary interval", "standard"),
    ("hourly_salary", "Hourly salary", "decimal"),
    ("last_working_day", "Last day of work", "date"),
    ("profile_picture", "Profile Picture", "standard"),
    ("team", "Team", "standard"),
];

/// `GET /v1/company/employees/attributes`: what the caller may read.
pub(crate) fn list(desk: &mut Desk<'_>) -> Answer {
    let standard = STANDARD.iter().map(
        |(key, label, kind)| json!({"key": key, "label": label, "type": kind, "universal_id": key, "options": []}),
    );
    let custom = desk.company.attributes.iter().map(|(seq, attribute)| {
        json!({
            "key": format!("dynamic_{seq}"),
            "label": attribute.label,
            "type": attribute.kind,
            "universal_id": attribute.universal_id,
            "options": attribute.options,
        })
    });
    let readable =
        |attribute: &Value| attribute.get("key").and_then(Value::as_str).is_some_and(|key| desk.grant.reads(key));
    let data: Vec<Value> = standard.chain(custom).filter(readable).collect();
    Ok(Reply::ok(json!({"success": true, "data": data})))
}

/// Every attribute of an employee.
pub(crate) fn all(company: &Company, seq: Seq, origin: &str) -> Option<Map<String, Value>> {
    some(company, seq, origin, |_| true)
}

/// Those attributes of an employee that are wanted. The others are not worked out.
pub(crate) fn some(
    company: &Company,
    seq: Seq,
    origin: &str,
    wanted: impl Fn(&str) -> bool,
) -> Option<Map<String, Value>> {
    let person = company.persons.get(seq)?;
    let employment = company.employment(seq).map(|(_, employment)| employment);
    let salary = salary(company, seq);
    let mut attributes = Map::new();
    for (name, label, kind) in STANDARD.into_iter().filter(|(name, ..)| wanted(name)) {
        let value = match name {
            "id" => json!(seq),
            "first_name" => json!(person.first_name),
            "last_name" => json!(person.last_name),
            "preferred_name" => json!(person.name()),
            "email" => json!(person.email),
            "gender" => json!(gender(person.gender)),
            "created_at" => json!(page::stamp_iso(person.created_at)),
            "last_modified_at" => json!(page::stamp_iso(person.updated_at)),
            "profile_picture" => json!(format!("{origin}/v1/company/employees/{seq}/profile-picture")),
            "absence_entitlement" => entitlements(company, employment),
            "holiday_calendar" => holidays(company, seq),
            "fix_salary" => json!(salary.map(|salary| salary.value)),
            "fix_salary_interval" => {
                json!(salary.and_then(|salary| salary.interval.as_ref()).map(|it| it.to_lowercase()))
            }
            "hourly_salary" => json!(0),
            _ => employment.map_or(Value::Null, |employment| of_employment(company, employment, name)),
        };
        let mut attribute = attribute(label, value, kind, Some(name));
        if name.ends_with("_salary") {
            attribute.insert("currency".into(), json!(salary.map_or("EUR", |salary| &salary.currency)));
        }
        attributes.insert(name.to_owned(), Value::Object(attribute));
    }
    for (number, custom) in company.attributes.iter() {
        let key = format!("dynamic_{number}");
        if !wanted(&key) {
            continue;
        }
        let value = custom_value(person.custom.get(&key));
        let attribute = attribute(&custom.label, value, &custom.kind, custom.universal_id.as_deref());
        attributes.insert(key, Value::Object(attribute));
    }
    Some(attributes)
}

/// An attribute as v1 shows it. Its value is moved: lists have thousands of them.
pub(super) fn attribute(label: &str, value: Value, kind: &str, universal_id: Option<&str>) -> Map<String, Value> {
    let facts =
        [("label", label.into()), ("value", value), ("type", kind.into()), ("universal_id", universal_id.into())];
    facts.into_iter().map(|(name, fact)| (name.to_owned(), fact)).collect()
}

/// What somebody is regularly paid today, by the first type of compensation.
fn salary(company: &Company, person: Seq) -> Option<&Compensation> {
    let (base, _) = company.compensation_types.iter().next()?;
    let today = company.today();
    let paid = company.compensations.of(person).map(|(_, row)| row);
    paid.filter(|row| row.kind == base && row.effective_from <= today).max_by_key(|row| row.effective_from)
}

/// Tags are one text with commas.
fn custom_value(value: Option<&Value>) -> Value {
    match value {
        Some(Value::Array(tags)) => json!(tags.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(",")),
        Some(value) => value.clone(),
        None => Value::Null,
    }
}

fn of_employment(company: &Company, employment: &Employment, name: &str) -> Value {
    let day = |date: Option<jiff::civil::Date>| json!(date.map(|date| page::stamp_iso(instant(date.at(0, 0, 0, 0)))));
    let unit = |kind: &str, seq: Option<Seq>| {
        let unit = seq.and_then(|seq| Some((seq, company.org_units.get(seq)?)));
        unit.map_or(Value::Null, |(seq, unit)| named(kind, seq, &unit.name))
    };
    let ended = employment.termination.as_ref();
    match name {
        "status" => json!(status(employment.status)),
        "position" => json!(employment.position),
        "supervisor" => employment.supervisor.map_or(Value::Null, |seq| super::short(company, seq)),
        "employment_type" => match employment.kind {
            EmploymentType::Internal => json!("internal"),
            EmploymentType::External => json!("external"),
            EmploymentType::Unspecified => Value::Null,
        },
        // A number as a text, as Personio sends it.
        "weekly_working_hours" => json!(employment.weekly_hours.to_string()),
        "hire_date" => day(employment.start),
        "contract_end_date" => day(employment.contract_end),
        "probation_period_end" => day(employment.probation_end),
        "termination_date" => day(ended.and_then(|ended| ended.termination_date)),
        "termination_type" => json!(ended.map(|ended| ended.kind.to_lowercase())),
        "termination_reason" => json!(ended.and_then(|ended| ended.reason.clone())),
        "last_working_day" => day(ended.and_then(|ended| ended.last_working_day)),
        "subcompany" => employment
            .legal_entity
            .and_then(|seq| Some(named("Subcompany", seq, &company.legal_entities.get(seq)?.name)))
            .unwrap_or_default(),
        "office" => employment
            .office
            .and_then(|seq| Some(named("Office", seq, &company.workplaces.get(seq)?.name)))
            .unwrap_or_default(),
        "department" => unit("Department", employment.department),
        "team" => unit("Team", employment.team),
        "cost_centers" => cost_centers(company, employment),
        "work_schedule" => schedule(employment),
        _ => Value::Null,
    }
}

fn named(kind: &str, seq: Seq, name: &str) -> Value {
    json!({"type": kind, "attributes": {"id": seq, "name": name}})
}

fn cost_centers(company: &Company, employment: &Employment) -> Value {
    let center = |(seq, share): &(Seq, f64)| {
        let name = &company.cost_centers.get(*seq)?.name;
        Some(json!({"type": "CostCenter", "attributes": {"id": seq, "name": name, "percentage": share}}))
    };
    employment.cost_centers.iter().filter_map(center).collect()
}

fn entitlements(company: &Company, employment: Option<&Employment>) -> Value {
    let types = company.absence_types.iter().filter(|(_, kind)| kind.category == "paid_vacation");
    let days = employment.map_or(0.0, |employment| employment.vacation_days);
    types
        .map(|(seq, kind)| {
            let attributes = json!({"id": seq, "name": kind.name, "category": kind.category, "entitlement": days});
            json!({"type": "TimeOffType", "attributes": attributes})
        })
        .collect()
}

fn holidays(company: &Company, person: Seq) -> Value {
    let calendar = company.calendar(person);
    json!({"type": "HolidayCalendar", "attributes": {
        "id": calendar.id(), "name": calendar.name(), "country": calendar.country(), "state": calendar.state(),
    }})
}

fn schedule(employment: &Employment) -> Value {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let hours = employment.weekly_hours;
    let mut attributes = Map::new();
    // Companies with the same hours share a schedule.
    let id = employment
        .schedule
        .iter()
        .fold(97_000_u32, |id, minutes| id.wrapping_mul(7).wrapping_add(*minutes) % 1_000_000);
    attributes.insert("id".into(), json!(id));
    attributes.insert("name".into(), json!(format!("{hours} hours a week")));
    attributes.insert("valid_from".into(), Value::Null);
    for (day, minutes) in DAYS.iter().zip(employment.schedule) {
        attributes.insert((*day).to_owned(), json!(format!("{:02}:{:02}", minutes / 60, minutes % 60)));
    }
    json!({"type": "WorkSchedule", "attributes": attributes})
}

fn gender(gender: Gender) -> Option<&'static str> {
    match gender {
        Gender::Male => Some("male"),
        Gender::Female => Some("female"),
        Gender::Diverse => Some("diverse"),
        Gender::Unspecified => None,
    }
}

fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Active => Some("active"),
        Status::Inactive => Some("inactive"),
        Status::Onboarding => Some("onboarding"),
        Status::Leave => Some("leave"),
        Status::Unspecified => None,
    }
}
