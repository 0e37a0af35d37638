//! What is sent, and every code, against the schemas of the specifications.

use personio::{
    authentication::v2::{TokenErrorCode, TokenType},
    persons::{AttributeType, EmploymentStatus, EmploymentType, Gender, PersonStatus, TerminationType},
    request::RequestBody,
};
use serde_json::{Map, Value};

use super::registry;
use crate::{
    schema::{assert_valid, codes},
    shared,
};

pub const SPECIFICATIONS: [&str; 4] =
    ["v2-auth.json", "v2-persons.json", "v2-employments.json", "v2-common-components.json"];

pub fn specification(name: &str) -> Option<Value> {
    let text = std::fs::read_to_string(shared::find(&format!("specs/{name}"))?).unwrap();
    Some(serde_json::from_str(&text).unwrap())
}

/// Where each list of codes stands in the specifications, by the end of its place.
fn known(place: &str) -> &'static [&'static str] {
    let table: [(&str, &[&str]); 11] = [
        ("OAuth2TokenRequest/properties/grant_type", &["client_credentials"]),
        ("OAuth2Token/properties/token_type", TokenType::KNOWN),
        ("OAuth2TokenErrorResponse/properties/error", TokenErrorCode::KNOWN),
        ("Person/properties/gender", Gender::KNOWN),
        ("Person/properties/status", PersonStatus::KNOWN),
        ("get/parameters/status", PersonStatus::KNOWN),
        ("custom_attributes/items/properties/type", AttributeType::KNOWN),
        ("CustomAttribute/properties/type", AttributeType::KNOWN),
        ("Employment/properties/status", EmploymentStatus::KNOWN),
        ("Employment/properties/type", EmploymentType::KNOWN),
        ("Termination/properties/type", TerminationType::KNOWN),
    ];
    let found = table.into_iter().find(|(end, _)| place.ends_with(end));
    found.unwrap_or_else(|| panic!("no type has the codes of {place}")).1
}

#[test]
fn every_code_of_the_specifications_is_known() {
    let mut count = 0;
    for name in SPECIFICATIONS {
        let Some(specification) = specification(name) else { return };
        for (place, code) in codes(&specification) {
            assert!(known(place.trim_end_matches("/schema")).contains(&&*code), "{name}{place} lacks {code}");
            count += 1;
        }
    }
    println!("{count} codes of v2 are known");
    assert!(count > 50, "{count}");
}

#[test]
fn every_parameter_is_sent_and_none_that_is_not_specified() {
    for name in ["v2-persons.json", "v2-employments.json"] {
        let Some(specification) = specification(name) else { return };
        for (pattern, methods) in specification["paths"].as_object().unwrap() {
            let mut expected: Vec<&str> = methods["get"]["parameters"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|parameter| parameter["in"] == "query")
                .filter_map(|parameter| parameter["name"].as_str())
                .collect();
            let operations = registry::operations();
            let operation = operations.iter().find(|operation| operation.is("GET", pattern)).unwrap();
            let mut sent: Vec<&str> = operation.query.iter().map(|(name, _)| *name).collect();
            expected.sort_unstable();
            sent.sort_unstable();
            assert_eq!(sent, expected, "{pattern}");
        }
    }
}

#[test]
fn forms_validate_and_have_every_field() {
    let Some(specification) = specification("v2-auth.json") else { return };
    for (path, schema) in
        [("/v2/auth/token", "OAuth2TokenRequest"), ("/v2/auth/revoke", "OAuth2TokenRevocationRequest")]
    {
        let operations = registry::operations();
        let operation = operations.iter().find(|operation| operation.path == path).unwrap();
        let RequestBody::Form(form) = operation.body.clone() else { panic!("{path} sends no form") };
        let form = String::from_utf8(form).unwrap();
        let pairs = form.split('&').filter_map(|pair| pair.split_once('='));
        let fields: Map<String, Value> = pairs.map(|(name, value)| (name.to_owned(), value.into())).collect();
        let properties = specification["components"]["schemas"][schema]["properties"].as_object().unwrap();
        assert!(properties.keys().all(|name| fields.contains_key(name)), "{path}");
        assert_valid(&specification, schema, &fields.into());
    }
}
