//! What is sent to version 2, against what is known about its bodies.
//!
//! Personio's specifications of most writes are not at hand, so that the schemas stand here: the fields, lengths and
//! codes that clients and Personio's own pages name. A field that is not listed is refused, and each must be sent.

use personio::request::RequestBody;
use serde_json::{Value, json};

use super::registry;
use crate::schema::errors;

fn object(required: &[&str], properties: Value) -> Value {
    json!({"type": "object", "required": required, "properties": properties, "additionalProperties": false})
}

fn text(most: u32) -> Value {
    json!({"type": "string", "minLength": 1, "maxLength": most})
}

fn code(codes: &[&str]) -> Value {
    json!({"type": "string", "enum": codes})
}

fn list(items: Value) -> Value {
    json!({"type": "array", "minItems": 1, "items": items})
}

fn or_null(schema: Value) -> Value {
    json!({"anyOf": [schema, {"type": "null"}]})
}

fn reference() -> Value {
    object(&["id"], json!({"id": text(100)}))
}

fn date() -> Value {
    json!({"type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"})
}

/// A trailing `Z` is answered with "Invalid request content".
fn local_time() -> Value {
    let pattern = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$";
    object(&["date_time"], json!({"date_time": {"type": "string", "pattern": pattern}}))
}

/// The half of a day comes with the day only.
fn boundary() -> Value {
    let mut boundary = local_time();
    boundary["properties"]["type"] = code(&["FIRST_HALF", "SECOND_HALF"]);
    boundary
}

fn person() -> Value {
    json!({
        "email": text(255), "first_name": text(255), "last_name": text(255), "preferred_name": text(255),
        "language_code": code(&["de", "en", "es", "fi", "fr", "it", "nl", "sv"]),
        "gender": code(&["DIVERSE", "FEMALE", "MALE", "UNKNOWN", "UNDEFINED"]),
        "custom_attributes": list(object(&["id", "value"], json!({
            "id": text(100), "value": {"anyOf": [{"type": "string"}, list(json!({"type": "string"}))]},
        }))),
    })
}

/// Probation has an end or a length; the other one is not listed.
fn employment(probation: (&str, Value)) -> Value {
    let mut fields = json!({
        "status": code(&["ACTIVE", "INACTIVE", "ONBOARDING", "LEAVE"]), "employment_start_date": date(),
        "type": code(&["INTERNAL", "EXTERNAL"]), "position": object(&["title"], json!({"title": text(255)})),
        "supervisor": reference(), "office": reference(), "legal_entity": reference(), "contract_end_date": date(),
        "weekly_working_hours": {"type": "number"}, "full_time_weekly_working_hours": {"type": "number"},
        "org_units": list(object(&["type", "id"], json!({"type": code(&["team", "department"]), "id": text(100)}))),
        "cost_centers": list(object(&["id", "weight"], json!({
            "id": text(100), "weight": {"type": "number", "minimum": 0, "maximum": 100},
        }))),
    });
    fields[probation.0] = probation.1;
    fields
}

fn project() -> Value {
    json!({
        "name": text(255), "status": code(&["ACTIVE", "ARCHIVED"]), "description": text(1000),
        "project_code": text(255), "start": object(&["date"], json!({"date": date()})),
        "end": object(&["date"], json!({"date": date()})), "assigned_to_all": {"type": "boolean"},
        "billable": {"type": "boolean"}, "client_name": text(255), "project_type": text(255),
        "cost_center": reference(),
    })
}

/// The names of events that clients register for.
fn events() -> Value {
    list(code(&[
        "person.created",
        "person.updated",
        "person.deleted",
        "employment.created",
        "employment.updated",
        "employment.updated.cost-centers",
        "employment.deleted",
        "employment.started",
        "employment.terminated",
        "absence-period.created",
        "absence-period.updated.status",
        "absence-period.updated.timerange",
        "absence-period.deleted",
        "attendance-period.created",
        "attendance-period.updated",
        "attendance-period.deleted",
        "document.created",
        "document.updated",
        "document.deleted",
        "document.signed",
    ]))
}

fn webhook() -> Value {
    json!({
        "url": {"type": "string", "pattern": "^https://"}, "description": text(1000),
        "status": code(&["ENABLED", "DISABLED"]), "auth_type": code(&["NONE", "TOKEN", "CUSTOM"]),
        "token": text(1000), "enabled_events": events(),
    })
}

