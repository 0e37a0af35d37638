//! Personio's specifications: which operations there are, and what each answers.

use std::{collections::BTreeMap, path::Path};

use axum::http::Method;
use serde_json::{Map, Value, json};

use super::exception::CORRECTIONS;

/// Where the specifications lie, from this crate.
pub const FOLDER: &str = "../../../shared/specs";

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// One file.
pub struct Specification {
    document: Value,
    pub operations: Vec<Operation>,
}

/// A method on a path.
#[derive(Clone, Debug)]
pub struct Operation {
    pub method: Method,
    /// With the version in front.
    pub pattern: String,
    /// By status.
    responses: BTreeMap<String, Value>,
}

impl Specification {
    /// Reads a file; says so and is `None` where there is none.
    pub fn read(name: &str) -> Option<Self> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join(name);
        let Ok(text) = std::fs::read_to_string(&path) else {
            println!("nothing to check: {} is not there", path.display());
            return None;
        };
        let mut document: Value = serde_saphyr::from_str(&text).unwrap();
        for correction in CORRECTIONS.iter().filter(|correction| correction.file == name) {
            let line = document.pointer_mut(correction.line).expect(correction.line);
            assert_ne!(*line, json!(correction.should_be), "{} needs no correction any more", correction.line);
            *line = json!(correction.should_be);
        }
        as_json_schema(&mut document);
        let prefix = document["servers"][0]["url"].as_str().filter(|url| url.ends_with("/v1")).map_or("", |_| "/v1");
        let mut operations = Vec::new();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                if METHODS.contains(&method.as_str()) {
                    operations.push(Operation {
                        method: method.to_ascii_uppercase().parse().unwrap(),
                        pattern: format!("{prefix}{path}"),
                        responses: responses(&document, &operation["responses"]),
                    });
                }
            }
        }
        Some(Self { document, operations })
    }

    /// The operation that a request means: of several that fit, the one with the fewest placeholders.
    pub fn find(&self, method: &Method, path: &str) -> Option<&Operation> {
        let fitting = self.operations.iter().filter(|it| it.method == *method && matches(&it.pattern, path));
        fitting.min_by_key(|it| it.pattern.matches('{').count())
    }

    /// What is wrong with a value, with its place: `/data/0/id: …`.
    pub fn complaints(&self, schema: &Value, value: &Value) -> Vec<(String, String)> {
        let mut whole = schema.clone();
        if let Some(whole) = whole.as_object_mut() {
            whole.insert("components".into(), self.document["components"].clone());
        }
        let validator = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft4)
            .should_validate_formats(true)
            .build(&whole)
            .unwrap();
        validator.iter_errors(value).map(|error| (error.instance_path.to_string(), error.to_string())).collect()
    }

    /// Follows a reference within the file.
    pub fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        resolve(&self.document, value)
    }
}

impl Operation {
    /// `GET /v1/company/employees`
    pub fn name(&self) -> String {
        format!("{} {}", self.method, self.pattern)
    }

    /// What is documented for a status.
    pub fn response(&self, status: u16) -> Option<&Value> {
        self.responses.get(&status.to_string())
    }

    /// The statuses that are documented.
    pub fn statuses(&self) -> impl Iterator<Item = u16> {
        self.responses.keys().filter_map(|status| status.parse().ok())
    }
}

fn responses(document: &Value, responses: &Value) -> BTreeMap<String, Value> {
    let responses = responses.as_object().unwrap();
    responses.iter().map(|(status, response)| (status.clone(), resolve(document, response).clone())).collect()
}

fn resolve<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        Some(place) => document.pointer(place.trim_start_matches('#')).unwrap_or_else(|| panic!("no {place}")),
        None => value,
    }
}

fn matches(pattern: &str, path: &str) -> bool {
    let same = |(pattern, part): (&str, &str)| pattern.starts_with('{') || pattern == part;
    pattern.split('/').count() == path.split('/').count() && pattern.split('/').zip(path.split('/')).all(same)
}

/// OpenAPI's `nullable` in the words of JSON Schema.
fn as_json_schema(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(as_json_schema);
            if fields.get("nullable") == Some(&json!(true)) {
                fields.remove("nullable");
                let schema = Value::Object(std::mem::take(fields));
                *fields = Map::from_iter([("anyOf".to_owned(), json!([schema, {"type": "null"}]))]);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(as_json_schema),
        _ => {}
    }
}
