//! Employees' way to Personio: who they are there, whether they still work for the company, and the credentials that
//! their requests go on with.

mod bookable;
mod company;
mod directory;
mod entry;
mod presence;

pub(crate) use bookable::Projects;
pub(crate) use company::{Company, Forward};
pub(crate) use directory::Directory;
pub(crate) use entry::Shut;
pub(crate) use presence::{Presence, Standing};

use std::{net::IpAddr, sync::Arc};

use anyhow::Context;

use crate::{
    audit::Audit,
    config::{Config, PersonnelConfig},
    database,
    metrics::Metrics,
    policy::{Caller, Role},
    sessions::{Attempts, Session, Sessions},
    vault::Vault,
};

/// Requests of a company come side by side; the outbox has a connection of its own.
const CONNECTIONS: u32 = 4;

/// Everything that is there for employees. Clones share it.
#[derive(Clone, Debug)]
pub(crate) struct Personnel {
    pub(crate) config: Arc<PersonnelConfig>,
    pub(crate) trusted_proxies: Arc<[IpAddr]>,
    pub(crate) sessions: Sessions,
    pub(crate) audit: Audit,
    pub(crate) attempts: Arc<Attempts>,
    pub(crate) directory: Directory,
    pub(crate) presence: Arc<Presence>,
    pub(crate) company: Company,
    pub(crate) projects: Arc<Projects>,
    pub(crate) vault: Vault,
}

impl Personnel {
    /// Opens the database and sets everything up; `None` where the company did not configure it.
    ///
    /// # Errors
    ///
    /// When the database cannot be used, or TLS cannot be set up.
    pub(crate) async fn open(config: &Config, vault: Vault, metrics: &Metrics) -> anyhow::Result<Option<Self>> {
        let Some(personnel) = &config.personnel else { return Ok(None) };
        let file = config.database_file();
        let pool = database::open(&file, CONNECTIONS).await.with_context(|| format!("{}", file.display()))?;
        let Some(sessions) = Sessions::new(pool.clone(), vault.clone(), config) else { return Ok(None) };
        let company = Company::new(config, personnel, metrics)?;
        let directory = Directory::new(company.client().clone());
        Ok(Some(Self {
            config: Arc::new(personnel.clone()),
            trusted_proxies: config.trusted_proxies.as_slice().into(),
            audit: Audit::new(pool, config.personio.company_id.clone()),
            attempts: Arc::default(),
            presence: Arc::new(Presence::new(directory.clone(), sessions.clone(), personnel)),
            projects: Arc::new(Projects::new(company.client().clone())),
            sessions,
            directory,
            company,
            vault,
        }))
    }

    /// What the holder of a session may be to the policy. HR is who the operator says, by the invited address.
    pub(crate) fn caller(&self, session: &Session) -> Caller {
        let role = if self.config.is_hr(&session.email) { Role::HumanResources } else { Role::Employee };
        Caller { role, person: session.person.clone(), employee: session.employee.clone() }
    }
}
