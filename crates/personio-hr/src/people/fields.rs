//! What can be written about people, as texts by the names of columns.

use std::collections::{BTreeMap, BTreeSet};

use personio::{
    calendar::Date,
    employees::{AttributeDefinition, AttributeType},
    id::v2::{AttributeId, PersonId},
    patch::Patch,
    persons::{
        AttributeText, CreatePerson, Employment, EmploymentChange, EmploymentType, Hours, Language, NewAttribute,
        NewEmployment, NewGender, Person, Position, UpdateEmployment, UpdatePerson,
    },
    reference::Reference,
};

use super::{
    Wrong,
    columns::{value, words},
};

/// The columns that can be written, beside attributes.
const WRITABLE: [&str; 10] = [
    "email",
    "first_name",
    "last_name",
    "preferred_name",
    "gender",
    "language",
    "position",
    "start",
    "type",
    "weekly_hours",
];

/// Values by column; attributes by their id. An empty text means nothing to say, `-` that it is taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    known: BTreeMap<&'static str, String>,
    supervisor: Option<String>,
    attributes: BTreeMap<String, String>,
    /// The attributes that hold several options, parted by commas.
    lists: BTreeSet<String>,
}

/// A value that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its column, or what people call its attribute.
    pub column: String,
    /// What is there.
    pub before: String,
    /// What will be.
    pub after: String,
}

/// Reads a day as people write it.
pub type ReadDay<'a> = &'a dyn Fn(&str) -> Result<Date, Wrong>;

impl Fields {
    /// Takes a value, by the name of its column or attribute.
    ///
    /// # Errors
    /// When no such column can be written.
    pub fn set(&mut self, column: &str, value: &str, attributes: &[AttributeDefinition]) -> Result<(), Wrong> {
        let value = value.trim();
        if value.is_empty() {
            return Ok(());
        }
        if let Some(known) = WRITABLE.iter().find(|known| **known == column) {
            self.known.insert(known, value.to_owned());
        } else if column == "supervisor" {
            self.supervisor = Some(value.to_owned());
        } else {
            let definition = attribute(attributes, column)?;
            if definition.attribute_type == Some(AttributeType::Tags) {
                self.lists.insert(definition.key.clone());
            }
            self.attributes.insert(definition.key.clone(), value.to_owned());
        }
        Ok(())
    }

    /// Forgets a value.
    pub fn forget(&mut self, column: &str) {
        self.known.remove(column);
    }

    fn get(&self, column: &str) -> Option<&str> {
        self.known.get(column).map(String::as_str).filter(|value| *value != "-")
    }

    /// A text that can be taken away.
    fn patch(&self, column: &str) -> Patch<String> {
        match self.known.get(column).map(String::as_str) {
            None => Patch::Keep,
            Some("-") => Patch::Clear,
            Some(value) => Patch::Set(value.to_owned()),
        }
    }

    /// Somebody new.
    ///
    /// # Errors
    /// When something is missing, or makes no sense.
    pub fn creation(&self, read_day: ReadDay<'_>) -> Result<CreatePerson, Wrong> {
        let needed = |column| self.get(column).map(str::to_owned).ok_or(Wrong::Missing(column));
        Ok(CreatePerson {
            email: needed("email")?,
            first_name: needed("first_name")?,
            last_name: needed("last_name")?,
            preferred_name: self.get("preferred_name").map(str::to_owned),
            gender: self.gender()?,
            language: self.language()?,
            custom_attributes: self.new_attributes(),
            employments: vec![NewEmployment {
                employment_start_date: self.get("start").map(read_day).transpose()?,
                r#type: self.employment_type()?,
                position: self.get("position").map(|title| Position { title: Some(title.to_owned()) }),
                supervisor: self.supervisor.as_deref().map(|id| Reference::new(PersonId::from(id))),
                weekly_working_hours: self.hours()?,
                ..NewEmployment::default()
            }],
        })
    }

    /// What changes in the person; `None` if nothing does.
    ///
    /// # Errors
    /// When a value makes no sense.
    pub fn update(&self, id: PersonId) -> Result<Option<UpdatePerson>, Wrong> {
        let update = UpdatePerson {
            email: self.get("email").map(str::to_owned),
            first_name: self.get("first_name").map(str::to_owned),
            last_name: self.get("last_name").map(str::to_owned),
            preferred_name: self.patch("preferred_name"),
            gender: self.gender()?,
            language: self.language()?,
            custom_attributes: self.new_attributes(),
            ..UpdatePerson::of(id.clone())
        };
        Ok((update != UpdatePerson::of(id)).then_some(update))
    }

