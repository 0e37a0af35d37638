//! Every example that Personio's specifications have, whatever it is an example of.

use std::fs;

use futures_util::FutureExt;
use personio::{
    client::Client,
    persons::GetPerson,
    transport::{Reply, Scripted},
};
use serde_json::Value;

use crate::shared;

const SPECIFICATIONS: [&str; 8] = [
    "personio-auth-api.yaml",
    "personio-personnel-data-api-oa3.yaml",
    "personio-recruiting-api.yaml",
    "personio-recruiting-api.with-examples.yaml",
    "v2-auth.json",
    "v2-persons.json",
    "v2-employments.json",
    "v2-common-components.json",
];

/// All of them; none where the specifications are not there.
pub fn all() -> Vec<Value> {
    let mut found = Vec::new();
    for name in SPECIFICATIONS {
        let Some(path) = shared::find(&format!("specs/{name}")) else { continue };
        // JSON is YAML as well.
        let specification: Value = serde_saphyr::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        collect(&specification, &mut found);
    }
    found
}

fn collect(value: &Value, found: &mut Vec<Value>) {
    match value {
        Value::Object(fields) => {
            let named = fields.get("examples").and_then(Value::as_object).into_iter().flatten();
            found.extend(named.filter_map(|(_, example)| example.get("value")).cloned());
            // A field may have that name; then it is no example but a schema.
            let single = fields.get("example").filter(|it| it.is_object() && it.get("type").is_none());
            found.extend(single.cloned());
            fields.values().for_each(|value| collect(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}

fn is_refusal(example: &Value) -> bool {
    example["success"] == false || example.get("errors").is_some() || example.get("error").is_some()
}

#[test]
fn every_refusal_says_what_is_wrong_and_keeps_its_trace() {
    let refusals: Vec<Value> = all().into_iter().filter(is_refusal).collect();
    for refusal in &refusals {
        let body = refusal.to_string();
        let transport = Scripted::answering(move |_| Reply::status(422).body(&body));
        let client = Client::without_credentials("https://acme.example", transport);
        let error = client.send(&GetPerson { id: "7".into() }).now_or_never().unwrap().unwrap_err();
        let details = error.details();
        assert!(details.iter().any(|it| it.message.is_some() || it.code.is_some()), "{refusal}");
        let trace = ["personio_trace_id", "trace_id"].into_iter().find_map(|key| refusal[key].as_str());
        assert!(trace.is_none() || error.trace_id() == trace, "{refusal}");
        for text in details.iter().filter_map(|it| it.message.as_deref()).filter(|it| it.contains(' ')) {
            assert!(!format!("{error} {error:?}").contains(text), "words may name people: {error}");
        }
    }
    println!("{} refusals of the specifications are read", refusals.len());
    assert!(refusals.len() > 50 || all().is_empty(), "{}", refusals.len());
}
