//! Every example and every schema of an answer is read, and nothing in it is lost.

use serde_json::Value;

use super::specification::{self, Pair};
use crate::{
    change,
    operation::Operation,
    schema::{resolved, sample},
};

/// What is in answers and is not kept, by the path of the operation and the end of the place.
const NOT_KEPT: [(&str, &str); 10] = [
    // Names of types: the call says what it gets.
    ("/", "/type"),
    // "success", for people.
    ("/", "/data/message"),
    // What was asked for, once more; partly with a comma behind it.
    ("/v1/company/", "/limit"),
    ("/v1/company/", "/offset"),
    // Columns come whole.
    ("/v1/company/custom-reports/columns", "/total_elements"),
    ("/v1/company/custom-reports/columns", "/current_page"),
    ("/v1/company/custom-reports/columns", "/total_pages"),
    // They are kept, and not shown.
    ("/v1/auth", "/data/token"),
    ("/v1/auth", "/data/scope"),
    // Of the second of two envelopes.
    ("/v1/company/", "/data/success"),
];

/// What cannot be as the specification has it, and what it is for here.
const MISPRINTS: [(&str, &str); 1] = [("2017-12-79", "2017-12-29")];

/// The parts of an answer that are neither kept nor known not to be.
fn lost(operation: &Operation, answer: &Value) -> Vec<String> {
    let is_known =
        |place: &str| NOT_KEPT.iter().any(|(path, end)| operation.path.starts_with(path) && place.ends_with(end));
    let mut lost = change::lost(answer, |answer| (operation.reads)(answer.to_string().as_bytes()));
    lost.retain(|place| !is_known(place));
    lost
}

/// The answers of a status, by its examples or by its schema.
fn answers(Pair { json, specified, .. }: &Pair<'_>, good: impl Fn(&str) -> bool) -> Vec<Value> {
    let responses = specified["responses"].as_object().unwrap();
    let responses = responses.iter().filter(|(status, _)| good(status));
    let media = responses.flat_map(|(_, response)| {
        let content = resolved(json, response)["content"].as_object().into_iter().flatten();
        content.filter(|(mimetype, _)| mimetype.contains("json")).map(|(_, media)| media)
    });
    media
        .flat_map(|media| {
            let examples = media["examples"].as_object().into_iter().flatten();
            let examples = examples.map(|(_, example)| resolved(json, example)["value"].clone());
            examples.chain(media.get("schema").map(|schema| sample(json, schema))).map(corrected).collect::<Vec<_>>()
        })
        .collect()
}

fn corrected(answer: Value) -> Value {
    let text = MISPRINTS.iter().fold(answer.to_string(), |text, (wrong, right)| text.replace(wrong, right));
    serde_json::from_str(&text).unwrap()
}

#[test]
fn every_answer_is_read_whole() {
    let Some(specifications) = specification::all() else { return };
    let mut count = 0;
    let mut found = Vec::new();
    for pair in specification::pairs(&specifications) {
        for answer in answers(&pair, |status| status.starts_with('2')) {
            count += 1;
            found.extend(lost(&pair.endpoint, &answer).into_iter().map(|place| format!("{pair} {place}")));
        }
    }
    println!("{count} answers of version 1 are read");
    assert!(found.is_empty(), "{found:#?}");
    assert!(count > 30, "{count}");
}

#[test]
fn no_refusal_is_taken_for_a_success() {
    let Some(specifications) = specification::all() else { return };
    let mut count = 0;
    for pair in specification::pairs(&specifications) {
        let refusals = answers(&pair, |status| !status.starts_with('2'));
        for refusal in refusals.iter().filter(|refusal| refusal["success"] == false) {
            let read = (pair.endpoint.reads)(refusal.to_string().as_bytes());
            let says_each_row = refusal["error"]["detailed_message"].is_array();
            // A picture is whatever bytes came; its status says whether it is one.
            let is_picture = pair.endpoint.path.contains("profile-picture");
            assert!(read.is_none() || says_each_row || is_picture, "{pair} takes {refusal}");
            count += 1;
        }
    }
    println!("{count} refusals of version 1 are refusals");
    assert!(count > 20, "{count}");
}
