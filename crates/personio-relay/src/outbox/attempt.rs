//! Requests to Personio: counted for the limit, and marked before they are sent.

use std::time::Duration;

use sqlx::Row;

use super::{Claim, Outbox, OutboxError, claim::LEASE};
use crate::moment::Moment;

/// Personio counts 20 requests in 60 seconds, as they arrive; a second more covers those that travel slowly.
const WINDOW: Duration = Duration::from_secs(61);

/// Personio's two endpoints; each has a limit of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endpoint {
    Documents,
    Applications,
}

/// May a request be sent?
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// Yes, and it is written down.
    Taken,
    /// Not before this moment.
    FreeAt(Moment),
}

/// Another worker has taken over; this one must stop at once.
#[derive(Debug)]
pub(crate) struct LostClaim;

impl Endpoint {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Applications => "applications",
        }
    }
}

impl Outbox {
    /// Takes a slot of the limit, renews the claim and, for an application, marks it as tried: durable before the
    /// request leaves, so that after a crash at any moment "already exists" is understood.
    pub(crate) async fn begin_attempt(
        &self,
        claim: &Claim,
        endpoint: Endpoint,
    ) -> Result<Result<Slot, LostClaim>, OutboxError> {
        let mut step = self.begin().await?;
        // Whoever has this row counts; other relays wait here, and see what was written when it is their turn.
        sqlx::query(
            "INSERT INTO endpoint (company, name) VALUES ($1, $2)
             ON CONFLICT (company, name) DO UPDATE SET name = excluded.name",
        )
        .bind(self.company())
        .bind(endpoint.name())
        .execute(&mut *step)
        .await?;
        let now = self.database.now_in(&mut step).await?;
        // A clock that was set back must not block the window for as long as it was wrong.
        sqlx::query("DELETE FROM request WHERE company = $1 AND endpoint = $2 AND (sent_at <= $3 OR sent_at > $4)")
            .bind(self.company())
            .bind(endpoint.name())
            .bind(now.minus(WINDOW).as_millis())
            .bind(now.plus(WINDOW).as_millis())
            .execute(&mut *step)
            .await?;
        let limit = i64::from(self.settings.per_minute.get());
        let row = sqlx::query(
            "SELECT sent_at FROM request WHERE company = $1 AND endpoint = $2 ORDER BY sent_at DESC LIMIT 1 OFFSET $3",
        )
        .bind(self.company())
        .bind(endpoint.name())
        .bind(limit.saturating_sub(1))
        .fetch_optional(&mut *step)
        .await?;
        if let Some(row) = row {
            let sent_at = Moment::from_millis(row.try_get("sent_at")?);
            step.commit().await?;
            return Ok(Ok(Slot::FreeAt(sent_at.plus(WINDOW))));
        }
        sqlx::query("INSERT INTO request (company, endpoint, sent_at) VALUES ($1, $2, $3)")
            .bind(self.company())
            .bind(endpoint.name())
            .bind(now.as_millis())
            .execute(&mut *step)
            .await?;
        let renewed = sqlx::query(
            "UPDATE application SET claimed_until = $1, unclear = unclear | $2
             WHERE id = $3 AND claimed_by = $4 AND state = 'pending'",
        )
        .bind(now.plus(LEASE).as_millis())
        .bind(i64::from(endpoint == Endpoint::Applications))
        .bind(claim.id.to_string())
        .bind(&claim.token)
        .execute(&mut *step)
        .await?;
        if renewed.rows_affected() != 1 {
            step.rollback().await?;
            return Ok(Err(LostClaim));
        }
        step.commit().await?;
        Ok(Ok(Slot::Taken))
    }

    /// Takes the mark of [`begin_attempt`](Self::begin_attempt) back: Personio certainly did not take the application.
    pub(crate) async fn attempt_had_no_effect(&self, claim: &Claim) -> Result<(), OutboxError> {
        sqlx::query("UPDATE application SET unclear = $1 WHERE id = $2 AND claimed_by = $3")
            .bind(i64::from(claim.unclear))
            .bind(claim.id.to_string())
            .bind(&claim.token)
            .execute(self.pool())
            .await?;
        Ok(())
    }
}
