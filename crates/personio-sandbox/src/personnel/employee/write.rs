//! `POST /v1/company/employees` and `PATCH /v1/company/employees/{id}`

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::{
    call::Input,
    company::{
        Company,
        organisation::OrgUnitKind,
        person::{Employment, EmploymentType, Gender, Person, Picture, Status},
        table::Seq,
    },
    desk::Desk,
    personnel::error,
    recruiting::email,
    reply::{Answer, Reply},
};

/// What a request says about an employee; what is absent stays as it is.
#[derive(Debug, Default)]
struct Wish {
    names: BTreeMap<&'static str, Option<String>>,
    gender: Option<Gender>,
    hire_date: Option<jiff::civil::Date>,
    weekly_hours: Option<f64>,
    status: Option<Status>,
    /// `Some(None)` takes the supervisor away.
    supervisor: Option<Option<Seq>>,
    custom: BTreeMap<String, Value>,
    /// What could not be found by its name.
    missing: Vec<String>,
}

/// `POST /v1/company/employees`
pub(crate) fn create(desk: &mut Desk<'_>) -> Answer {
    let outer = error::body(desk)?;
    let input = outer
        .object("employee")
        .ok()
        .flatten()
        .ok_or_else(|| error::unprocessable("The employee field is required."))?;
    let required = |key: &str| {
        let text = input.filled(key).map_err(|_| error::unprocessable(&format!("The {key} must be a string.")))?;
        text.map(str::to_owned).ok_or_else(|| error::unprocessable(&format!("The {key} field is required.")))
    };
    let address = required("email")?;
    if !email::is_plausible(&address) {
        return Err(error::unprocessable("The email must be a valid email address."));
    }
    let (first_name, last_name) = (required("first_name")?, required("last_name")?);
    if desk.company.person_with_email(&address).is_some() {
        return Err(error::unprocessable("The email has already been taken."));
    }
    let wish = read(desk.company, &input)?;
    let now = desk.now();
    let today = desk.company.today();
    let person = desk.company.persons.add(Person {
        email: Some(address),
        first_name,
        last_name,
        preferred_name: None,
        gender: Gender::Unspecified,
        language: "en".into(),
        picture: Picture::None,
        custom: BTreeMap::new(),
        created_at: now,
        updated_at: now,
        written: BTreeMap::new(),
    });
    let later = wish.hire_date.is_some_and(|date| date > today);
    let employment = desk.company.employments.add(Employment {
        person,
        status: if later { Status::Onboarding } else { Status::Active },
        kind: EmploymentType::Internal,
        position: None,
        supervisor: None,
        office: None,
        legal_entity: None,
        department: None,
        team: None,
        cost_centers: Vec::new(),
        start: Some(today),
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
    });
    let missing = apply(desk.company, person, wish, now);
    let id = crate::company::id::uuid(crate::company::id::Kind::Employment, employment);
    desk.company.emit("person.created", &json!({"person": {"id": person.to_string()}}));
    desk.company.emit("employment.created", &json!({"person": {"id": person.to_string()}, "employment": {"id": id}}));
    let mut body = json!({"success": true, "data": {"id": person, "message": "success"}});
    if let (false, Some(body)) = (missing.is_empty(), body.as_object_mut()) {
        body.insert("meta".into(), json!(missing));
    }
    Ok(Reply::ok(body))
}

/// `PATCH /v1/company/employees/{id}`
pub(crate) fn update(desk: &mut Desk<'_>) -> Answer {
    let id: Seq = desk.segment(2).parse().map_err(|_| error::no_such_employee())?;
    if !desk.company.persons.contains(id) {
        return Err(error::no_such_employee());
    }
    let outer = error::body(desk)?;
    let input = outer
        .object("employee")
        .ok()
        .flatten()
        .ok_or_else(|| error::unprocessable("The employee field is required."))?;
    let wish = read(desk.company, &input)?;
    if wish.supervisor == Some(Some(id)) {
        return Err(error::unprocessable("An employee cannot be their own supervisor"));
    }
    let now = desk.now();
    let missing = apply(desk.company, id, wish, now);
    desk.company.emit("person.updated", &json!({"person": {"id": id.to_string()}}));
    Ok(Reply::ok(json!({"success": true, "data": {"id": id}, "meta": missing})))
}

fn read(company: &Company, input: &Input<'_>) -> Result<Wish, Reply> {
    let wrong = |key: &str| error::unprocessable(&format!("The {key} is invalid."));
    let mut wish = Wish::default();
    for key in ["first_name", "last_name", "preferred_name", "position", "subcompany", "department", "office"] {
        if input.has(key) {
            wish.names.insert(key, input.text(key).map_err(|_| wrong(key))?.map(str::to_owned));
        }
    }
    for key in ["first_name", "last_name"] {
        if wish.names.get(key).is_some_and(|name| name.as_ref().is_none_or(|name| name.trim().is_empty())) {
            return Err(error::unprocessable(&format!("The {key} field is required.")));
        }
    }
    wish.gender = match input.text("gender").map_err(|_| wrong("gender"))? {
        None | Some("") => None,
        Some("male") => Some(Gender::Male),
        Some("female") => Some(Gender::Female),
        Some("diverse") => Some(Gender::Diverse),
        Some(_) => return Err(wrong("gender")),
    };
    wish.status = match input.text("status").map_err(|_| wrong("status"))? {
        None | Some("") => None,
        Some("active") => Some(Status::Active),
        Some("inactive") => Some(Status::Inactive),
        Some("onboarding") => Some(Status::Onboarding),
        Some("leave") => Some(Status::Leave),
        Some(_) => return Err(wrong("status")),
    };
    wish.hire_date = input.date("hire_date").map_err(|_| wrong("hire_date"))?;
    wish.weekly_hours = input.number("weekly_working_hours").map_err(|_| wrong("weekly_working_hours"))?;
    if wish.weekly_hours.is_some_and(|hours| !(0.0..=168.0).contains(&hours)) {
        return Err(wrong("weekly_working_hours"));
    }
    if input.has("supervisor_id") {
        let id = input.integer("supervisor_id").map_err(|_| wrong("supervisor_id"))?;
        let known = |id: i64| u64::try_from(id).ok().filter(|id| company.persons.contains(*id));
        wish.supervisor = Some(match id {
            None => None,
            Some(id) => {
                Some(known(id).ok_or_else(|| error::unprocessable(&format!("Supervisor with ID {id} not found")))?)
            }
        });
    }
    custom(company, input, &mut wish)?;
    Ok(wish)
}

