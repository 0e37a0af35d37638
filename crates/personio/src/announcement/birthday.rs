//! Where a birthday stands.

use crate::{
    calendar::Date,
    persons::{AttributeValue, CustomAttribute, Person},
};

/// What companies call it.
const BIRTHDAYS: [&str; 5] = ["birthday", "date_of_birth", "date of birth", "geburtstag", "geburtsdatum"];

/// When somebody was born: by the attribute of this id or label, or by what companies call it.
#[must_use]
pub fn birthday(person: &Person, attribute: Option<&str>) -> Option<Date> {
    let is_it = |it: &&CustomAttribute| {
        let label = it.label.as_deref().unwrap_or_default().to_lowercase();
        let global = it.global_id.as_deref().unwrap_or_default();
        match attribute {
            Some(named) => it.id.as_str() == named || global == named || label == named.to_lowercase(),
            None => BIRTHDAYS.contains(&label.as_str()) || BIRTHDAYS.contains(&global),
        }
    };
    match person.custom_attributes.iter().find(is_it)?.value.as_ref()? {
        // With or without a time behind it.
        AttributeValue::Text(text) => text.get(..10)?.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::birthday;
    use crate::persons::Person;

    #[test]
    fn the_attribute_is_found_by_what_companies_call_it_or_by_its_name() {
        let person = |attribute: &str| -> Person {
            serde_json::from_str(&format!(r#"{{"id":"7","custom_attributes":[{attribute}]}}"#)).unwrap()
        };
        let born = r#""value":"1990-06-10T00:00:00""#;
        for (attribute, named, expected) in [
            (format!(r#"{{"id":"1","label":"Geburtstag",{born}}}"#), None, true),
            (format!(r#"{{"id":"1","global_id":"date_of_birth","label":"x",{born}}}"#), None, true),
            (format!(r#"{{"id":"1","label":"Party",{born}}}"#), None, false),
            (format!(r#"{{"id":"1","label":"Party",{born}}}"#), Some("party"), true),
            (r#"{"id":"1","label":"Birthday","value":"ß0-06-10x"}"#.to_owned(), None, false),
        ] {
            let found = birthday(&person(&attribute), named);
            assert_eq!(found.is_some(), expected, "{attribute}");
        }
    }
}
