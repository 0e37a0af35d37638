//! Personio's verdict, and the promise.

use sqlx::{Row, Sqlite, Transaction};
use uuid::Uuid;

use super::{Claim, Outbox, OutboxError, State, uuid};
use crate::moment::Moment;

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
    /// Records that Personio has the application, and forgets what was in it. Returns the documents whose files are to
    /// be deleted now. It counts whoever holds the claim: the fact is the same.
    pub(crate) async fn delivered(&self, id: Uuid, now: Moment) -> Result<Vec<Uuid>, OutboxError> {
        let mut step = self.begin().await?;
        let rows = sqlx::query("DELETE FROM document WHERE application_id = ? RETURNING id")
            .bind(id.to_string())
            .fetch_all(&mut *step)
            .await?;
        sqlx::query(
            "UPDATE application SET state = 'delivered', sealed = NULL, applicant_hash = NULL, claimed_by = NULL,
             claimed_until = NULL, reason = NULL, settled_at = ? WHERE id = ?",
        )
        .bind(now.as_millis())
        .bind(id.to_string())
        .execute(&mut *step)
        .await?;
        step.commit().await?;
        rows.iter().map(|row| uuid(row.try_get("id")?)).collect()
    }

    /// Records a refusal. `reason` holds codes, nothing personal.
    pub(crate) async fn refused(
        &self,
        claim: &Claim,
        refusal: Refusal,
        reason: &str,
        now: Moment,
    ) -> Result<Settled, OutboxError> {
        let mut step = self.begin().await?;
        let row = sqlx::query("SELECT promised FROM application WHERE id = ? AND claimed_by = ? AND state = 'pending'")
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
        let row = sqlx::query("SELECT state FROM application WHERE id = ?")
            .bind(id.to_string())
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| State::from_text(row.try_get("state")?)).transpose()
    }

    /// Makes it impossible that the application disappears with a refusal. `None`: it is gone already.
    pub(crate) async fn promise(&self, id: Uuid) -> Result<Option<State>, OutboxError> {
        let row = sqlx::query("UPDATE application SET promised = 1 WHERE id = ? RETURNING state")
            .bind(id.to_string())
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| State::from_text(row.try_get("state")?)).transpose()
    }
}

async fn delete(step: &mut Transaction<'static, Sqlite>, id: Uuid) -> Result<(), OutboxError> {
    sqlx::query("UPDATE document SET application_id = NULL WHERE application_id = ?")
        .bind(id.to_string())
        .execute(&mut **step)
        .await?;
    sqlx::query("DELETE FROM application WHERE id = ?").bind(id.to_string()).execute(&mut **step).await?;
    Ok(())
}

async fn bury(
    step: &mut Transaction<'static, Sqlite>,
    claim: &Claim,
    reason: &str,
    now: Moment,
) -> Result<(), OutboxError> {
    // This attempt was answered: only an earlier one can still be unclear.
    sqlx::query(
        "UPDATE application SET state = 'dead', reason = ?, unclear = ?, claimed_by = NULL, claimed_until = NULL, settled_at = ?
         WHERE id = ?",
    )
    .bind(reason)
    .bind(i64::from(claim.unclear))
    .bind(now.as_millis())
    .bind(claim.id.to_string())
    .execute(&mut **step)
    .await?;
    Ok(())
}