fn custom(company: &Company, input: &Input<'_>, wish: &mut Wish) -> Result<(), Reply> {
    let Some(Value::Object(values)) = input.value("custom_attributes") else { return Ok(()) };
    for (key, value) in values {
        let number = key.strip_prefix("dynamic_").and_then(|number| number.parse().ok());
        let Some(attribute) = number.and_then(|number: Seq| company.attributes.get(number)) else { continue };
        let options = &attribute.options;
        let is_option = |value: &str| options.is_empty() || options.iter().any(|option| option == value);
        let valid = match (attribute.kind.as_str(), value) {
            (_, Value::Null) => true,
            ("date", Value::String(text)) => text.parse::<jiff::civil::Date>().is_ok(),
            ("integer", Value::String(text)) => text.parse::<i64>().is_ok(),
            ("list", Value::String(text)) => is_option(text),
            ("tags", Value::String(text)) => text.split(',').map(str::trim).all(is_option),
            _ => value.is_string() || value.is_number(),
        };
        if !valid {
            return Err(error::unprocessable(&format!("The value of {key} is invalid.")));
        }
        let stored = match (attribute.kind.as_str(), value) {
            ("tags", Value::String(text)) => json!(text.split(',').map(str::trim).collect::<Vec<_>>()),
            ("integer", Value::String(text)) => json!(text.parse::<i64>().unwrap_or_default()),
            _ => value.clone(),
        };
        wish.custom.insert(key.clone(), stored);
    }
    Ok(())
}

/// Writes what is wished for, and says what could not be found.
fn apply(company: &mut Company, person: Seq, mut wish: Wish, now: Timestamp) -> Vec<String> {
    let name = |wish: &mut Wish, key: &str| wish.names.get(key).cloned();
    let office = name(&mut wish, "office").map(|name| {
        name.as_deref()
            .and_then(|name| company.workplaces.iter().find(|(_, place)| place.name == name))
            .map(|(seq, _)| seq)
    });
    let entity = name(&mut wish, "subcompany").map(|name| {
        name.as_deref()
            .and_then(|name| company.legal_entities.iter().find(|(_, entity)| entity.name == name))
            .map(|(seq, _)| seq)
    });
    let department = name(&mut wish, "department")
        .map(|name| name.as_deref().and_then(|name| company.org_unit_named(OrgUnitKind::Department, name)));
    for (key, found) in [("office", office), ("subcompany", entity), ("department", department)] {
        if let (Some(None), Some(Some(name))) = (found, wish.names.get(key)) {
            wish.missing.push(format!("{key} \"{name}\" not found"));
        }
    }
    let mut touched: Vec<String> = wish.names.keys().map(|key| (*key).to_owned()).collect();
    touched.extend(wish.custom.keys().cloned());
    let changes = [
        ("gender", wish.gender.is_some()),
        ("hire_date", wish.hire_date.is_some()),
        ("weekly_working_hours", wish.weekly_hours.is_some()),
        ("status", wish.status.is_some()),
        ("supervisor", wish.supervisor.is_some()),
    ];
    touched.extend(changes.into_iter().filter(|(_, changed)| *changed).map(|(key, _)| key.to_owned()));
    if let Some(row) = company.persons.get_mut(person) {
        for (key, place) in [("first_name", &mut row.first_name), ("last_name", &mut row.last_name)] {
            if let Some(Some(name)) = wish.names.get(key) {
                place.clone_from(name);
            }
        }
        if let Some(name) = wish.names.get("preferred_name") {
            row.preferred_name.clone_from(name);
        }
        row.gender = wish.gender.unwrap_or(row.gender);
        row.custom.extend(wish.custom);
        row.updated_at = now;
        row.written.extend(touched.into_iter().map(|key| (key, now)));
    }
    let employment = company.employment(person).map(|(seq, _)| seq);
    if let Some(row) = employment.and_then(|seq| company.employments.get_mut(seq)) {
        if let Some(position) = wish.names.get("position") {
            row.position.clone_from(position);
        }
        row.office = office.flatten().or(row.office);
        row.legal_entity = entity.flatten().or(row.legal_entity);
        row.department = department.flatten().or(row.department);
        row.start = wish.hire_date.or(row.start);
        row.status = wish.status.unwrap_or(row.status);
        row.supervisor = wish.supervisor.unwrap_or(row.supervisor);
        if let Some(hours) = wish.weekly_hours {
            row.weekly_hours = hours;
            row.schedule = Employment::even_week(hours);
        }
        row.updated_at = now;
    }
    wish.missing
}
