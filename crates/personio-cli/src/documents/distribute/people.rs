//! Whom files may be for.

use personio::{
    id::v2::PersonId,
    persons::{AttributeValue, CustomAttribute, Person},
};

use super::{
    folded::{Word, words},
    unclear,
};
use crate::{failure::Failure, person};

/// Somebody, by everything that the name of a file can say.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) id: PersonId,
    pub(super) name: String,
    pub(super) email: Option<String>,
    /// In small letters, without what parts its digits.
    pub(super) number: Option<String>,
    pub(super) given: Vec<Word>,
    pub(super) family: Vec<Word>,
}

/// What companies call the personnel number.
const NUMBERS: [&str; 8] = [
    "personnel number",
    "employee number",
    "employee id",
    "staff number",
    "personalnummer",
    "personal-nr.",
    "mitarbeiternummer",
    "mitarbeiter-id",
];

/// Everybody, with the personnel number of an attribute.
pub(super) fn known(persons: &[Person], attribute: Option<&str>) -> Result<Vec<Known>, Failure> {
    let known: Vec<Known> = persons
        .iter()
        .map(|person| {
            let part = |text: &Option<String>| words(text.as_deref().unwrap_or_default());
            Known {
                id: person.id.clone(),
                name: person::name(person),
                email: person.email.as_deref().map(str::to_lowercase),
                number: number(person, attribute).map(|text| plain(&text)).filter(|text| !text.is_empty()),
                given: part(&person.first_name),
                family: part(&person.last_name),
            }
        })
        .collect();
    if let Some(attribute) = attribute
        && known.iter().all(|it| it.number.is_none())
    {
        return Err(unclear(&format!("nobody has the attribute {attribute:?}")).advice(
            "write its label as in Personio, or its id; attributes that the credentials may not read are missing",
        ));
    }
    Ok(known)
}

fn number(person: &Person, attribute: Option<&str>) -> Option<String> {
    if attribute == Some("id") {
        return Some(person.id.to_string());
    }
    let is_it = |it: &&CustomAttribute| {
        let label = it.label.as_deref().unwrap_or_default().to_lowercase();
        match attribute {
            Some(named) => it.id.as_str() == named || label == named.to_lowercase(),
            None => NUMBERS.contains(&label.as_str()),
        }
    };
    match person.custom_attributes.iter().find(is_it)?.value.as_ref()? {
        AttributeValue::Text(text) => Some(text.clone()),
        AttributeValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A number as it is compared: small letters and digits only.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
