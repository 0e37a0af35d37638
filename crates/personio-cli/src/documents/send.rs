//! Putting files into somebody's file.

use std::path::PathBuf;

use personio::{documents::v1::UploadDocument, id::v1::EmployeeId};
use serde_json::json;

use super::{
    categories, category,
    file::{self, LocalFile},
};
use crate::{
    failure::{Exit, Failure},
    output::Table,
    person,
    session::Session,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Send {
    /// The files.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// For whom: an id, an address, or a part of a name.
    #[arg(long, value_name = "WHO")]
    person: String,

    /// The category: its id or its name.
    #[arg(long, value_name = "CATEGORY")]
    category: String,

    /// What people call it; without it, the name of the file.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// The date of the document.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    date: Option<String>,

    /// A comment.
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
}

pub(super) async fn run(session: &Session, send: Send) -> Result<(), Failure> {
    // All files are looked at before the first is sent.
    let files = send.files.iter().map(|path| LocalFile::look(path)).collect::<Result<Vec<_>, _>>()?;
    let date = send.date.as_deref().map(|day| session.day(day)).transpose()?;
    let categories = categories(session).await?;
    let category = category(&categories, &send.category)?.id;
    let employee = employee(person::who(session, Some(&send.person)).await?.as_str())?;
    let mut shown = Table::new(&[("id", "Id"), ("title", "Title"), ("file", "File"), ("size", "Bytes")]);
    for (index, file) in files.iter().enumerate() {
        let stem = file.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or(&file.name);
        let upload = UploadDocument {
            title: file::title(send.title.as_deref().unwrap_or(stem))?,
            employee,
            category,
            comment: send.comment.clone(),
            date,
            file_name: file.name.clone(),
            size: file.size,
        };
        match session.create_file(&upload, file.content()).await {
            Ok(Some(document)) => {
                let id = document.id.map(|id| id.to_string()).or(document.id_v2.map(|id| id.to_string()));
                shown.push([json!(id), json!(upload.title), json!(file.name), json!(file.size)]);
            }
            Ok(None) => {}
            Err(failure) if index > 0 => {
                session.out.table(&shown)?;
                return Err(failure.exit(Exit::Partly).safe(format!("{index} of {} are sent, see above", files.len())));
            }
            Err(failure) => return Err(failure),
        }
    }
    if session.is_dry() { Ok(()) } else { session.out.table(&shown) }
}

/// The same human in version 1, where documents are sent to.
pub(super) fn employee(person: &str) -> Result<EmployeeId, Failure> {
    person
        .parse()
        .map(EmployeeId)
        .map_err(|_| Failure::usage("the id of a person is a number here", "personio employees list shows it"))
}
