//! Creating, changing and deleting people.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::find;
use crate::{
    call::Input,
    company::{
        id::{Kind, uuid},
        person::{Employment, Gender, Person, Picture, Status},
        table::Seq,
    },
    desk::Desk,
    recruiting::email,
    reply::{Answer, Reply},
    v2::{employment, field, problem},
};

const LANGUAGES: [&str; 8] = ["de", "en", "es", "fi", "fr", "it", "nl", "sv"];
const LONGEST_NAME: usize = 255;

/// `POST /v2/persons`: a person with an employment.
pub(crate) fn create(desk: &mut Desk<'_>) -> Answer {
    let input = field::body(desk)?;
    let now = desk.now();
    let address = address(desk, &input, None)?;
    let name = |key: &str| {
        let name = field::text(desk, &input, key, LONGEST_NAME)?.filter(|name| !name.trim().is_empty());
        name.ok_or_else(|| problem::bad_request(now, &format!("{key} must not be blank.")))
    };
    let (first_name, last_name) = (name("first_name")?, name("last_name")?);
    let language = field::typed(desk, input.text("language_code"))?.unwrap_or("en").to_lowercase();
    if !LANGUAGES.contains(&language.as_str()) {
        return Err(problem::bad_request(now, "language_code has an invalid value."));
    }
    let employments = field::typed(desk, input.list("employments"))?.unwrap_or_default();
    if employments.len() > 1 {
        return Err(problem::bad_request(now, "A person is created with one employment."));
    }
    let mut employment = employment::write::blank(desk, now);
    if let Some(Value::Object(_)) = employments.first()
        && let Some(input) = employments.first().and_then(Input::of)
    {
        employment::write::change(desk, &input, &mut employment, None)?;
        if !input.has("status") && employment.start.is_some_and(|start| start > desk.company.today()) {
            employment.status = Status::Onboarding;
        }
    }
    let person = Person {
        email: address,
        first_name,
        last_name,
        preferred_name: field::text(desk, &input, "preferred_name", LONGEST_NAME)?,
        gender: gender(desk, &input)?.unwrap_or_default(),
        language,
        picture: Picture::None,
        custom: custom(desk, &input)?,
        created_at: now,
        updated_at: now,
        written: BTreeMap::new(),
    };
    let person = desk.company.persons.add(person);
    let employment = desk.company.employments.add(Employment { person, ..employment });
    let employment_id = uuid(Kind::Employment, employment);
    desk.company.emit("person.created", &json!({"person": {"id": person.to_string()}}));
    let ids = json!({"person": {"id": person.to_string()}, "employment": {"id": employment_id}});
    desk.company.emit("employment.created", &ids);
    let created = json!({"id": person.to_string(), "employments": [{"id": employment_id}]});
    let wrapped = desk.quirks.is("v2-created", "wrapped");
    Ok(Reply::json(StatusCode::CREATED, if wrapped { json!({"_data": created}) } else { created }))
}

/// `PATCH /v2/persons/{id}`
pub(crate) fn update(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let input = field::body(desk)?;
    let now = desk.now();
    let address = if input.has("email") { Some(address(desk, &input, Some(seq))?) } else { None };
    let name = |key: &str| {
        let name = field::text(desk, &input, key, LONGEST_NAME)?;
        if input.has(key) && name.as_ref().is_none_or(|name| name.trim().is_empty()) {
            return Err(problem::bad_request(now, &format!("{key} must not be blank.")));
        }
        Ok(name)
    };
    let (first_name, last_name) = (name("first_name")?, name("last_name")?);
    let preferred_name = field::text(desk, &input, "preferred_name", LONGEST_NAME)?;
    let (gender, custom) = (gender(desk, &input)?, custom(desk, &input)?);
    let Some(person) = desk.company.persons.get_mut(seq) else { return Err(problem::not_found(now)) };
    if let Some(address) = address {
        person.email = address;
    }
    for (place, name) in [(&mut person.first_name, first_name), (&mut person.last_name, last_name)] {
        if let Some(name) = name {
            *place = name;
        }
    }
    if input.has("preferred_name") {
        person.preferred_name = preferred_name;
    }
    person.gender = gender.unwrap_or(person.gender);
    person.written.extend(custom.keys().map(|key| (key.clone(), now)));
    person.custom.extend(custom);
    touch(person, &input, now);
    desk.company.emit("person.updated", &json!({"person": {"id": seq.to_string()}}));
    super::get(desk)
}

