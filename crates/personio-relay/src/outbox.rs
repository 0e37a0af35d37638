//! The durable list of applications on their way to Personio.
//!
//! An application is `pending` until Personio's verdict: then it is a `delivered` tombstone that keeps no more than
//! keyed hashes for a while, or it is deleted with a refusal that the candidate was told, or it is `dead`: refused
//! after somebody was told that it is on its way, kept for a person to look at.
//!
//! Every step is one transaction, and what a step decides is durable before anybody acts on it. Several relays may share
//! the database: [`claim`](Outbox::claim) and [`begin_attempt`](Outbox::begin_attempt) are leases and a shared window,
//! by the database's clock, and steps that could meet hold the application's row first.

mod accept;
mod adopt;
mod attempt;
mod claim;
mod dead;
mod document;
mod operator;
mod rotate;
mod settle;
mod status;

pub(crate) use accept::{Accepted, NewApplication};
pub(crate) use attempt::{Endpoint, Slot};
pub(crate) use claim::{Attempt, Claim, Due};
pub(crate) use document::{DocumentInfo, NewDocument, StoredDocument};
pub(crate) use operator::{Entry, Outcome};
pub(crate) use rotate::Rotated;
pub(crate) use settle::{Refusal, Settled};
pub(crate) use status::{OutboxStatus, State};

use std::{num::NonZeroU32, time::Duration};

use sqlx::AnyPool;
use uuid::Uuid;

use crate::{
    config::Config,
    database::{Database, Step},
    moment::Moment,
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

/// The outbox of one company.
#[derive(Clone, Debug)]
pub(crate) struct Outbox {
    database: Database,
    vault: Vault,
    settings: OutboxSettings,
}

/// What an outbox goes by.
#[derive(Clone, Debug)]
pub(crate) struct OutboxSettings {
    /// Another company's applications are nobody's here, even in the same database.
    pub(crate) company: String,
    /// Names this relay in leases, over restarts.
    pub(crate) worker: Uuid,
    pub(crate) per_minute: NonZeroU32,
    pub(crate) documents_expire: Duration,
    /// How long a candidate waits for the verdict.
    pub(crate) wait: Duration,
}

impl OutboxSettings {
    pub(crate) fn new(config: &Config, worker: Uuid) -> Self {
        let applications = &config.applications;
        Self {
            company: config.personio.company_id.clone(),
            worker,
            per_minute: applications.per_minute,
            documents_expire: applications.documents_expire,
            wait: applications.wait,
        }
    }
}

impl Outbox {
    /// The outbox in a database. The vault is the company's.
    pub(crate) fn new(database: Database, vault: Vault, settings: OutboxSettings) -> Self {
        Self { database, vault, settings }
    }

    /// Where it is.
    pub(crate) fn database(&self) -> &Database {
        &self.database
    }

    /// Who delivers from it here.
    pub(crate) fn worker(&self) -> Uuid {
        self.settings.worker
    }

    fn company(&self) -> &str {
        &self.settings.company
    }

    fn pool(&self) -> &AnyPool {
        self.database.outbox()
    }

    async fn begin(&self) -> Result<Step, OutboxError> {
        Ok(self.database.begin_outbox().await?)
    }

    async fn now(&self) -> Result<Moment, OutboxError> {
        Ok(self.database.now().await?)
    }

    /// The same outbox at another time.
    #[cfg(test)]
    fn at(&self, now: Moment) -> Self {
        Self { database: self.database.at(now), ..self.clone() }
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
