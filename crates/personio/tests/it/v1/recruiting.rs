//! What the specification of the Recruiting API says in words only.

use personio::recruiting::{
    Attribute, ErrorCode, SystemPhase,
    file::{EXTENSIONS, mimetype},
};

use crate::shared;

fn specification() -> Option<String> {
    Some(std::fs::read_to_string(shared::find("specs/personio-recruiting-api.yaml")?).unwrap())
}

/// The text of an indented key, so that keys of the same name elsewhere do not count.
fn section<'a>(text: &'a str, key: &str) -> &'a str {
    let (_, section) = text.split_once(&format!("\n    {key}:\n")).unwrap_or_else(|| panic!("no {key}"));
    section
}

#[test]
fn every_error_code_has_a_variant() {
    let Some(text) = specification() else { return };
    let rows =
        section(&text, "error_response").lines().map_while(|line| (!line.contains("properties:")).then_some(line));
    let codes: Vec<&str> = rows
        .filter_map(|line| line.trim().strip_prefix('|')?.split('|').next().map(str::trim))
        .filter(|code| code.contains('.'))
        .collect();
    assert_eq!(codes.len(), 18);
    for code in codes {
        assert!(!matches!(ErrorCode::from_code(code), ErrorCode::Unknown(_)), "{code}");
        assert_eq!(ErrorCode::from_code(code).code(), code);
    }
}

#[test]
fn every_type_of_document_is_known_and_no_other() {
    let Some(text) = specification() else { return };
    let (_, types) = text.split_once("Must be one of the supported types: ").unwrap();
    let types: Vec<&str> = types.lines().next().unwrap().split(", ").collect();
    assert_eq!(EXTENSIONS.to_vec(), types);
    assert!(types.iter().all(|extension| mimetype(extension).is_some()));
    assert!(text.contains("Maximum file size: 20MB"));
}

#[test]
fn every_attribute_and_phase_is_known() {
    let Some(text) = specification() else { return };
    let application = section(&text, "submit_application");
    for attribute in Attribute::SYSTEM {
        assert!(application.contains(&format!("- {attribute}")), "{attribute}");
    }
    for phase in SystemPhase::KNOWN {
        assert!(application.contains(&format!("- {phase}")), "{phase}");
    }
}
