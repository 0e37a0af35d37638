//! Who delivers what.

use std::time::Duration;

use sqlx::Row;
use uuid::Uuid;

use super::{Outbox, OutboxError, uuid};
use crate::moment::Moment;

/// How long a claim is valid without a sign of life. It is renewed before every request, and a request is given up
/// well before it ends (see `delivery`), so that no two workers send the same application.
pub(super) const LEASE: Duration = Duration::from_secs(180);

/// An application that this worker alone may deliver.
#[derive(Debug)]
pub(crate) struct Claim {
    pub(crate) id: Uuid,
    /// Distinguishes this claim from any other of the same worker.
    pub(super) token: String,
    pub(super) sealed: Vec<u8>,
    /// Whether an earlier attempt may have reached Personio.
    pub(crate) unclear: bool,
    /// How many attempts failed so far.
    pub(crate) attempts: u32,
}

impl Outbox {
    /// Claims the application that is due longest.
    pub(crate) async fn claim(&self, now: Moment) -> Result<Option<Claim>, OutboxError> {
        let token = format!("{}/{}", self.worker, Uuid::new_v4());
        let row = sqlx::query(
            "UPDATE application SET claimed_by = ?1, claimed_until = ?2
             WHERE id = (SELECT id FROM application
                         WHERE state = 'pending' AND due_at <= ?3 AND (claimed_until IS NULL OR claimed_until <= ?3)
                         ORDER BY due_at, created_at LIMIT 1)
             RETURNING id, sealed, unclear, attempts",
        )
        .bind(&token)
        .bind(now.plus(LEASE).as_millis())
        .bind(now.as_millis())
        .fetch_optional(&self.pool)
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Claim {
            id: uuid(row.try_get("id")?)?,
            token,
            sealed: row.try_get::<Option<Vec<u8>>, _>("sealed")?.unwrap_or_default(),
            unclear: row.try_get::<i64, _>("unclear")? != 0,
            attempts: u32::try_from(row.try_get::<i64, _>("attempts")?).unwrap_or(u32::MAX),
        }))
    }

    /// What the candidate sent.
    pub(crate) fn body(&self, claim: &Claim) -> Result<Vec<u8>, OutboxError> {
        Ok(self.vault.unseal(claim.id, &claim.sealed)?)
    }

    /// When the next application is due that nobody holds.
    pub(crate) async fn next_due(&self) -> Result<Option<Moment>, OutboxError> {
        let due: Option<i64> = sqlx::query_scalar(
            "SELECT MIN(MAX(due_at, COALESCE(claimed_until, 0))) FROM application WHERE state = 'pending'",
        )
        .fetch_one(&self.pool)
        .await?;
        Ok(due.map(Moment::from_millis))
    }

    /// Takes the claims of processes that no longer run, and makes everything due: a restart is the moment to try
    /// again. Call it where only one process can hold the database.
    pub(crate) async fn resume(&self, now: Moment) -> Result<(), OutboxError> {
        sqlx::query(
            "UPDATE application SET claimed_by = NULL, claimed_until = NULL, due_at = MIN(due_at, ?)
             WHERE state = 'pending'",
        )
        .bind(now.as_millis())
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Puts an application back, to be tried again at `due`.
    pub(crate) async fn put_back(&self, claim: &Claim, due: Moment, attempt: Attempt) -> Result<(), OutboxError> {
        let failed = i64::from(attempt == Attempt::Failed);
        sqlx::query(
            "UPDATE application SET claimed_by = NULL, claimed_until = NULL, due_at = ?, attempts = attempts + ?
             WHERE id = ? AND claimed_by = ? AND state = 'pending'",
        )
        .bind(due.as_millis())
        .bind(failed)
        .bind(claim.id.to_string())
        .bind(&claim.token)
        .execute(&self.pool)
        .await?;
        Ok(())
    }
}

/// Why an application is put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attempt {
    /// Something went wrong; the next wait is longer.
    Failed,
    /// It was not its turn yet.
    Postponed,
}
