//! Somebody as they are typed: what that would change, and what is not right yet. Knows no browser.

use std::collections::BTreeMap;

use personio::{
    employees::AttributeDefinition,
    id::v2::PersonId,
    persons::{CreatePerson, Person, UpdatePerson},
};
use personio_hr::people::{
    Change, Fields, Wrong,
    columns::{value, words},
};

use super::import::DAY;

/// What is typed of somebody known, or of somebody new.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    person: Option<Person>,
    typed: BTreeMap<String, String>,
}

/// Nobody is without these.
const NEEDED: [&str; 3] = ["first_name", "last_name", "email"];

/// What keeps a draft from being saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The first name, the last name or the address is missing.
    Missing,
    /// The address is none.
    NoAddress,
    /// Another person has this address.
    Taken,
    /// A value makes no sense.
    Wrong(Wrong),
}

impl Draft {
    /// Somebody known, as Personio has them.
    #[must_use]
    pub fn of(person: Person) -> Self {
        Self { person: Some(person), typed: BTreeMap::new() }
    }

    /// Of whom it is; nobody where it is somebody new.
    #[must_use]
    pub fn id(&self) -> Option<&PersonId> {
        self.person.as_ref().map(|person| &person.id)
    }

    /// What stands in a field: by the name of a column, or the id of an attribute.
    #[must_use]
    pub fn text(&self, column: &str) -> String {
        let known = || self.person.as_ref().map(|person| words(&value(person, None, column))).unwrap_or_default();
        self.typed.get(column).cloned().unwrap_or_else(known)
    }

    /// Takes what was typed.
    pub fn set(&mut self, column: &str, text: String) {
        self.typed.insert(column.to_owned(), text);
    }

    fn fields(&self, attributes: &[AttributeDefinition]) -> Result<Fields, Wrong> {
        let mut fields = Fields::default();
        for (column, text) in &self.typed {
            // Who empties a field takes away what was there.
            let is_gone = text.trim().is_empty() && self.person.is_some() && !NEEDED.contains(&column.as_str());
            fields.set(column, if is_gone { "-" } else { text }, attributes)?;
        }
        Ok(match &self.person {
            Some(person) => fields.without_known(person, None),
            None => fields,
        })
    }

    /// What would change; nothing for somebody new.
    #[must_use]
    pub fn changes(&self, attributes: &[AttributeDefinition]) -> Vec<Change> {
        let (Some(person), Ok(fields)) = (&self.person, self.fields(attributes)) else { return Vec::new() };
        fields.changes(person, None, attributes)
    }

    /// What keeps it from being saved. `is_taken` says whether another person has an address.
    #[must_use]
    pub fn flaw(&self, attributes: &[AttributeDefinition], is_taken: impl Fn(&str) -> bool) -> Option<Flaw> {
        let text = |column: &str| self.text(column).trim().to_owned();
        let email = text("email");
        let is_address = matches!(email.split_once('@'), Some((local, domain))
            if !local.is_empty() && domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.')
                && !email.contains(char::is_whitespace) && !domain.contains('@'));
        if NEEDED.iter().any(|column| text(column).is_empty()) {
            Some(Flaw::Missing)
        } else if !is_address {
            Some(Flaw::NoAddress)
        } else if is_taken(&email) {
            Some(Flaw::Taken)
        } else {
            self.fields(attributes).err().map(Flaw::Wrong)
        }
    }

    /// The call that saves what changes; nothing if nothing does, or if it is somebody new.
    #[must_use]
    pub fn update(&self, attributes: &[AttributeDefinition]) -> Option<UpdatePerson> {
        let id = self.person.as_ref()?.id.clone();
        self.fields(attributes).ok()?.update(id).ok()?
    }

    /// The call that makes somebody new.
    #[must_use]
    pub fn creation(&self, attributes: &[AttributeDefinition]) -> Option<CreatePerson> {
        let day = |text: &str| text.parse().map_err(|_| Wrong::NoDay { text: text.to_owned(), ways: DAY });
        self.fields(attributes).ok()?.creation(&day).ok().filter(|_| self.person.is_none())
    }
}

#[cfg(test)]
mod tests {
    use personio::{employees::AttributeDefinition, persons::Person};
    use serde_json::json;

    use super::{Draft, Flaw};

    fn ada() -> Person {
        serde_json::from_value(json!({
            "id": "1", "first_name": "Ada", "last_name": "Byron", "email": "ada@acme.example", "preferred_name": "Adi",
            "custom_attributes": [{"id": "dynamic_1", "label": "T-shirt", "value": "M"}],
        }))
        .unwrap()
    }

    fn attributes() -> Vec<AttributeDefinition> {
        serde_json::from_value(json!([{"key": "dynamic_1", "label": "T-shirt", "type": "standard"}])).unwrap()
    }

    fn typed(draft: &mut Draft, values: &[(&str, &str)]) {
        values.iter().for_each(|(column, text)| draft.set(column, (*text).to_owned()));
    }

    #[test]
    fn only_what_differs_is_shown_and_sent() {
        let mut draft = Draft::of(ada());
        typed(
            &mut draft,
            &[("first_name", "Ada"), ("last_name", " Lovelace "), ("preferred_name", ""), ("dynamic_1", "L")],
        );
        let shown: Vec<String> = draft
            .changes(&attributes())
            .iter()
            .map(|it| format!("{}: {} → {}", it.column, it.before, it.after))
            .collect();
        assert_eq!(shown, ["last_name: Byron → Lovelace", "preferred_name: Adi → ", "T-shirt: M → L"]);
        let sent = serde_json::to_value(draft.update(&attributes()).unwrap()).unwrap();
        let attribute = json!([{"id": "dynamic_1", "value": "L"}]);
        assert_eq!(sent, json!({"last_name": "Lovelace", "preferred_name": null, "custom_attributes": attribute}));
        assert!(draft.creation(&attributes()).is_none());
        typed(&mut draft, &[("last_name", "Byron"), ("preferred_name", "Adi"), ("dynamic_1", "M")]);
        assert!(draft.changes(&attributes()).is_empty() && draft.update(&attributes()).is_none());
    }

    #[test]
    fn what_is_not_right_keeps_it_from_being_saved() {
        let mut draft = Draft::default();
        let flaw = |draft: &Draft| draft.flaw(&attributes(), |email| email == "taken@acme.example");
        assert_eq!(flaw(&draft), Some(Flaw::Missing));
        typed(&mut draft, &[("first_name", "Eva"), ("last_name", "Lang"), ("email", "eva@acme")]);
        assert_eq!(flaw(&draft), Some(Flaw::NoAddress));
        typed(&mut draft, &[("email", "taken@acme.example")]);
        assert_eq!(flaw(&draft), Some(Flaw::Taken));
        typed(&mut draft, &[("email", "eva@acme.example")]);
        assert_eq!(flaw(&draft), None);
        assert_eq!(draft.creation(&attributes()).unwrap().email, "eva@acme.example");
        typed(&mut draft, &[("gender", "often")]);
        assert!(draft.creation(&attributes()).is_none());
        let mut known = Draft::of(ada());
        typed(&mut known, &[("email", " ")]);
        assert_eq!(flaw(&known), Some(Flaw::Missing));
    }
}
