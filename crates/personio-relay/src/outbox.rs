//! The durable list of applications on their way to Personio.
//!
//! An application is `pending` until Personio's verdict: then it is a `delivered` tombstone that keeps no more than
//! keyed hashes for a while, or it is deleted with a refusal that the candidate was told, or it is `dead`: refused
//! after somebody was told that it is on its way, kept for a person to look at.
//!
//! Every step is one transaction, and what a step decides is durable before anybody acts on it. One connection
//! serialises all steps; [`claim`](Outbox::claim) and [`begin_attempt`](Outbox::begin_attempt) are written as leases
//! and a shared window, so that several relays could share a database.

mod accept;
mod attempt;
mod claim;
mod document;
mod operator;
mod settle;
mod status;

pub(crate) use accept::{Accepted, NewApplication};
pub(crate) use attempt::{Endpoint, Slot};
pub(crate) use claim::{Attempt, Claim};
pub(crate) use document::{DocumentInfo, NewDocument, StoredDocument};
pub(crate) use operator::{Entry, Outcome};
pub(crate) use settle::{Refusal, Settled};
pub(crate) use status::{OutboxStatus, State};

use std::{num::NonZeroU32, path::Path, time::Duration};

use sqlx::{Sqlite, SqlitePool, Transaction};
use uuid::Uuid;

use crate::{
    database,
    vault::{Vault, VaultError},
};

/// What goes wrong with the outbox is never the candidate's fault.
#[derive(Debug)]
pub(crate) enum OutboxError {
    /// The database.
    Database(sqlx::Error),
    /// A record cannot be encrypted or decrypted.
    Vault(VaultError),
    /// A record does not hold what it should.
    Record(&'static str),
}

/// The outbox, of one company.
#[derive(Clone, Debug)]
pub(crate) struct Outbox {
    pool: SqlitePool,
    vault: Vault,
    /// Names this process in leases.
    worker: Uuid,
    per_minute: NonZeroU32,
    documents_expire: Duration,
}

impl Outbox {
    /// Opens the database, which is made and migrated as needed.
    pub(crate) async fn open(
        file: &Path,
        vault: Vault,
        per_minute: NonZeroU32,
        documents_expire: Duration,
    ) -> Result<Self, OutboxError> {
        let pool = database::open(file, 1).await?;
        Ok(Self { pool, vault, worker: Uuid::new_v4(), per_minute, documents_expire })
    }

    /// Closes the database once running steps are done.
    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }

    /// Starts a step that may write; the lock is taken at once, so that it cannot fail half-way.
    async fn begin(&self) -> Result<Transaction<'static, Sqlite>, OutboxError> {
        Ok(self.pool.begin_with("BEGIN IMMEDIATE").await?)
    }
}

impl From<sqlx::Error> for OutboxError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<VaultError> for OutboxError {
    fn from(error: VaultError) -> Self {
        Self::Vault(error)
    }
}

impl std::fmt::Display for OutboxError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Database(error) => write!(formatter, "outbox database: {error}"),
            Self::Vault(error) => write!(formatter, "outbox encryption: {error}"),
            Self::Record(problem) => write!(formatter, "outbox record: {problem}"),
        }
    }
}

impl std::error::Error for OutboxError {}

fn uuid(text: &str) -> Result<Uuid, OutboxError> {
    Uuid::parse_str(text).map_err(|_| OutboxError::Record("an id is not a UUID"))
}

#[cfg(test)]
mod tests;
