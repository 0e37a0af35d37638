//! The people of the company: list, show, create, update, import, export.

mod columns;
mod fields;
mod import;
mod list;
mod write;

pub(crate) use columns::employments;

use crate::{failure::Failure, session::Session};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Lists people, with columns of choice.
    List(list::List),
    /// Shows everything about somebody.
    Show(list::Show),
    /// Writes all columns as CSV.
    Export(list::Export),
    /// Creates somebody.
    Create(write::Create),
    /// Changes somebody.
    Update(write::Update),
    /// Creates and changes people as a CSV file says; shows first what that would be.
    Import(import::Import),
}

pub(crate) async fn run(session: &Session, command: Command) -> Result<(), Failure> {
    match command {
        Command::List(list) => list::list(session, list).await,
        Command::Show(show) => list::show(session, show).await,
        Command::Export(export) => list::export(session, export).await,
        Command::Create(create) => write::create(session, create).await,
        Command::Update(update) => write::update(session, update).await,
        Command::Import(import) => import::run(session, import).await,
    }
}
