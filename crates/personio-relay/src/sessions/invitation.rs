//! Codes: inviting somebody, handing a sign-in over to its client, and using either up.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use personio::credentials::Secret;
use sha2::{Digest, Sha256};
use sqlx::{Row, SqliteConnection};
use uuid::Uuid;

use super::{Session, SessionProblem, Sessions, code::Code, token};
use crate::{moment::Moment, vault::Fingerprinted};

/// There is a code for somebody.
#[derive(Debug)]
pub(crate) struct Invitation {
    /// For the invited person's eyes.
    pub(crate) code: Code,
    /// When it is worth nothing any more.
    pub(crate) expires_at: Moment,
}

/// Whom a code belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Invited {
    pub(crate) email: String,
    /// Whom Personio knew by the address then.
    pub(crate) person: String,
    /// Whether the provider says that they are HR.
    pub(crate) is_hr: bool,
}

/// Where a code comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Invitation,
    OpenId,
}

/// A code that was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) invited: Invited,
    pub(crate) way: Way,
    challenge: Option<String>,
}

/// How a sign-in is handed over to its client.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OneTime<'a> {
    pub(crate) lifetime: Duration,
    /// PKCE, S256; without it, whoever has the code may use it, as with an invitation.
    pub(crate) challenge: Option<&'a str>,
}

impl Known {
    /// Whether this is the client that the code is for: a code that was stolen on its way opens nothing.
    pub(crate) fn is_for(&self, verifier: Option<&str>) -> bool {
        let Some(challenge) = &self.challenge else { return true };
        verifier
            .is_some_and(|verifier| BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes())) == *challenge)
    }
}

impl Way {
    fn name(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::OpenId => "openid",
        }
    }
}

impl Sessions {
    /// Invites the person whom Personio knows by this address. Earlier invitations of theirs end.
    pub(crate) async fn invite(&self, invited: &Invited, now: Moment) -> Result<Invitation, SessionProblem> {
        let mut step = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("DELETE FROM invitation WHERE (company = ? AND person = ? AND way = ?) OR expires_at <= ?")
            .bind(&self.company)
            .bind(&invited.person)
            .bind(Way::Invitation.name())
            .bind(now.as_millis())
            .execute(&mut *step)
            .await?;
        let code = OneTime { lifetime: self.lifetimes.invitation, challenge: None };
        let invitation = self.keep(&mut step, invited, Way::Invitation, code, now).await?;
        step.commit().await?;
        Ok(invitation)
    }

    /// A code for somebody whom the provider vouches for.
    pub(crate) async fn hand_over(
        &self,
        invited: &Invited,
        code: OneTime<'_>,
        now: Moment,
    ) -> Result<Invitation, SessionProblem> {
        let mut step = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let invitation = self.keep(&mut step, invited, Way::OpenId, code, now).await?;
        step.commit().await?;
        Ok(invitation)
    }

    async fn keep(
        &self,
        step: &mut SqliteConnection,
        invited: &Invited,
        way: Way,
        OneTime { lifetime, challenge }: OneTime<'_>,
        now: Moment,
    ) -> Result<Invitation, SessionProblem> {
        let code = Code::new()?;
        let expires_at = now.plus(lifetime);
        sqlx::query(
            "INSERT INTO invitation (code_hash, company, email, person, way, is_hr, challenge, created_at, expires_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(self.code_hash(&code).as_slice())
        .bind(&self.company)
        .bind(&invited.email)
        .bind(&invited.person)
        .bind(way.name())
        .bind(i64::from(invited.is_hr))
        .bind(challenge)
        .bind(now.as_millis())
        .bind(expires_at.as_millis())
        .execute(step)
        .await?;
        Ok(Invitation { code, expires_at })
    }

    /// Whom a code belongs to; it stays as it is.
    pub(crate) async fn invited(&self, code: &Code, now: Moment) -> Result<Option<Known>, SessionProblem> {
        let row = sqlx::query(
            "SELECT email, person, way, is_hr, challenge FROM invitation
             WHERE code_hash = ? AND company = ? AND expires_at > ?",
        )
        .bind(self.code_hash(code).as_slice())
        .bind(&self.company)
        .bind(now.as_millis())
        .fetch_optional(&self.pool)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let is_hr: i64 = row.try_get("is_hr")?;
        let way: String = row.try_get("way")?;
        Ok(Some(Known {
            invited: Invited { email: row.try_get("email")?, person: row.try_get("person")?, is_hr: is_hr != 0 },
            way: if way == Way::OpenId.name() { Way::OpenId } else { Way::Invitation },
            challenge: row.try_get("challenge")?,
        }))
    }

    /// Takes a code back that somebody has who should not.
    pub(crate) async fn take_back(&self, code: &Code) -> Result<(), SessionProblem> {
        sqlx::query("DELETE FROM invitation WHERE code_hash = ? AND company = ?")
            .bind(self.code_hash(code).as_slice())
            .bind(&self.company)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Uses a code up and starts a session; `None` if somebody else was faster, or time.
    pub(crate) async fn sign_in(
        &self,
        code: &Code,
        employee: Option<&str>,
        now: Moment,
    ) -> Result<Option<(Secret, Session)>, SessionProblem> {
        let token = token::new()?;
        let mut step = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let used = sqlx::query(
            "DELETE FROM invitation WHERE code_hash = ? AND company = ? AND expires_at > ?
             RETURNING email, person, is_hr",
        )
        .bind(self.code_hash(code).as_slice())
        .bind(&self.company)
        .bind(now.as_millis())
        .fetch_optional(&mut *step)
        .await?;
        let Some(used) = used else { return Ok(None) };
        let is_hr: i64 = used.try_get("is_hr")?;
        let is_hr = is_hr != 0;
        let session = Session {
            id: Uuid::new_v4().to_string(),
            email: used.try_get("email")?,
            person: used.try_get("person")?,
            employee: employee.map(str::to_owned),
            is_hr,
            created_at: now,
            used_at: now,
            expires_at: now.plus(self.lifetimes.session.min(self.lifetimes.longest(is_hr))),
            verified_at: now,
        };
        sqlx::query(
            "INSERT INTO session (token_hash, id, company, email, person, employee, is_hr, created_at, used_at,
                                  expires_at, verified_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(token::hash(token.expose()).as_slice())
        .bind(&session.id)
        .bind(&self.company)
        .bind(&session.email)
        .bind(&session.person)
        .bind(&session.employee)
        .bind(i64::from(session.is_hr))
        .bind(now.as_millis())
        .bind(now.as_millis())
        .bind(session.expires_at.as_millis())
        .bind(now.as_millis())
        .execute(&mut *step)
        .await?;
        step.commit().await?;
        Ok(Some((token, session)))
    }

    fn code_hash(&self, code: &Code) -> [u8; 32] {
        self.vault.fingerprint(Fingerprinted::Invitation, &[code.as_bytes()])
    }
}
