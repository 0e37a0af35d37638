//! Every example of the specifications is read, and nothing in it is lost.

use personio::{
    authentication::v2::{ObtainToken, TokenError},
    credentials::Secret,
    envelope::Problem,
    page::Paged,
    persons::{GetEmployment, GetPerson, ListEmployments, ListPersons},
    request::Endpoint,
};
use serde::Serialize;
use serde_json::Value;

use super::{
    registry,
    schemas::{SPECIFICATIONS, specification},
};
use crate::{
    change,
    schema::{assert_valid, resolved, sample},
};

/// Everything of the example is in what was read, but for links, empty fields, and codes in lower case.
fn assert_kept(example: &Value, read: &Value) {
    match (example, read) {
        (Value::Object(example), Value::Object(read)) => {
            for (key, value) in example.iter().filter(|(key, value)| *key != "_meta" && !value.is_null()) {
                let key = if key == "last_working_date" { "last_working_day" } else { key };
                assert_kept(value, read.get(key).unwrap_or_else(|| panic!("{key} is lost")));
            }
        }
        (Value::Array(example), Value::Array(read)) => {
            assert_eq!(example.len(), read.len());
            example.iter().zip(read).for_each(|(example, read)| assert_kept(example, read));
        }
        (Value::Number(example), Value::Number(read)) => assert_eq!(example.as_f64(), read.as_f64()),
        (Value::String(example), Value::String(read)) if *example == read.to_lowercase() => {}
        (example, read) => assert_eq!(example, read),
    }
}

fn check_record<T: Serialize>(specification: &Value, schema: &str, example: &Value, read: T) {
    let read = serde_json::to_value(read).unwrap();
    assert_kept(example, &read);
    assert_valid(specification, schema, &read);
}

fn check_page<E>(specification: &Value, schema: &str, example: &Value, list: &E)
where
    E: Paged<Item: Serialize>,
{
    let page = list.page(list.decode(example.to_string().as_bytes()).unwrap());
    let records = example["_data"].as_array().unwrap();
    assert_eq!(page.items.len(), records.len());
    for (record, read) in records.iter().zip(page.items) {
        check_record(specification, schema, record, read);
    }
    assert_eq!(page.next.is_some(), example["_meta"]["links"].get("next").is_some());
}

fn check(specification: &Value, name: &str, example: &Value) {
    let body = example.to_string();
    let token = ObtainToken { client_id: "papi-1".into(), client_secret: Secret::new("s"), scope: vec![] };
    match name {
        "PersonsResponse" => {
            let person = GetPerson { id: "3003".into() }.decode(body.as_bytes()).unwrap();
            check_record(specification, "Person", example, person);
        }
        "EmploymentResponse" => {
            let get = GetEmployment { person: "5005".into(), id: "1".into() };
            check_record(specification, "Employment", example, get.decode(body.as_bytes()).unwrap());
        }
        _ if name.starts_with("Persons") => check_page(specification, "Person", example, &ListPersons::default()),
        _ if name.starts_with("Employments") => {
            check_page(specification, "Employment", example, &ListEmployments::of("5005".into()));
        }
        "OAuth2TokenSuccessAccessToken" => {
            let read = token.decode(body.as_bytes()).unwrap();
            assert_eq!(Some(read.access_token.expose()), example["access_token"].as_str());
            assert_eq!(read.lifetime().as_secs(), 86_400);
        }
        // What others send, some of it wrong on purpose, and what version 1 answers.
        _ if name.starts_with("V1") || name.ends_with("Request") => {}
        _ if name.starts_with("OAuth2Token") => {
            let error: TokenError = serde_json::from_str(&body).unwrap();
            assert!(error.trace_id.is_some() && error.error_uri.is_some(), "{name}");
            assert_eq!(Some(error.error.code()), example["error"].as_str());
        }
        "InvalidFilterValue"
        | "InvalidFilterFormat"
        | "ResourceNotFound"
        | "InternalServerError"
        | "BadGateway"
        | "ServiceUnavailable"
        | "GatewayTimeout" => {
            let problem: Problem = serde_json::from_str(&body).unwrap();
            assert_eq!(
                problem.errors.first().map(|error| error.title.as_str()),
                example["errors"][0]["title"].as_str()
            );
        }
        _ => panic!("no type reads the example {name}"),
    }
}

#[test]
fn every_example_is_read_whole_and_what_was_read_validates() {
    let mut count = 0;
    for name in SPECIFICATIONS {
        let Some(specification) = specification(name) else { return };
        for (name, example) in specification["components"]["examples"].as_object().unwrap() {
            check(&specification, name, &example["value"]);
            count += 1;
        }
    }
    println!("{count} examples of v2 are read");
    assert!(count >= 30, "{count}");
}

/// What is in answers and is not kept: links beside the next page's, and what goes without saying.
const NOT_KEPT: [&str; 3] = ["/href", "/refresh_token", "/access_token"];

#[test]
fn every_field_of_every_schema_is_read() {
    let registry = registry::operations();
    let (mut count, mut lost) = (0, Vec::new());
    for name in SPECIFICATIONS {
        let Some(specification) = specification(name) else { return };
        let paths = specification["paths"].as_object().into_iter().flatten();
        for (path, (method, operation)) in
            paths.flat_map(|(path, it)| it.as_object().unwrap().iter().map(move |it| (path, it)))
        {
            let method = method.to_uppercase();
            let Some(endpoint) = registry.iter().find(|endpoint| endpoint.is(&method, path)) else { continue };
            let answer = resolved(&specification, &operation["responses"]["200"]);
            for media in answer["content"].as_object().into_iter().flatten().map(|(_, media)| media) {
                let sample = sample(&specification, &media["schema"]);
                let places = change::lost(&sample, |answer| (endpoint.reads)(answer.to_string().as_bytes()));
                let places = places.into_iter().filter(|place| !NOT_KEPT.iter().any(|end| place.ends_with(end)));
                lost.extend(places.map(|place| format!("{method} {path} {place}")));
                count += 1;
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
    assert_eq!(count, 5);
}