    /// What changes in the employment; `None` if nothing does.
    ///
    /// # Errors
    /// When a value makes no sense.
    pub fn employment_update(
        &self,
        read_day: ReadDay<'_>,
        employment: &Employment,
        person: PersonId,
    ) -> Result<Option<UpdateEmployment>, Wrong> {
        let change = EmploymentChange {
            employment_start_date: self.get("start").map(read_day).transpose()?,
            r#type: self.employment_type()?,
            position: self.patch("position").map(|title| Position { title: Some(title) }),
            supervisor: match self.supervisor.as_deref() {
                None => Patch::Keep,
                Some("-") => Patch::Clear,
                Some(id) => Patch::Set(Reference::new(PersonId::from(id))),
            },
            weekly_working_hours: self.hours()?.map_or(Patch::Keep, Patch::Set),
            ..EmploymentChange::default()
        };
        if change == EmploymentChange::default() {
            return Ok(None);
        }
        // Other clients always send the type.
        let r#type = change.r#type.clone().or_else(|| employment.r#type.clone());
        Ok(Some(UpdateEmployment { person, id: employment.id.clone(), change: EmploymentChange { r#type, ..change } }))
    }

    /// What differs from what is there. Only that is sent.
    #[must_use]
    pub fn changes(
        &self,
        person: &Person,
        employment: Option<&Employment>,
        definitions: &[AttributeDefinition],
    ) -> Vec<Change> {
        let change = |column: &str, label: &str, after: &str| {
            let before = words(&value(person, employment, column));
            let after = written(after);
            (before != after).then(|| Change { column: label.to_owned(), before, after })
        };
        let known = self.known.iter().map(|(column, value)| (*column, (*column).to_owned(), value.as_str()));
        let supervisor = self.supervisor.iter().map(|value| ("supervisor", "supervisor".to_owned(), value.as_str()));
        let attributes = self.attributes.iter().map(|(id, value)| {
            let label = definitions.iter().find(|it| it.key == *id).and_then(|it| it.label.clone());
            (id.as_str(), label.unwrap_or_else(|| id.clone()), value.as_str())
        });
        // Personio never tells the language of somebody: there is nothing to compare it with.
        known
            .chain(supervisor)
            .chain(attributes)
            .filter_map(|(column, label, value)| change(column, &label, value))
            .collect()
    }

    /// Without the values that are there already.
    #[must_use]
    pub fn without_known(mut self, person: &Person, employment: Option<&Employment>) -> Self {
        let is_new = |column: &str, text: &str| words(&value(person, employment, column)) != written(text);
        self.known.retain(|column, value| is_new(column, value));
        self.supervisor = self.supervisor.filter(|value| is_new("supervisor", value));
        self.attributes.retain(|id, value| is_new(id, value));
        self
    }

    fn gender(&self) -> Result<Option<NewGender>, Wrong> {
        self.code(
            "gender",
            NewGender::KNOWN,
            |code| NewGender::from_code(&code.to_uppercase()),
            |it| matches!(it, NewGender::Unknown(_)),
        )
    }

    fn language(&self) -> Result<Option<Language>, Wrong> {
        self.code(
            "language",
            Language::KNOWN,
            |code| Language::from_code(&code.to_lowercase()),
            |it| matches!(it, Language::Unknown(_)),
        )
    }

    fn employment_type(&self) -> Result<Option<EmploymentType>, Wrong> {
        self.code(
            "type",
            EmploymentType::KNOWN,
            |code| EmploymentType::from_code(&code.to_uppercase()),
            |it| matches!(it, EmploymentType::Unknown(_)),
        )
    }

    fn code<T>(
        &self,
        column: &'static str,
        known: &[&str],
        read: impl Fn(&str) -> T,
        is_unknown: impl Fn(&T) -> bool,
    ) -> Result<Option<T>, Wrong> {
        let Some(text) = self.get(column) else { return Ok(None) };
        let value = read(text);
        if is_unknown(&value) {
            let known = known.iter().map(|code| code.to_lowercase()).collect::<Vec<_>>().join(", ");
            return Err(Wrong::NoCode { column, text: text.to_owned(), known });
        }
        Ok(Some(value))
    }

    fn hours(&self) -> Result<Option<Hours>, Wrong> {
        let Some(text) = self.get("weekly_hours") else { return Ok(None) };
        let hours: Option<f64> = text.replace(',', ".").parse().ok();
        let hours = hours.filter(|hours| (0.0..=168.0).contains(hours));
        hours.map(|hours| Some(Hours(hours))).ok_or_else(|| Wrong::NoHours(text.to_owned()))
    }

    fn new_attributes(&self) -> Vec<NewAttribute> {
        let text = |value: &String| if value == "-" { String::new() } else { value.clone() };
        let several = |value: &String| {
            let parts = text(value);
            let parts = parts.split(',').map(str::trim).filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        };
        let new = |(id, value): (&String, &String)| NewAttribute {
            id: AttributeId::from(id.as_str()),
            value: match self.lists.contains(id) {
                true => AttributeText::Many(several(value)),
                false => AttributeText::One(text(value)),
            },
        };
        self.attributes.iter().map(new).collect()
    }
}

fn attribute<'a>(attributes: &'a [AttributeDefinition], named: &str) -> Result<&'a AttributeDefinition, Wrong> {
    let wanted = named.to_lowercase();
    let is_it = |it: &&AttributeDefinition| {
        it.key == named || it.label.as_deref().is_some_and(|label| label.to_lowercase() == wanted)
    };
    attributes.iter().find(is_it).ok_or_else(|| {
        let labels = attributes.iter().filter_map(|it| it.label.clone());
        let known = WRITABLE.iter().map(|it| (*it).to_owned()).chain(labels).collect::<Vec<_>>().join(", ");
        Wrong::NoAttribute { named: named.to_owned(), known }
    })
}

/// A value as it is compared: `38,50` hours are `38.5`, and what is taken away is nothing.
fn written(value: &str) -> String {
    let number = value.replace(',', ".").parse::<f64>().ok().filter(|_| value.contains([',', '.']));
    match (value, number) {
        ("-", _) => String::new(),
        (_, Some(number)) if number.is_finite() => number.to_string(),
        (value, _) => value.to_owned(),
    }
}
