//! Whom files may be for.

use std::collections::{BTreeMap, BTreeSet};

use personio::{
    id::v2::PersonId,
    persons::{AttributeValue, CustomAttribute, Person},
};

use crate::words::{Word, words};

/// Somebody, by everything that a file can say.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// Names the person.
    pub id: PersonId,
    /// What colleagues call them.
    pub name: String,
    /// In small letters.
    pub email: Option<String>,
    /// In small letters, without what parts its digits.
    pub(super) number: Option<String>,
    pub(super) given: Vec<Word>,
    pub(super) family: Vec<Word>,
}

/// Everybody, found by what they are called.
#[derive(Clone, Debug, Default)]
pub struct Recipients {
    all: Vec<Recipient>,
    /// By the first word of the last name, in each of its spellings.
    families: BTreeMap<String, Vec<usize>>,
    /// By first and last name in one word: `adabyron`, `abyron`, `byronada`.
    joined: BTreeMap<String, Vec<usize>>,
    emails: BTreeMap<String, Vec<usize>>,
    numbers: BTreeMap<String, Vec<usize>>,
    /// Every word of everybody's name.
    names: BTreeSet<Word>,
}

/// Nobody has the attribute that should hold the personnel number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownAttribute(pub String);

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

impl Recipients {
    /// Everybody, with the personnel number of an attribute: its id or its label; `"id"` is Personio's own. Without one,
    /// it is found by what companies usually call it.
    ///
    /// # Errors
    /// When nobody has that attribute.
    pub fn of(persons: &[Person], attribute: Option<&str>) -> Result<Self, UnknownAttribute> {
        let all: Vec<Recipient> = persons.iter().map(|person| recipient(person, attribute)).collect();
        if let Some(attribute) = attribute
            && all.iter().all(|it| it.number.is_none())
        {
            return Err(UnknownAttribute(attribute.to_owned()));
        }
        let mut recipients = Self { all, ..Self::default() };
        for (index, recipient) in recipients.all.iter().enumerate() {
            recipients.names.extend(recipient.given.iter().chain(&recipient.family).cloned());
            if let Some(first) = recipient.family.first() {
                for spelling in first.spellings() {
                    recipients.families.entry(spelling.to_owned()).or_default().push(index);
                }
            }
            for word in recipient.joined() {
                for spelling in word.spellings() {
                    recipients.joined.entry(spelling.to_owned()).or_default().push(index);
                }
            }
            if let Some(email) = &recipient.email {
                recipients.emails.entry(email.clone()).or_default().push(index);
            }
            if let Some(number) = &recipient.number {
                recipients.numbers.entry(bare(number).to_owned()).or_default().push(index);
            }
        }
        Ok(recipients)
    }

    /// All of them; a place among them names somebody in verdicts.
    #[must_use]
    pub fn all(&self) -> &[Recipient] {
        &self.all
    }

    /// Somebody, by their place.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Recipient> {
        self.all.get(index)
    }

    /// Where somebody stands.
    #[must_use]
    pub fn place(&self, id: &PersonId) -> Option<usize> {
        self.all.iter().position(|it| it.id == *id)
    }

    /// Those whose last name begins with a word.
    pub(super) fn of_family(&self, word: &Word) -> BTreeSet<usize> {
        word.spellings().iter().filter_map(|spelling| self.families.get(*spelling)).flatten().copied().collect()
    }

    /// Whether anybody is called so, or has it in their name.
    pub(super) fn has_name(&self, word: &Word) -> bool {
        self.names.contains(word)
    }

    /// Those whose whole name is one word.
    pub(super) fn of_joined(&self, word: &Word) -> BTreeSet<usize> {
        word.spellings().iter().filter_map(|spelling| self.joined.get(*spelling)).flatten().copied().collect()
    }

    /// Those with an address.
    pub(super) fn of_email(&self, email: &str) -> &[usize] {
        self.emails.get(email).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those with a personnel number, with or without zeros in front.
    pub(super) fn of_number(&self, number: &str) -> &[usize] {
        self.numbers.get(bare(number)).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Recipient {
    /// The name as one word, in each order, with all first names and with the first one.
    pub(super) fn joined(&self) -> Vec<Word> {
        let first = self.given.get(..1).unwrap_or_default();
        if first.is_empty() || self.family.is_empty() {
            return Vec::new();
        }
        let (given, family) = (self.given.as_slice(), self.family.as_slice());
        let ways = [[given, family], [family, given], [first, family], [family, first]];
        ways.map(|parts| Word::joined(parts.into_iter().flatten())).to_vec()
    }
}

fn recipient(person: &Person, attribute: Option<&str>) -> Recipient {
    let part = |text: &Option<String>| words(text.as_deref().unwrap_or_default());
    Recipient {
        id: person.id.clone(),
        name: name(person),
        email: person.email.as_deref().map(str::to_lowercase),
        number: number(person, attribute).map(|text| plain(&text)).filter(|text| !text.is_empty()),
        given: part(&person.first_name),
        family: part(&person.last_name),
    }
}

/// What colleagues call somebody; the id where the name may not be read.
#[must_use]
pub fn name(person: &Person) -> String {
    let preferred = person.preferred_name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let parts = [&person.first_name, &person.last_name].into_iter().flatten().map(String::as_str);
    let full = parts.collect::<Vec<_>>().join(" ");
    preferred.map(str::to_owned).or(Some(full).filter(|name| !name.is_empty())).unwrap_or_else(|| person.id.to_string())
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

/// A number without zeros in front.
pub(super) fn bare(number: &str) -> &str {
    number.trim_start_matches('0')
}
