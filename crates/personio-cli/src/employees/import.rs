//! People from a CSV file, with a report for each row.

use std::{collections::BTreeMap, path::PathBuf};

use personio::{
    csv::{self, unguarded},
    employees::AttributeDefinition,
    id::v2::PersonId,
    persons::{Employment, Person},
};
use serde_json::json;

use super::{
    columns::employments,
    fields::{Fields, definitions},
    write::shown,
};
use crate::{
    failure::{Exit, Failure},
    output::Table,
    person,
    session::Session,
};

/// Creates and changes people.
///
/// The first line names the columns: id or email to find people by, first_name, last_name, preferred_name, gender,
/// language, position, start, type, weekly_hours, supervisor, and the labels of attributes. An empty cell changes
/// nothing, - takes a value away. Nothing is sent without --send.
#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// The file.
    file: PathBuf,

    /// Sends what would change.
    #[arg(long)]
    send: bool,

    /// Leaves out columns that cannot be written, such as those of an export.
    #[arg(long)]
    ignore_unknown: bool,
}

/// The cells of a line, by their columns.
type Cells = BTreeMap<String, String>;

/// A line of the file, and what it would do.
struct Row {
    line: usize,
    who: String,
    wanted: Result<Wanted, Failure>,
}

enum Wanted {
    Create(Fields),
    Update(PersonId, Fields, Vec<String>),
    Nothing,
}

/// Columns of an export that are no one's to write.
const READ_ONLY: [&str; 6] = ["id", "status", "created_at", "updated_at", "end", "employment"];

pub(super) async fn run(session: &Session, import: Import) -> Result<(), Failure> {
    let persons = person::everybody(session).await?;
    let definitions = definitions(session).await?;
    let lines = lines(&import)?;
    let concerned: Vec<Person> = lines.iter().filter_map(|(_, cells)| find(&persons, cells).cloned()).collect();
    let employments = employments(session, &concerned).await?;
    let read = |(line, cells): &(usize, Cells)| {
        let wanted = wanted(cells, &persons, &employments, &definitions, import.ignore_unknown);
        let cell = |name: &str| cells.get(name).filter(|text| !text.is_empty()).cloned();
        Row { line: *line, who: cell("email").or_else(|| cell("id")).unwrap_or_default(), wanted }
    };
    let rows: Vec<Row> = lines.iter().map(read).collect();
    let mut table = Table::new(&[("line", "Line"), ("who", "Who"), ("result", "Result"), ("changes", "Changes")]);
    let (mut failed, mut stopped) = (0, None);
    for row in rows {
        let (result, changes) = match row.wanted {
            _ if stopped.is_some() => ("not reached".to_owned(), Vec::new()),
            Err(failure) => {
                failed += 1;
                (format!("failed: {}", failure.what()), Vec::new())
            }
            Ok(Wanted::Nothing) => ("nothing changes".to_owned(), Vec::new()),
            Ok(wanted) => {
                let (verb, past) = match &wanted {
                    Wanted::Create(_) => ("would be created", "created"),
                    _ => ("would be changed", "changed"),
                };
                let changes = if let Wanted::Update(_, _, changes) = &wanted { changes.clone() } else { Vec::new() };
                if import.send || session.is_dry() {
                    match send(session, wanted, &employments).await {
                        Ok(()) => (past.to_owned(), changes),
                        Err(failure) => {
                            failed += 1;
                            let what = format!("failed: {}", failure.what());
                            if !matches!(failure.exit, Exit::Failed | Exit::Usage | Exit::Partly) {
                                stopped = Some(failure);
                            }
                            (what, changes)
                        }
                    }
                } else {
                    (verb.to_owned(), changes)
                }
            }
        };
        table.push([json!(row.line), json!(row.who), json!(result), json!(changes.join("; "))]);
    }
    if session.is_dry() {
        return Ok(());
    }
    session.out.table(&table)?;
    if !import.send {
        session.out.note("Nothing was sent: run it again with --send.");
    }
    if let Some(failure) = stopped {
        return Err(failure
            .exit(Exit::Partly)
            .safe("what is shown as created or changed is; the rest is not")
            .advice("run it again once the reason is gone: what is there already changes nothing"));
    }
    if failed > 0 {
        return Err(Failure::new(Exit::Partly, format!("{failed} lines failed"))
            .safe("all others are as shown")
            .advice("mend those lines and run it again: what is there already changes nothing"));
    }
    Ok(())
}

