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

use crate::{
    audit::Audit,
    colleagues::Colleagues,
    config::{Config, PersonnelConfig},
    database::Database,
    hourly_key::HourlyKeys,
    metrics::Metrics,
    openid::Provider,
    policy::{Caller, Role},
    sessions::{Attempts, Door, Session, Sessions},
    vault::Vault,
};

/// Everything that is there for employees. Clones share it.
#[derive(Clone, Debug)]
pub(crate) struct Personnel {
    pub(crate) config: Arc<PersonnelConfig>,
    pub(crate) trusted_proxies: Arc<[IpAddr]>,
    pub(crate) sessions: Sessions,
    pub(crate) audit: Audit,
    pub(crate) attempts: Attempts,
    /// Sign-in with the company's own provider.
    pub(crate) openid: Option<Arc<Provider>>,
    pub(crate) openid_attempts: Attempts,
    pub(crate) directory: Directory,
    pub(crate) presence: Arc<Presence>,
    pub(crate) company: Company,
    pub(crate) projects: Arc<Projects>,
    pub(crate) colleagues: Arc<Colleagues>,
    pub(crate) vault: Vault,
}

impl Personnel {
    /// Sets everything up; `None` where the company did not configure it. The vault is that of the relay as a whole.
    ///
    /// # Errors
    ///
    /// When TLS cannot be set up.
    pub(crate) fn new(
        config: &Config,
        database: &Database,
        vault: &Vault,
        metrics: &Metrics,
    ) -> anyhow::Result<Option<Self>> {
        let Some(personnel) = &config.personnel else { return Ok(None) };
        let keys = HourlyKeys::new(database.clone(), vault.clone());
        let attempts = |at| Attempts::new(database.clone(), keys.clone(), &config.personio.company_id, at);
        let vault = vault.of_company(&config.personio.company_id);
        let Some(sessions) = Sessions::new(database.clone(), vault.clone(), config) else { return Ok(None) };
        let company = Company::new(config, personnel, metrics)?;
        let directory = Directory::new(company.client().clone());
        Ok(Some(Self {
            config: Arc::new(personnel.clone()),
            trusted_proxies: config.trusted_proxies.as_slice().into(),
            audit: Audit::new(database.clone(), config.personio.company_id.clone()),
            attempts: attempts(Door::Codes),
            openid: openid(personnel)?.map(Arc::new),
            openid_attempts: attempts(Door::Provider),
            presence: Arc::new(Presence::new(directory.clone(), sessions.clone(), personnel)),
            projects: Arc::new(Projects::new(company.client().clone())),
            colleagues: Arc::new(Colleagues::new(company.client().clone(), personnel.colleagues.clone())),
            sessions,
            directory,
            company,
            vault,
        }))
    }

    /// What the holder of a session may be to the policy. HR is who the operator says, by the invited address, and who
    /// the provider says as long as the operator believes it.
    pub(crate) fn caller(&self, session: &Session) -> Caller {
        let is_believed = self.config.openid.as_ref().is_some_and(|openid| openid.hr_claim.is_some());
        let is_hr = self.config.is_hr(&session.email) || (session.is_hr && is_believed);
        let role = if is_hr { Role::HumanResources } else { Role::Employee };
        Caller { role, person: session.person.clone(), employee: session.employee.clone() }
    }
}

/// The provider, which need not be reachable yet.
pub(crate) fn openid(config: &PersonnelConfig) -> anyhow::Result<Option<Provider>> {
    let callback = format!("{}/_relay/openid/callback", config.public_url);
    config.openid.as_ref().map(|openid| Provider::new(openid, callback)).transpose()
}
