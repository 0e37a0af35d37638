//! `personio-relay invite`

use std::fmt;

use jiff::Timestamp;

use super::personnel;
use crate::{
    Config,
    audit::{Actor, Deed},
    moment::Moment,
    sessions,
};

/// Somebody was invited. As text it is what the operator reads.
#[derive(Debug)]
pub struct Invited {
    /// What Personio calls the person.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Opens a page that shows the code. What is behind the `#` is sent to nobody.
    pub link: String,
    /// What the person types; it can be used once.
    pub code: String,
    /// Until when.
    pub expires_at: Timestamp,
}

/// Invites the person whom Personio knows by an address. An earlier invitation of theirs ends.
///
/// # Errors
///
/// When employees are not configured, the address may not sign in, Personio does not answer, or knows nobody who works
/// for the company and has this address.
pub async fn invite(config: &Config, email: &str) -> anyhow::Result<Invited> {
    let personnel = personnel(config).await?;
    let email = email.trim();
    anyhow::ensure!(
        personnel.config.allows_address(email),
        "{email} is of none of the domains in personnel.allowed_domains; nobody was invited"
    );
    let Some(colleague) = personnel.directory.by_email(email).await? else {
        anyhow::bail!(
            "Personio knows nobody who works for the company and has the address {email}, or several do; nobody was \
             invited"
        );
    };
    let now = Moment::now();
    let deed = Deed { actor: Actor::Operator, action: "invite", target: &colleague.email };
    let invited = sessions::Invited { email: colleague.email.clone(), person: colleague.person, is_hr: false };
    let invitation = personnel.sessions.invite(&invited, now).await?;
    personnel.audit.done(deed, now).await?;
    Ok(Invited {
        name: colleague.name,
        link: format!("{}/_relay/sign-in#code={}", personnel.config.public_url, invitation.code),
        code: invitation.code.to_string(),
        expires_at: Timestamp::from_millisecond(invitation.expires_at.as_millis())?,
        email: colleague.email,
    })
}

impl fmt::Display for Invited {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{} <{}> is invited. Give this to them and to nobody else:", self.name, self.email)?;
        writeln!(formatter)?;
        writeln!(formatter, "  link   {}", self.link)?;
        writeln!(formatter, "  code   {}", self.code)?;
        write!(formatter, "  valid  once, until {:.0}", self.expires_at)
    }
}
