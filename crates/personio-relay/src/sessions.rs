//! Who is signed in: codes, which are used once, and the sessions that come of them.
//!
//! A code is an invitation, or what a sign-in with the company's provider ended with. A session is bound to the person
//! whom Personio knew by the address. Its token is with its holder only; here is its hash.

mod attempts;
mod code;
mod invitation;
mod list;
mod problem;
mod returned;
mod routes;
mod session;
mod tidy;
mod token;

pub(crate) use attempts::{Attempts, Door, Stopped};
pub(crate) use invitation::{Invited, OneTime, Way};
pub(crate) use problem::SessionProblem;
pub(crate) use routes::{Problem, router};
pub(crate) use session::Session;
pub(crate) use tidy::tidy;
pub(crate) use token::bearer;

use std::time::Duration;

use crate::{config::Config, database::Database, vault::Vault};

/// The sessions of one company.
#[derive(Clone, Debug)]
pub(crate) struct Sessions {
    database: Database,
    vault: Vault,
    /// Another company's sessions are nobody's here, even in the same database.
    company: String,
    lifetimes: Lifetimes,
}

/// How long things last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lifetimes {
    /// Of an invitation.
    pub(crate) invitation: Duration,
    /// Of a session that is not used.
    pub(crate) session: Duration,
    /// Of any session.
    pub(crate) longest: Duration,
    /// Of a session that is HR's by the provider's word.
    pub(crate) hr_longest: Duration,
}

impl Sessions {
    pub(crate) fn new(database: Database, vault: Vault, config: &Config) -> Option<Self> {
        let personnel = config.personnel.as_ref()?;
        let lifetimes = Lifetimes {
            invitation: personnel.invitation_lifetime,
            session: personnel.session_lifetime,
            longest: personnel.session_longest,
            hr_longest: personnel.openid.as_ref().map_or(personnel.session_longest, |openid| openid.hr_longest),
        };
        Some(Self { database, vault, company: config.personio.company_id.clone(), lifetimes })
    }

    /// Whose sessions these are.
    pub(crate) fn company(&self) -> &str {
        &self.company
    }
}

#[cfg(test)]
mod tests;