async fn send(session: &Session, wanted: Wanted, employments: &BTreeMap<PersonId, Employment>) -> Result<(), Failure> {
    match wanted {
        Wanted::Nothing => {}
        Wanted::Create(fields) => drop(session.create(&fields.creation(session)?).await?),
        Wanted::Update(id, fields, _) => {
            let of_person = fields.update(id.clone())?;
            let of_employment = match employments.get(&id) {
                Some(employment) => fields.employment_update(session, employment, id.clone())?,
                None => None,
            };
            if let Some(update) = of_person {
                session.change(&update).await?;
            }
            if let Some(update) = of_employment {
                session.change(&update).await?;
            }
        }
    }
    Ok(())
}

/// The lines of the file by their columns, with their numbers.
fn lines(import: &Import) -> Result<Vec<(usize, Cells)>, Failure> {
    let path = &import.file;
    let text = std::fs::read(path).map_err(|error| Failure::file("read", path, &error))?;
    let unreadable =
        |why: String| Failure::usage(format!("{} cannot be read: {why}", path.display()), "save it as CSV in UTF-8");
    let text = String::from_utf8(text).map_err(|error| unreadable(error.to_string()))?;
    let table = csv::Table::read(&text).map_err(|error| unreadable(error.to_string()))?;
    let header: Vec<&str> = table.header.iter().map(|name| unguarded(name)).collect();
    if !header.iter().any(|name| *name == "id" || *name == "email") {
        return Err(Failure::usage("there is neither a column id nor email", "the first line names the columns"));
    }
    let lines = table.rows.iter().map(|(line, cells)| {
        let cells = header.iter().zip(cells).map(|(name, cell)| ((*name).to_owned(), unguarded(cell).to_owned()));
        (*line, cells.collect())
    });
    Ok(lines.collect())
}

fn find<'a>(persons: &'a [Person], cells: &Cells) -> Option<&'a Person> {
    let cell = |name: &str| cells.get(name).filter(|text| !text.is_empty());
    match (cell("id"), cell("email")) {
        (Some(id), _) => persons.iter().find(|person| person.id.as_str() == id),
        (None, Some(email)) => {
            persons.iter().find(|person| person.email.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(email)))
        }
        (None, None) => None,
    }
}

fn wanted(
    cells: &Cells,
    persons: &[Person],
    employments: &BTreeMap<PersonId, Employment>,
    definitions: &[AttributeDefinition],
    ignore_unknown: bool,
) -> Result<Wanted, Failure> {
    let found = find(persons, cells);
    let id = cells.get("id").filter(|id| !id.is_empty());
    if let (Some(id), None) = (id, found) {
        return Err(Failure::usage(format!("there is nobody with the id {id}"), "leave the id out to create somebody"));
    }
    let mut fields = Fields::default();
    for (column, value) in cells.iter().filter(|(column, _)| !READ_ONLY.contains(&column.as_str())) {
        match fields.set(column, value, definitions) {
            Err(_) if ignore_unknown => {}
            set => set?,
        }
    }
    let Some(person) = found else { return Ok(Wanted::Create(fields)) };
    let employment = employments.get(&person.id);
    if id.is_none() {
        // The address found them: in another case it is the same.
        fields.known.remove("email");
    }
    let changes: Vec<String> = fields.changes(person, employment, definitions).iter().map(shown).collect();
    let fields = fields.without_known(person, employment);
    if changes.is_empty() { Ok(Wanted::Nothing) } else { Ok(Wanted::Update(person.id.clone(), fields, changes)) }
}
