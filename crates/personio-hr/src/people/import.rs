//! People from a table: what each line would do, before anything is sent.

use std::collections::BTreeMap;

use personio::{
    csv::{Table, Unreadable, unguarded},
    employees::AttributeDefinition,
    id::v2::PersonId,
    persons::{Employment, Person},
};

use super::{
    Wrong,
    fields::{Change, Fields},
};

/// The cells of a line, by their columns.
pub type Cells = BTreeMap<String, String>;

/// What a line would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Somebody new.
    Create(Fields),
    /// Somebody changes: only what differs is in the fields.
    Update(PersonId, Fields, Vec<Change>),
    /// Everything is so already.
    Nothing,
}

/// What becomes of columns that cannot be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unknown {
    /// Their lines are refused.
    #[default]
    Refused,
    /// They are left out.
    LeftOut,
}

/// Why a table cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPeople {
    /// It is no table.
    NoTable(Unreadable),
    /// Nothing in it says who is meant.
    NoWho,
}

/// Columns of an export that are no one's to write.
const READ_ONLY: [&str; 6] = ["id", "status", "created_at", "updated_at", "end", "employment"];

/// The lines of a table by their columns, with their numbers.
///
/// # Errors
/// When it is no table, or has neither a column `id` nor `email`.
pub fn lines(text: &str) -> Result<Vec<(usize, Cells)>, NoPeople> {
    let table = Table::read(text).map_err(NoPeople::NoTable)?;
    let header: Vec<&str> = table.header.iter().map(|name| unguarded(name)).collect();
    if !header.iter().any(|name| *name == "id" || *name == "email") {
        return Err(NoPeople::NoWho);
    }
    let lines = table.rows.iter().map(|(line, cells)| {
        let cells = header.iter().zip(cells).map(|(name, cell)| ((*name).to_owned(), unguarded(cell).to_owned()));
        (*line, cells.collect())
    });
    Ok(lines.collect())
}

/// Whom a line means: by id, else by address.
#[must_use]
pub fn find<'a>(persons: &'a [Person], cells: &Cells) -> Option<&'a Person> {
    let cell = |name: &str| cells.get(name).filter(|text| !text.is_empty());
    match (cell("id"), cell("email")) {
        (Some(id), _) => persons.iter().find(|person| person.id.as_str() == id),
        (None, Some(email)) => {
            persons.iter().find(|person| person.email.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(email)))
        }
        (None, None) => None,
    }
}

/// What a line would do.
///
/// # Errors
/// When it makes no sense.
pub fn wanted(
    cells: &Cells,
    persons: &[Person],
    employments: &BTreeMap<PersonId, Employment>,
    definitions: &[AttributeDefinition],
    unknown: Unknown,
) -> Result<Wanted, Wrong> {
    let found = find(persons, cells);
    let id = cells.get("id").filter(|id| !id.is_empty());
    if let (Some(id), None) = (id, found) {
        return Err(Wrong::Nobody(id.clone()));
    }
    let mut fields = Fields::default();
    for (column, value) in cells.iter().filter(|(column, _)| !READ_ONLY.contains(&column.as_str())) {
        match fields.set(column, value, definitions) {
            Err(_) if unknown == Unknown::LeftOut => {}
            set => set?,
        }
    }
    let Some(person) = found else { return Ok(Wanted::Create(fields)) };
    let employment = employments.get(&person.id);
    if id.is_none() {
        // The address found them: in another case it is the same.
        fields.forget("email");
    }
    let changes = fields.changes(person, employment, definitions);
    let fields = fields.without_known(person, employment);
    if changes.is_empty() { Ok(Wanted::Nothing) } else { Ok(Wanted::Update(person.id.clone(), fields, changes)) }
}
