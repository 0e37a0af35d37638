//! A session, from its first use to its last.

use std::time::Duration;

use sqlx::{Row, sqlite::SqliteRow};

use super::{Lifetimes, SessionProblem, Sessions, token};
use crate::moment::Moment;

/// Somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Session {
    /// What lists and logs call it; it opens nothing.
    pub(crate) id: String,
    /// The address that was invited. It decides the role, not what the person calls themselves in Personio later.
    pub(crate) email: String,
    /// Version 2's id.
    pub(crate) person: String,
    /// Version 1's id, if Personio told it.
    pub(crate) employee: Option<String>,
    /// Whether the provider said at sign-in that they are HR.
    pub(crate) is_hr: bool,
    pub(crate) created_at: Moment,
    pub(crate) used_at: Moment,
    pub(crate) expires_at: Moment,
    /// When Personio last said that the person works for the company.
    pub(crate) verified_at: Moment,
}

impl Sessions {
    /// The session of a token, which lasts longer by being used.
    pub(crate) async fn find(&self, token: &str, now: Moment) -> Result<Option<Session>, SessionProblem> {
        let row = sqlx::query("SELECT * FROM session WHERE token_hash = ? AND company = ? AND expires_at > ?")
            .bind(token::hash(token).as_slice())
            .bind(&self.company)
            .bind(now.as_millis())
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let session = Session::read(&row)?;
        self.extend(session, now).await.map(Some)
    }

    /// Writes only when it matters: a request should not cost a commit.
    async fn extend(&self, session: Session, now: Moment) -> Result<Session, SessionProblem> {
        let until =
            now.plus(self.lifetimes.session).min(session.created_at.plus(self.lifetimes.longest(session.is_hr)));
        if until.since(session.expires_at) < self.lifetimes.session / 20 {
            return Ok(session);
        }
        sqlx::query("UPDATE session SET used_at = ?, expires_at = ? WHERE id = ?")
            .bind(now.as_millis())
            .bind(until.as_millis())
            .bind(&session.id)
            .execute(&self.pool)
            .await?;
        Ok(Session { used_at: now, expires_at: until, ..session })
    }

    /// Keeps that Personio knows the person as working here, for all of their sessions.
    pub(crate) async fn verified(
        &self,
        person: &str,
        employee: Option<&str>,
        now: Moment,
    ) -> Result<(), SessionProblem> {
        sqlx::query(
            "UPDATE session SET verified_at = ?, employee = COALESCE(?, employee) WHERE company = ? AND person = ?",
        )
        .bind(now.as_millis())
        .bind(employee)
        .bind(&self.company)
        .bind(person)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Ends a session.
    pub(crate) async fn end(&self, id: &str) -> Result<bool, SessionProblem> {
        let ended = sqlx::query("DELETE FROM session WHERE id = ? AND company = ?")
            .bind(id)
            .bind(&self.company)
            .execute(&self.pool)
            .await?;
        Ok(ended.rows_affected() > 0)
    }

    /// Ends all sessions of a person, and takes back their invitations.
    pub(crate) async fn end_all(&self, person: &str) -> Result<u64, SessionProblem> {
        let mut step = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("DELETE FROM invitation WHERE company = ? AND person = ?")
            .bind(&self.company)
            .bind(person)
            .execute(&mut *step)
            .await?;
        let ended = sqlx::query("DELETE FROM session WHERE company = ? AND person = ?")
            .bind(&self.company)
            .bind(person)
            .execute(&mut *step)
            .await?;
        step.commit().await?;
        Ok(ended.rows_affected())
    }
}

impl Lifetimes {
    /// What the provider says of somebody grows old: HR by its word signs in again before long.
    pub(super) fn longest(&self, is_hr: bool) -> Duration {
        if is_hr { self.longest.min(self.hr_longest) } else { self.longest }
    }
}

impl Session {
    pub(super) fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let moment = |name: &str| row.try_get(name).map(Moment::from_millis);
        Ok(Self {
            id: row.try_get("id")?,
            email: row.try_get("email")?,
            person: row.try_get("person")?,
            employee: row.try_get("employee")?,
            is_hr: row.try_get::<i64, _>("is_hr")? != 0,
            created_at: moment("created_at")?,
            used_at: moment("used_at")?,
            expires_at: moment("expires_at")?,
            verified_at: moment("verified_at")?,
        })
    }
}
