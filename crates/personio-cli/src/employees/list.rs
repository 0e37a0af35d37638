//! Showing people.

use std::path::PathBuf;

use personio::persons::{GetPerson, ListPersons, Person, PersonStatus};

use super::columns::{Choice, table};
use crate::{
    failure::Failure,
    output::{self, Format},
    person,
    session::{Place, Session},
};

#[derive(Debug, clap::Args)]
pub(crate) struct List {
    /// Which columns: id, first_name, email, status, position, start, or the label of an attribute; "all" are all.
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    columns: Vec<String>,

    /// Only whose name or address has this in it.
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,

    /// Those who left, too.
    #[arg(long)]
    all: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// Whom: an id, an address, or a part of a name.
    #[arg(value_name = "WHO")]
    person: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// Where to; without it, the standard output.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Which columns, as of list; without them, all.
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    columns: Vec<String>,

    /// Those who left, too.
    #[arg(long)]
    all: bool,
}

pub(super) async fn list(session: &Session, list: List) -> Result<(), Failure> {
    let mut persons = persons(session, list.all).await?;
    if let Some(wanted) = list.search.as_deref().map(str::to_lowercase) {
        let has_it = |text: &Option<String>| text.as_deref().is_some_and(|text| text.to_lowercase().contains(&wanted));
        persons.retain(|person| {
            let full = [&person.first_name, &person.last_name].into_iter().flatten().cloned().collect::<Vec<_>>();
            has_it(&Some(full.join(" "))) || has_it(&person.preferred_name) || has_it(&person.email)
        });
    }
    let default = match session.place {
        // Employees see the names of their colleagues and nothing else.
        Place::Relay(_) if persons.iter().all(|person| person.email.is_none()) => "id,first_name,last_name",
        _ => "id,first_name,last_name,email,status",
    };
    session.out.table(&table(session, &persons, &choice(list.columns, default)).await?)
}

pub(super) async fn show(session: &Session, show: Show) -> Result<(), Failure> {
    let id = person::who(session, Some(&show.person)).await?;
    let person = session.read(&GetPerson { id }).await?;
    session.out.record(&table(session, &[person], &Choice::All).await?)
}

pub(super) async fn export(session: &Session, export: Export) -> Result<(), Failure> {
    let persons = persons(session, export.all).await?;
    let table = table(session, &persons, &choice(export.columns, "all")).await?;
    let Some(path) = &export.output else {
        let format = if session.out.format == Format::Json { Format::Json } else { Format::Csv };
        return session.out.with_format(format).table(&table);
    };
    let failed = |error: std::io::Error| Failure::file("write", path, &error);
    let mut draft = path.as_os_str().to_owned();
    draft.push(".part");
    std::fs::write(&draft, output::csv(&table)).and_then(|()| std::fs::rename(&draft, path)).map_err(failed)?;
    session.out.note(&format!("{} people in {}", persons.len(), path.display()));
    Ok(())
}

async fn persons(session: &Session, with_leavers: bool) -> Result<Vec<Person>, Failure> {
    let all = match session.place {
        Place::Api(_) if !with_leavers => {
            let status = Some(PersonStatus::Active);
            session.all(ListPersons { status, limit: Some(50), ..ListPersons::default() }).await?
        }
        _ => person::everybody(session).await?,
    };
    let is_wanted = |person: &Person| with_leavers || person.status != Some(PersonStatus::Inactive);
    Ok(all.into_iter().filter(is_wanted).collect())
}

fn choice(columns: Vec<String>, default: &str) -> Choice {
    let names: Vec<String> = match columns.is_empty() {
        true => default.split(',').map(str::to_owned).collect(),
        false => columns.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect(),
    };
    if names == ["all"] { Choice::All } else { Choice::Named(names) }
}
