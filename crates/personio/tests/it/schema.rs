//! JSON schemas as Personio's specifications write them.

use serde_json::{Map, Value, json};

/// Fails unless a value is what a named schema of a specification wants.
pub fn assert_valid(specification: &Value, schema: &str, value: &Value) {
    let reference = json!({"$ref": format!("#/components/schemas/{schema}")});
    let errors = errors(specification, &reference, value);
    assert!(errors.is_empty(), "{schema}: {errors:?} in {value}");
}

/// What a schema finds wrong with a value.
pub fn errors(specification: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let whole = json!({"allOf": [nullable(schema)], "components": nullable(&specification["components"])});
    let validator = jsonschema::validator_for(&whole).unwrap();
    validator.iter_errors(value).map(|error| error.to_string()).collect()
}

/// `nullable: true` is OpenAPI 3.0's own word; JSON schemas list `null` among the types.
fn nullable(schema: &Value) -> Value {
    match schema {
        Value::Object(fields) => {
            let mut fields: Map<String, Value> = fields.iter().map(|(key, it)| (key.clone(), nullable(it))).collect();
            if fields.get("nullable") == Some(&Value::Bool(true))
                && let Some(name) = fields.get("type").cloned()
            {
                fields.insert("type".to_owned(), json!([name, "null"]));
            }
            Value::Object(fields)
        }
        Value::Array(values) => values.iter().map(nullable).collect(),
        other => other.clone(),
    }
}

/// A schema without the references on its top level.
pub fn resolved<'a>(specification: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str().and_then(|reference| reference.strip_prefix('#')) {
        Some(pointer) => resolved(specification, specification.pointer(pointer).unwrap()),
        None => schema,
    }
}

/// A value that has every field that a schema knows, by its examples.
pub fn sample(specification: &Value, schema: &Value) -> Value {
    let schema = resolved(specification, schema);
    if let Some(parts) = schema["allOf"].as_array() {
        return parts.iter().map(|part| sample(specification, part)).fold(Value::Null, merged);
    }
    if let Some(fields) = schema["properties"].as_object() {
        return fields.iter().map(|(key, field)| (key.clone(), sample(specification, field))).collect();
    }
    if let Some(example) = schema.get("example") {
        return example.clone();
    }
    if let Some(first) = schema["enum"].get(0) {
        return first.clone();
    }
    let variants = |schema: &Value| schema["oneOf"].as_array().or(schema["anyOf"].as_array()).cloned();
    match (schema["type"].as_str(), variants(schema)) {
        (Some("array"), _) => {
            let items = resolved(specification, &schema["items"]);
            let variants = variants(items).unwrap_or_else(|| vec![items.clone()]);
            variants.iter().map(|variant| sample(specification, variant)).collect()
        }
        (_, Some(variants)) => sample(specification, &variants[0]),
        (Some("object"), _) => json!({}),
        (Some("boolean"), _) => json!(true),
        (Some("integer" | "number"), _) => json!(7),
        (_, _) => match schema["format"].as_str() {
            Some("date") => json!("2026-06-01"),
            Some("date-time") => json!("2026-06-01T08:00:00Z"),
            _ => json!("text"),
        },
    }
}

/// Both values, the second where both have the same field.
fn merged(first: Value, second: Value) -> Value {
    match (first, second) {
        (Value::Object(mut first), Value::Object(second)) => {
            for (key, value) in second {
                let before = first.remove(&key).unwrap_or_default();
                first.insert(key, merged(before, value));
            }
            Value::Object(first)
        }
        (_, second) => second,
    }
}

/// Every code of a specification that is one of a list, with the place of the list. Parameters have their name there.
pub fn codes(specification: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect_codes("", specification, &mut found);
    found
}

fn collect_codes(place: &str, value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            let codes = fields.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
            found.extend(codes.map(|code| (place.to_owned(), code.to_owned())));
            fields.iter().for_each(|(key, value)| collect_codes(&format!("{place}/{key}"), value, found));
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                let name = value.get("name").and_then(Value::as_str).map_or_else(|| index.to_string(), str::to_owned);
                collect_codes(&format!("{place}/{name}"), value, found);
            }
        }
        _ => {}
    }
}
