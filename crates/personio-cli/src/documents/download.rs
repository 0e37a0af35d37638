//! Saving a document.

use std::{fs, io, path::PathBuf};

use personio::documents::v2::DownloadDocument;
use serde_json::json;

use crate::{failure::Failure, output::Table, session::Session};

#[derive(Debug, clap::Args)]
pub(crate) struct Download {
    /// Which document: its id, from the list.
    id: String,

    /// Where to; - is the standard output. A file that is there is not overwritten.
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,

    /// Overwrites a file that is there.
    #[arg(long)]
    overwrite: bool,
}

pub(super) async fn run(session: &Session, download: Download) -> Result<(), Failure> {
    let path = &download.output;
    let failed = |error: io::Error| Failure::file("write", path, &error);
    if path.as_os_str() == "-" {
        let content = session.read(&DownloadDocument { id: download.id.as_str().into() }).await?;
        return session.out.bytes(&content);
    }
    if path.exists() && !download.overwrite {
        return Err(Failure::usage(
            format!("{} is there already", path.display()),
            "take another name, or --overwrite",
        ));
    }
    let content = session.read(&DownloadDocument { id: download.id.as_str().into() }).await?;
    // Beside it first, so that half a document never has its name.
    let mut draft = path.clone().into_os_string();
    draft.push(".part");
    fs::write(&draft, &content).and_then(|()| fs::rename(&draft, path)).map_err(failed)?;
    let mut shown = Table::new(&[("id", "Id"), ("file", "File"), ("size", "Bytes")]);
    shown.push([json!(download.id), json!(path.display().to_string()), json!(content.len())]);
    session.out.record(&shown)
}
