//! Inviting somebody, and using the invitation.

use personio::credentials::Secret;
use sqlx::Row;
use uuid::Uuid;

use super::{Session, SessionProblem, Sessions, code::Code, token};
use crate::{moment::Moment, vault::Fingerprinted};

/// Somebody was invited.
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
}

impl Sessions {
    /// Invites the person whom Personio knows by this address. Earlier invitations of theirs end.
    pub(crate) async fn invite(&self, invited: &Invited, now: Moment) -> Result<Invitation, SessionProblem> {
        let code = Code::new()?;
        let expires_at = now.plus(self.lifetimes.invitation);
        let mut step = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("DELETE FROM invitation WHERE (company = ? AND person = ?) OR expires_at <= ?")
            .bind(&self.company)
            .bind(&invited.person)
            .bind(now.as_millis())
            .execute(&mut *step)
            .await?;
        sqlx::query(
            "INSERT INTO invitation (code_hash, company, email, person, created_at, expires_at)
             VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(self.code_hash(&code).as_slice())
        .bind(&self.company)
        .bind(&invited.email)
        .bind(&invited.person)
        .bind(now.as_millis())
        .bind(expires_at.as_millis())
        .execute(&mut *step)
        .await?;
        step.commit().await?;
        Ok(Invitation { code, expires_at })
    }

    /// Whom a code belongs to; it stays as it is.
    pub(crate) async fn invited(&self, code: &Code, now: Moment) -> Result<Option<Invited>, SessionProblem> {
        let row =
            sqlx::query("SELECT email, person FROM invitation WHERE code_hash = ? AND company = ? AND expires_at > ?")
                .bind(self.code_hash(code).as_slice())
                .bind(&self.company)
                .bind(now.as_millis())
                .fetch_optional(&self.pool)
                .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Invited { email: row.try_get("email")?, person: row.try_get("person")? }))
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
            "DELETE FROM invitation WHERE code_hash = ? AND company = ? AND expires_at > ? RETURNING email, person",
        )
        .bind(self.code_hash(code).as_slice())
        .bind(&self.company)
        .bind(now.as_millis())
        .fetch_optional(&mut *step)
        .await?;
        let Some(used) = used else { return Ok(None) };
        let session = Session {
            id: Uuid::new_v4().to_string(),
            email: used.try_get("email")?,
            person: used.try_get("person")?,
            employee: employee.map(str::to_owned),
            created_at: now,
            used_at: now,
            expires_at: now.plus(self.lifetimes.session),
            verified_at: now,
        };
        sqlx::query(
            "INSERT INTO session (token_hash, id, company, email, person, employee, created_at, used_at, expires_at,
                                  verified_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(token::hash(token.expose()).as_slice())
        .bind(&session.id)
        .bind(&self.company)
        .bind(&session.email)
        .bind(&session.person)
        .bind(&session.employee)
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
