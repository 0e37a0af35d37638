//! What is sent, against what the specifications want.

use std::collections::BTreeSet;

use personio::request::RequestBody;
use serde_json::{Map, Value};

use super::specification;
use crate::schema::{errors, resolved};

#[test]
fn every_parameter_is_sent_and_none_that_is_not_specified() {
    let Some(specifications) = specification::all() else { return };
    let mut count = 0;
    for pair in specification::pairs(&specifications) {
        let parameters = pair.specified["parameters"].as_array().map_or(&[][..], Vec::as_slice);
        let parameters = parameters.iter().map(|parameter| resolved(pair.json, parameter));
        let expected: BTreeSet<&str> =
            parameters.filter(|it| it["in"] == "query").filter_map(|it| it["name"].as_str()).collect();
        let sent: BTreeSet<&str> = pair.endpoint.query.iter().map(|(name, _)| *name).collect();
        assert_eq!(sent, expected, "{pair}");
        count += expected.len();
    }
    assert!(count > 30, "{count}");
}

/// The schema that an operation has for a body, by the words of the specification.
fn schema<'a>(json: &'a Value, operation: &'a Value, mimetype: &str) -> Option<&'a Value> {
    Some(resolved(json, operation["requestBody"]["content"].get(mimetype)?.get("schema")?))
}

/// Texts of a form as what the schema has them for.
fn typed(json: &Value, schema: &Value, fields: Vec<(String, String)>) -> Value {
    let typed = |name: &str, text: String| match resolved(json, &schema["properties"][name])["type"].as_str() {
        Some("integer" | "number" | "boolean") => serde_json::from_str(&text).unwrap(),
        _ => Value::String(text),
    };
    fields.into_iter().map(|(name, text)| (name.clone(), typed(&name, text))).collect::<Map<_, _>>().into()
}

fn decoded(form: &[u8]) -> Vec<(String, String)> {
    let form = String::from_utf8(form.to_vec()).unwrap();
    let plain = |text: &str| text.replace("%3A", ":").replace("%20", " ");
    form.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, value)| (plain(name), plain(value))).collect()
}

#[test]
fn every_body_validates_and_has_every_field() {
    let Some(specifications) = specification::all() else { return };
    let mut count = 0;
    for pair in specification::pairs(&specifications).filter(|it| it.specified.get("requestBody").is_some()) {
        let json = pair.json;
        let wanted =
            |mimetype| schema(json, pair.specified, mimetype).unwrap_or_else(|| panic!("{pair} takes no {mimetype}"));
        let (schema, body) = match &pair.endpoint.body {
            RequestBody::Json(body) => (wanted("application/json"), serde_json::from_slice(body).unwrap()),
            RequestBody::Form(body) => {
                let schema = wanted("application/x-www-form-urlencoded");
                (schema, typed(json, schema, decoded(body)))
            }
            RequestBody::File(file) => {
                let schema = wanted("multipart/form-data");
                let fields = file.fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
                let file = (file.name.to_owned(), "bytes".to_owned());
                (schema, typed(json, schema, fields.chain([file]).collect()))
            }
            RequestBody::Empty => panic!("{pair} sends nothing"),
        };
        let wrong = errors(json, schema, &body);
        assert!(wrong.is_empty(), "{pair}: {wrong:?} in {body}");
        assert_eq!(lost(json, schema, &body, &pair.endpoint.path), Vec::<String>::new(), "{pair} sends {body}");
        count += 1;
    }
    assert_eq!(count, 12);
}

/// The fields of a schema that a body lacks.
fn lost(json: &Value, schema: &Value, body: &Value, place: &str) -> Vec<String> {
    let schema = resolved(json, schema);
    let parts = schema["allOf"].as_array().into_iter().flatten();
    let mut lost: Vec<String> = parts.flat_map(|part| lost_in(json, part, body, place)).collect();
    lost.extend(lost_in(json, schema, body, place));
    lost
}

fn lost_in(json: &Value, schema: &Value, body: &Value, place: &str) -> Vec<String> {
    let schema = resolved(json, schema);
    let mut found = Vec::new();
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let place = format!("{place}.{name}");
        match body.get(name) {
            Some(value) => found.extend(lost(json, field, value, &place)),
            // An absence has either times or halves; every company has fields of its own.
            None if name.starts_with("half_day") && body.get("start_time").is_some() => {}
            None if name.starts_with("dynamic_") => {}
            None => found.push(place),
        }
    }
    if let (Some(items), Value::Array(values)) = (schema.get("items"), body) {
        found.extend(values.iter().flat_map(|value| lost(json, items, value, &format!("{place}[]"))));
    }
    found
}
