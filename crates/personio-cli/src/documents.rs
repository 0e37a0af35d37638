//! Documents in people's files: categories, list, download, send, and payslips for everyone.

mod distribute;
mod download;
mod file;
mod list;
mod send;

use personio::documents::v1::{DocumentCategory, ListDocumentCategories};
use serde_json::json;

use crate::{
    failure::{Exit, Failure},
    output::Table,
    session::Session,
};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// The categories of documents.
    Categories,
    /// Lists somebody's documents.
    List(list::List),
    /// Saves a document.
    Download(download::Download),
    /// Puts files into somebody's file.
    Send(send::Send),
    /// Puts each file of a folder into the file of whom it is for: payslips.
    Distribute(distribute::Distribute),
}

pub(crate) async fn run(session: &Session, command: Command) -> Result<(), Failure> {
    match command {
        Command::Categories => {
            let mut shown = Table::new(&[("id", "Id"), ("name", "Name")]);
            for category in categories(session).await? {
                shown.push([json!(category.id), json!(category.name)]);
            }
            session.out.table(&shown)
        }
        Command::List(list) => list::run(session, list).await,
        Command::Download(download) => download::run(session, download).await,
        Command::Send(send) => send::run(session, send).await,
        Command::Distribute(distribute) => distribute::run(session, distribute).await,
    }
}

async fn categories(session: &Session) -> Result<Vec<DocumentCategory>, Failure> {
    Ok(session.read(&ListDocumentCategories).await?.items)
}

/// The category of an id or a name.
fn category<'a>(categories: &'a [DocumentCategory], named: &str) -> Result<&'a DocumentCategory, Failure> {
    let wanted = named.trim().to_lowercase();
    let is_it = |it: &&DocumentCategory| {
        it.id.to_string() == wanted || it.name.as_deref().is_some_and(|name| name.to_lowercase() == wanted)
    };
    categories.iter().find(is_it).ok_or_else(|| {
        let names = categories.iter().filter_map(|it| it.name.clone());
        names.fold(
            Failure::new(Exit::Failed, format!("there is no category of documents {named:?}"))
                .safe("nothing was sent")
                .advice("take one of these"),
            Failure::detail,
        )
    })
}
