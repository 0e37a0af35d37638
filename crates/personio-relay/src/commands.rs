//! What an operator does at the command line, beside `serve`. A relay may run on the same data.

mod announce;
mod audit;
mod doctor;
mod export;
mod invite;
mod outbox;
mod sessions;

pub use announce::{Announced, Often, announce, preview_announcement};
pub use audit::export_audit;
pub use doctor::{Finding, Findings, Health, examine};
pub use export::{Exported, export_site};
pub use invite::{Invited, invite};
pub use outbox::{
    KeyRotation, Waiting, export_application, list_outbox, purge_application, retry_application, rotate_key,
    show_application,
};
pub use sessions::{OpenSession, Revoked, list_sessions, revoke_sessions};

use anyhow::Context;

use crate::{Config, metrics::Metrics, personnel::Personnel, storage::Storage};

async fn personnel(config: &Config) -> anyhow::Result<Personnel> {
    let Storage { database, vault, .. } = Storage::open(config).await?;
    Personnel::new(config, &database, &vault, &Metrics::new())?
        .context("the relay is not set up for employees: the section [personnel] is missing, see relay.example.toml")
}
