//! `personio-relay outbox`

mod export;
mod rotate;

pub use export::export_application;
pub use rotate::{KeyRotation, rotate_key};

use std::fmt;

use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    Config,
    documents::Documents,
    moment::Moment,
    outbox::{Entry, Outbox, Outcome, State},
    storage::Storage,
};

/// An application that waits or is dead. As text it is a line of the list, with nothing personal in it.
#[derive(Debug)]
pub struct Waiting {
    /// What the other commands take.
    pub id: Uuid,
    /// `pending` or `dead`.
    pub state: &'static str,
    /// How often it was tried.
    pub attempts: u32,
    /// How many documents it has.
    pub documents: u32,
    /// When the candidate sent it.
    pub created_at: Timestamp,
    /// When it is tried again.
    pub due_at: Timestamp,
    /// Why it is dead, in Personio's codes.
    pub reason: Option<String>,
}

/// The applications that wait for Personio, and those that it refused after somebody was told that they are on their
/// way.
///
/// # Errors
///
/// When the database cannot be read.
pub async fn list_outbox(config: &Config) -> anyhow::Result<Vec<Waiting>> {
    let entries = open(config).await?.0.entries().await?;
    entries.into_iter().map(Waiting::of).collect()
}

/// What is in an application: personal data, for the operator's eyes.
///
/// # Errors
///
/// When there is no such application, or it cannot be decrypted.
pub async fn show_application(config: &Config, id: Uuid) -> anyhow::Result<String> {
    let (outbox, _) = open(config).await?;
    let content = outbox.content(id).await?.ok_or_else(|| gone(id))?;
    let documents = content
        .documents
        .iter()
        .map(|document| json!({"id": document.id, "name": document.info.original_filename, "bytes": document.size}));
    let shown = json!({
        "id": id,
        "application": serde_json::from_slice::<Value>(&content.body)?,
        "documents": documents.collect::<Vec<_>>(),
    });
    Ok(serde_json::to_string_pretty(&shown)?)
}

/// Makes an application due now, a dead one too. A relay that runs takes it within seconds.
///
/// # Errors
///
/// When there is no such application, or it is on its way this moment.
pub async fn retry_application(config: &Config, id: Uuid) -> anyhow::Result<()> {
    let (outbox, _) = open(config).await?;
    done(id, outbox.retry(id).await?)
}

/// Deletes an application with its documents, for good.
///
/// # Errors
///
/// When there is no such application, or it is on its way this moment.
pub async fn purge_application(config: &Config, id: Uuid) -> anyhow::Result<()> {
    let (outbox, documents) = open(config).await?;
    for document in done(id, outbox.purge(id).await?)? {
        documents.remove(document).await;
    }
    Ok(())
}

/// Nothing is claimed here, so that the name does not matter.
async fn open(config: &Config) -> anyhow::Result<(Outbox, Documents)> {
    let storage = Storage::open(config).await?;
    Ok((storage.outbox(config, Uuid::new_v4()), storage.documents))
}

fn done<T>(id: Uuid, outcome: Outcome<T>) -> anyhow::Result<T> {
    match outcome {
        Outcome::Done(done) => Ok(done),
        Outcome::Gone => Err(gone(id)),
        Outcome::UnderWay => anyhow::bail!("{id} is on its way to Personio this moment; try again in a few minutes"),
        Outcome::Superseded => anyhow::bail!(
            "another application of the same candidate for the same position waits already; nothing was changed"
        ),
    }
}

fn gone(id: Uuid) -> anyhow::Error {
    anyhow::anyhow!("there is no application {id} in the outbox; `personio-relay outbox list` shows them")
}

impl Waiting {
    fn of(entry: Entry) -> anyhow::Result<Self> {
        let at = |moment: Moment| Timestamp::from_millisecond(moment.as_millis());
        Ok(Self {
            id: entry.id,
            state: if entry.state == State::Dead { "dead" } else { "pending" },
            attempts: entry.attempts,
            documents: entry.documents,
            created_at: at(entry.created_at)?,
            due_at: at(entry.due_at)?,
            reason: entry.reason,
        })
    }
}

impl fmt::Display for Waiting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, state, attempts, documents, created_at, due_at, reason } = self;
        let reason = reason.as_deref().unwrap_or("-");
        write!(formatter, "{id}\t{state}\t{attempts}\t{documents}\t{created_at:.0}\t{due_at:.0}\t{reason}")
    }
}
