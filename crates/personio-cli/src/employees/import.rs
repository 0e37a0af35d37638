//! People from a CSV file, with a report for each row.

use std::{collections::BTreeMap, path::PathBuf};

use personio::{
    id::v2::PersonId,
    persons::{Employment, Person},
};
use personio_hr::people::{
    NoPeople, Unknown, Wanted, Wrong,
    import::{self, Cells, find, wanted},
};
use serde_json::json;

use super::{
    columns::employments,
    fields::{days, definitions},
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

/// A line of the file, and what it would do.
struct Row {
    line: usize,
    who: String,
    wanted: Result<Wanted, Wrong>,
}

pub(super) async fn run(session: &Session, import: Import) -> Result<(), Failure> {
    let persons = person::everybody(session).await?;
    let definitions = definitions(session).await?;
    let lines = lines(&import)?;
    let concerned: Vec<Person> = lines.iter().filter_map(|(_, cells)| find(&persons, cells).cloned()).collect();
    let employments = employments(session, &concerned).await?;
    let unknown = if import.ignore_unknown { Unknown::LeftOut } else { Unknown::Refused };
    let read = |(line, cells): &(usize, Cells)| {
        let wanted = wanted(cells, &persons, &employments, &definitions, unknown);
        let cell = |name: &str| cells.get(name).filter(|text| !text.is_empty()).cloned();
        Row { line: *line, who: cell("email").or_else(|| cell("id")).unwrap_or_default(), wanted }
    };
    let rows: Vec<Row> = lines.iter().map(read).collect();
    let mut table = Table::new(&[("line", "Line"), ("who", "Who"), ("result", "Result"), ("changes", "Changes")]);
    let (mut failed, mut stopped) = (0, None);
    for row in rows {
        let (result, changes) = match row.wanted {
            _ if stopped.is_some() => ("not reached".to_owned(), Vec::new()),
            Err(wrong) => {
                failed += 1;
                (format!("failed: {}", wrong.what()), Vec::new())
            }
            Ok(Wanted::Nothing) => ("nothing changes".to_owned(), Vec::new()),
            Ok(wanted) => {
                let (verb, past) = match &wanted {
                    Wanted::Create(_) => ("would be created", "created"),
                    _ => ("would be changed", "changed"),
                };
                let changes = match &wanted {
                    Wanted::Update(_, _, changes) => changes.iter().map(shown).collect(),
                    _ => Vec::new(),
                };
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
        Wanted::Create(fields) => drop(session.create(&fields.creation(&days(session))?).await?),
        Wanted::Update(id, fields, _) => {
            let of_person = fields.update(id.clone())?;
            let of_employment = match employments.get(&id) {
                Some(employment) => fields.employment_update(&days(session), employment, id.clone())?,
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
fn lines(options: &Import) -> Result<Vec<(usize, Cells)>, Failure> {
    let path = &options.file;
    let text = std::fs::read(path).map_err(|error| Failure::file("read", path, &error))?;
    let unreadable =
        |why: String| Failure::usage(format!("{} cannot be read: {why}", path.display()), "save it as CSV in UTF-8");
    let text = String::from_utf8(text).map_err(|error| unreadable(error.to_string()))?;
    import::lines(&text).map_err(|why| match why {
        NoPeople::NoTable(why) => unreadable(why.to_string()),
        NoPeople::NoWho => Failure::usage("there is neither a column id nor email", "the first line names the columns"),
    })
}