/// `DELETE /v2/persons/{id}`
pub(crate) fn delete(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    desk.company.remove_person(seq);
    desk.company.emit("person.deleted", &json!({"person": {"id": seq.to_string()}}));
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

fn touch(person: &mut Person, input: &Input<'_>, now: Timestamp) {
    person.updated_at = now;
    for key in ["email", "first_name", "last_name", "preferred_name", "gender"] {
        if input.has(key) {
            person.written.insert(key.to_owned(), now);
        }
    }
}

/// An email address that nobody else has.
fn address(desk: &Desk<'_>, input: &Input<'_>, own: Option<Seq>) -> Result<Option<String>, Reply> {
    let address = field::typed(desk, input.filled("email"))?;
    if address.is_some_and(|address| !email::is_plausible(address)) {
        return Err(problem::bad_request(desk.now(), "email must be a well-formed email address."));
    }
    let taken = address.and_then(|address| desk.company.person_with_email(address));
    if taken.is_some() && taken != own {
        return Err(problem::conflict(desk.now(), "A person with this email exists already."));
    }
    Ok(address.map(str::to_owned))
}

fn gender(desk: &Desk<'_>, input: &Input<'_>) -> Result<Option<Gender>, Reply> {
    match field::typed(desk, input.text("gender"))? {
        None => Ok(None),
        Some("MALE") => Ok(Some(Gender::Male)),
        Some("FEMALE") => Ok(Some(Gender::Female)),
        Some("DIVERSE") => Ok(Some(Gender::Diverse)),
        Some("UNKNOWN" | "UNDEFINED" | "UNSPECIFIED") => Ok(Some(Gender::Unspecified)),
        Some(_) => Err(problem::bad_request(desk.now(), "gender has an invalid value.")),
    }
}

fn custom(desk: &Desk<'_>, input: &Input<'_>) -> Result<BTreeMap<String, Value>, Reply> {
    let mut custom = BTreeMap::new();
    for entry in field::typed(desk, input.list("custom_attributes"))?.unwrap_or_default() {
        let entry = Input::of(entry).ok_or_else(|| problem::bad_request(desk.now(), "Invalid request content"))?;
        let id = field::required(desk, "custom_attributes.id", entry.text("id"))?;
        let number = id.strip_prefix("dynamic_").and_then(|number| number.parse().ok());
        let Some(attribute) = number.and_then(|number| desk.company.attributes.get(number)) else {
            return Err(problem::bad_request(desk.now(), &format!("There is no custom attribute {id}.")));
        };
        let value = entry.value("value").cloned().unwrap_or_default();
        let is_option = |value: &Value| {
            attribute.options.is_empty()
                || value.as_str().is_some_and(|text| attribute.options.iter().any(|option| option == text))
        };
        let valid = match (&value, attribute.kind.as_str()) {
            (Value::Null, _) => true,
            (Value::Array(values), "tags") => values.iter().all(is_option),
            (Value::String(_), "date") => entry.date("value").is_ok(),
            (Value::String(_) | Value::Number(_), "integer") => entry.integer("value").is_ok(),
            (Value::String(_), "list") => is_option(&value),
            (Value::String(_), kind) => kind != "tags",
            _ => false,
        };
        if !valid {
            return Err(problem::bad_request(desk.now(), &format!("The value of {id} is invalid.")));
        }
        let value = match (attribute.kind.as_str(), entry.integer("value")) {
            ("integer", Ok(Some(number))) => json!(number),
            _ => value,
        };
        custom.insert(id.to_owned(), value);
    }
    Ok(custom)
}