/// What each write takes.
fn schema(method: &str, path: &str) -> Value {
    let members = || list(object(&["person"], json!({"person": reference()})));
    match (method, path) {
        ("POST", "/v2/persons") => {
            let mut fields = person();
            let employment = employment(("probation_period_length", json!({"type": "integer"})));
            fields["employments"] = list(object(&["employment_start_date"], employment));
            object(&["email", "first_name", "last_name", "employments"], fields)
        }
        ("PATCH", "/v2/persons/ID") => object(&[], person()),
        ("PATCH", "/v2/persons/ID/employments/ID") => object(&["type"], employment(("probation_end_date", date()))),
        ("POST", "/v2/attendance-periods") => object(
            &["person", "type", "start"],
            json!({
                "person": reference(), "type": code(&["WORK", "BREAK"]), "start": local_time(), "end": local_time(),
                "project": reference(), "comment": text(1000),
            }),
        ),
        ("PATCH", "/v2/attendance-periods/ID") => object(
            &[],
            json!({
                "start": local_time(), "end": or_null(local_time()), "project": or_null(reference()),
                "comment": or_null(text(1000)),
            }),
        ),
        ("POST", "/v2/absence-periods") => object(
            &["person", "absence_type", "starts_from"],
            json!({
                "person": reference(), "absence_type": reference(), "starts_from": boundary(), "ends_at": boundary(),
                "comment": text(2000),
            }),
        ),
        ("PATCH", "/v2/absence-periods/ID") => object(
            &[],
            json!({
                "absence_type": reference(), "starts_from": boundary(), "ends_at": or_null(boundary()),
                "comment": or_null(text(2000)),
            }),
        ),
        ("POST", "/v2/projects") => object(&["name"], project()),
        ("PATCH", "/v2/projects/ID") => object(&[], project()),
        ("POST" | "DELETE", "/v2/projects/ID/members") => members(),
        ("PATCH", "/v2/document-management/documents/ID") => object(
            &[],
            json!({"name": text(256), "comment": or_null(text(1000)), "date": or_null(date()), "category": reference()}),
        ),
        ("POST", "/v2/compensations") => object(
            &["person", "type", "value", "effective_from"],
            json!({
                "person": reference(), "type": reference(), "value": {"type": "number"}, "effective_from": date(),
                "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
                "interval": code(&["MONTHLY", "QUARTERLY", "HALF-YEARLY", "YEARLY"]), "comment": text(1000),
            }),
        ),
        ("POST", "/v2/compensations/types") => {
            object(&["name", "category"], json!({"name": text(255), "category": code(&["RECURRING", "ONE_TIME"])}))
        }
        ("POST", "/v2/webhooks") => object(&["url", "description", "status", "auth_type", "enabled_events"], webhook()),
        ("PATCH", "/v2/webhooks/ID") => object(&[], webhook()),
        ("POST", "/v2/webhooks/ID/redelivery") => object(&["event_ids"], json!({"event_ids": list(text(100))})),
        ("POST", "/v2/webhooks/ID/test-event") => {
            object(&["event_name"], json!({"event_name": text(100), "payload": {"type": "object"}}))
        }
        _ => panic!("nothing is known about the body of {method} {path}"),
    }
}

/// The fields of a schema that a body lacks.
fn lost(schema: &Value, body: &Value, place: &str) -> Vec<String> {
    let fields = schema["properties"].as_object().into_iter().flatten();
    let mut lost: Vec<String> = fields
        .flat_map(|(name, field)| {
            let place = format!("{place}.{name}");
            body.get(name).map_or_else(|| vec![place.clone()], |value| lost(field, value, &place))
        })
        .collect();
    if let (Some(items), Value::Array(values)) = (schema.get("items"), body) {
        lost.extend(values.iter().flat_map(|value| self::lost(items, value, &format!("{place}[]"))));
    }
    lost
}

#[test]
fn every_body_validates_and_has_every_field() {
    let mut count = 0;
    for operation in registry::operations() {
        let RequestBody::Json(body) = &operation.body else { continue };
        let (method, path) = (operation.method, operation.path.as_str());
        let (schema, body) = (schema(method, path), serde_json::from_slice(body).unwrap());
        let wrong = errors(&json!({}), &schema, &body);
        assert!(wrong.is_empty(), "{method} {path}: {wrong:?} in {body}");
        assert_eq!(lost(&schema, &body, ""), Vec::<String>::new(), "{method} {path} sends {body}");
        count += 1;
    }
    assert_eq!(count, 18);
}
