//! `personio-relay sessions`

use std::fmt;

use jiff::Timestamp;

use super::personnel;
use crate::{
    Config,
    audit::{Actor, Deed},
    moment::Moment,
};

/// Somebody is signed in. As text it is a line of the list.
#[derive(Debug)]
pub struct OpenSession {
    /// What `revoke` takes.
    pub id: String,
    /// Whose it is.
    pub email: String,
    /// `employee` or `hr`.
    pub role: &'static str,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used; not to the minute.
    pub used_at: Timestamp,
    /// When it ends, unless it is used before.
    pub expires_at: Timestamp,
}

/// How many sessions were ended.
pub type Revoked = u64;

/// The sessions that are open.
///
/// # Errors
///
/// When employees are not configured or the database cannot be read.
pub async fn list_sessions(config: &Config) -> anyhow::Result<Vec<OpenSession>> {
    let personnel = personnel(config).await?;
    let at = |moment: Moment| Timestamp::from_millisecond(moment.as_millis());
    let sessions = personnel.sessions.open(Moment::now()).await?;
    let shown = sessions.into_iter().map(|session| {
        Ok(OpenSession {
            role: personnel.caller(&session).role.name(),
            created_at: at(session.created_at)?,
            used_at: at(session.used_at)?,
            expires_at: at(session.expires_at)?,
            id: session.id,
            email: session.email,
        })
    });
    shown.collect()
}

/// Ends a session by its id, or all of an address. A relay that runs refuses them from the next request on.
///
/// # Errors
///
/// When employees are not configured, the database cannot be written, or there is no such session.
pub async fn revoke_sessions(config: &Config, whose: &str) -> anyhow::Result<Revoked> {
    let personnel = personnel(config).await?;
    let now = Moment::now();
    let whose = whose.trim();
    let mut ended: Revoked = 0;
    for session in personnel.sessions.open(now).await? {
        let more = if session.id == whose {
            Revoked::from(personnel.sessions.end(&session.id).await?)
        } else if session.email.to_lowercase() == whose.to_lowercase() {
            // With the invitation that may be on its way to them.
            personnel.sessions.end_all(&session.person).await?
        } else {
            0
        };
        ended = ended.saturating_add(more);
    }
    anyhow::ensure!(ended > 0, "there is no session of {whose}; `personio-relay sessions list` shows them");
    personnel.audit.done(Deed { actor: Actor::Operator, action: "revoke", target: whose }, now).await?;
    Ok(ended)
}

impl fmt::Display for OpenSession {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, email, role, created_at, used_at, expires_at } = self;
        write!(formatter, "{id}\t{email}\t{role}\t{created_at:.0}\t{used_at:.0}\t{expires_at:.0}")
    }
}
