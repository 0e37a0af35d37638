//! Personio's verdict, and the promise.

use sqlx::Row;
use uuid::Uuid;

use super::{Claim, Outbox, OutboxError, State, uuid};
use crate::{database::Step, moment::Moment};

/// A refusal, and what is to happen with the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The candidate is there to hear it: nothing stays stored, unless the delivery was promised.
    Told,
    /// Nobody hears it, or it cannot be believed: the application stays, dead, for a person to look at.
    Untold,
}

/// What became of an application that was refused.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Settled {
    /// It is gone; its documents wait for a corrected application.
    Deleted,
    /// It stays, dead.
    Dead,
    /// Somebody else settled it, or took it over.
    NotOurs,
}

impl Outbox {
    /// Records that Personio has the application, and forgets what was in it. Returns the documents whose contents are
    /// to be deleted now. It counts whoever holds the claim: the fact is the same.
    pub(crate) async fn delivered(&self, id: Uuid) -> Result<Vec<Uuid>, OutboxError> {
        let mut step = self.begin().await?;
        let now = self.database.now_in(&mut step).await?;
        sqlx::query(
            "UPDATE application SET state = 'delivered', sealed = NULL, applicant_hash = NULL, claimed_by = NULL,
             claimed_until = NULL, kept_until = NULL, reason = NULL, settled_at = $1 WHERE id = $2",
        )
        .bind(now.as_millis())
        .bind(id.to_string())
        .execute(&mut *step)
        .await?;
        let documents: Vec<String> = sqlx::query_scalar("DELETE FROM document WHERE application_id = $1 RETURNING id")
            .bind(id.to_string())
            .fetch_all(&mut *step)
            .await?;
        step.commit().await?;
        documents.iter().map(|id| uuid(id)).collect()
    }

    /// Records a refusal. `reason` holds codes, nothing personal.
    pub(crate) async fn refused(&self, claim: &Claim, refusal: Refusal, reason: &str) -> Result<Settled, OutboxError> {
        let mut step = self.begin().await?;
        let now = self.database.now_in(&mut step).await?;
        // Held by being written: nobody can give a promise between this look and what is decided on it.
        let row = sqlx::query(
            "UPDATE application SET promised = promised WHERE id = $1 AND claimed_by = $2 AND state = 'pending'
             RETURNING promised",
        )
        .bind(claim.id.to_string())
        .bind(&claim.token)
        .fetch_optional(&mut *step)
        .await?;
        let Some(row) = row else {
            step.rollback().await?;
            return Ok(Settled::NotOurs);
        };
        let promised = row.try_get::<i64, _>("promised")? != 0;
        let settled = if refusal == Refusal::Told && !promised {
            delete(&mut step, claim.id).await?;
            Settled::Deleted
        } else {
            bury(&mut step, claim, reason, now).await?;
            Settled::Dead
        };
        step.commit().await?;
        Ok(settled)
    }

    /// Where an application stands; `None`: it is gone.
    pub(crate) async fn state(&self, id: Uuid) -> Result<Option<State>, OutboxError> {
        let row = sqlx::query("SELECT state FROM application WHERE id = $1")
            .bind(id.to_string())
            .fetch_optional(self.pool())
            .await?;
        row.map(|row| State::from_text(row.try_get("state")?)).transpose()
    }

    /// Makes it impossible that the application disappears with a refusal. `None`: it is gone already.
    pub(crate) async fn promise(&self, id: Uuid) -> Result<Option<State>, OutboxError> {
        let row = sqlx::query("UPDATE application SET promised = 1 WHERE id = $1 RETURNING state")
            .bind(id.to_string())
            .fetch_optional(self.pool())
            .await?;
        row.map(|row| State::from_text(row.try_get("state")?)).transpose()
    }
}

async fn delete(step: &mut Step, id: Uuid) -> Result<(), OutboxError> {
    sqlx::query("UPDATE document SET application_id = NULL WHERE application_id = $1")
        .bind(id.to_string())
        .execute(&mut **step)
        .await?;
    sqlx::query("DELETE FROM application WHERE id = $1").bind(id.to_string()).execute(&mut **step).await?;
    Ok(())
}

async fn bury(step: &mut Step, claim: &Claim, reason: &str, now: Moment) -> Result<(), OutboxError> {
    // This attempt was answered: only an earlier one can still be unclear.
    sqlx::query(
        "UPDATE application SET state = 'dead', reason = $1, unclear = $2, claimed_by = NULL, claimed_until = NULL,
                settled_at = $3
         WHERE id = $4",
    )
    .bind(reason)
    .bind(i64::from(claim.unclear))
    .bind(now.as_millis())
    .bind(claim.id.to_string())
    .execute(&mut **step)
    .await?;
    Ok(())
}
