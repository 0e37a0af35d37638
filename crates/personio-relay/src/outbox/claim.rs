//! Who delivers what.

use std::time::Duration;

use sqlx::Row;
use uuid::Uuid;

use super::{Outbox, OutboxError, uuid};
use crate::{database::Kind, moment::Moment};

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

/// The application that is due longest and that nobody else holds or is about to take. What another relay is just
/// taking is passed over rather than waited for.
macro_rules! claim {
    ($pass_over:literal) => {
        concat!(
            "UPDATE application SET claimed_by = $1, claimed_until = $2
             WHERE id = (SELECT id FROM application
                         WHERE company = $3 AND state = 'pending' AND due_at <= $4
                           AND (claimed_until IS NULL OR claimed_until <= $4)
                           AND (kept_until IS NULL OR kept_until <= $4 OR kept_for = $5)
                         ORDER BY due_at, created_at LIMIT 1 ",
            $pass_over,
            ") RETURNING id, sealed, unclear, attempts"
        )
    };
}

/// When the next application may be claimed.
macro_rules! next_due {
    ($latest:literal) => {
        concat!(
            "SELECT MIN(",
            $latest,
            "(due_at, COALESCE(claimed_until, 0), CASE WHEN kept_for = $1 THEN 0 ELSE COALESCE(kept_until, 0) END))
             FROM application WHERE company = $2 AND state = 'pending'"
        )
    };
}

impl Outbox {
    /// Claims the application that is due longest.
    pub(crate) async fn claim(&self) -> Result<Option<Claim>, OutboxError> {
        let token = format!("{}/{}", self.settings.worker, Uuid::new_v4());
        let now = self.now().await?;
        let row = sqlx::query(self.database.sql(claim!(""), claim!("FOR UPDATE SKIP LOCKED")))
            .bind(&token)
            .bind(now.plus(LEASE).as_millis())
            .bind(self.company())
            .bind(now.as_millis())
            .bind(self.settings.worker.to_string())
            .fetch_optional(self.pool())
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

    /// How long it is until the next application is due that nobody holds.
    pub(crate) async fn until_due(&self) -> Result<Option<Duration>, OutboxError> {
        let due: Option<i64> = sqlx::query_scalar(self.database.sql(next_due!("MAX"), next_due!("GREATEST")))
            .bind(self.settings.worker.to_string())
            .bind(self.company())
            .fetch_one(self.pool())
            .await?;
        let Some(due) = due else { return Ok(None) };
        Ok(Some(Moment::from_millis(due).since(self.now().await?)))
    }

    /// Takes the claims that this relay had when it ended, and makes everything due that nobody holds: a restart is the
    /// moment to try again. Only one process at a time has the relay's name; with SQLite, the database as well.
    pub(crate) async fn resume(&self) -> Result<(), OutboxError> {
        let own = match self.database.kind() {
            Kind::Sqlite => "%".to_owned(),
            Kind::Postgres => format!("{}/%", self.settings.worker),
        };
        sqlx::query(
            "UPDATE application SET claimed_by = NULL, claimed_until = NULL,
                    due_at = CASE WHEN due_at > $1 THEN $1 ELSE due_at END
             WHERE company = $2 AND state = 'pending' AND (claimed_by IS NULL OR claimed_by LIKE $3)",
        )
        .bind(self.now().await?.as_millis())
        .bind(self.company())
        .bind(own)
        .execute(self.pool())
        .await?;
        Ok(())
    }

    /// Puts an application back, to be tried again after a while.
    pub(crate) async fn put_back(&self, claim: &Claim, due: Due, attempt: Attempt) -> Result<(), OutboxError> {
        let due = match due {
            Due::At(moment) => moment,
            Due::After(wait) => self.now().await?.plus(wait),
        };
        sqlx::query(
            "UPDATE application SET claimed_by = NULL, claimed_until = NULL, due_at = $1, attempts = attempts + $2
             WHERE id = $3 AND claimed_by = $4 AND state = 'pending'",
        )
        .bind(due.as_millis())
        .bind(i64::from(attempt == Attempt::Failed))
        .bind(claim.id.to_string())
        .bind(&claim.token)
        .execute(self.pool())
        .await?;
        Ok(())
    }
}

/// When an application that is put back is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// By the database's clock.
    At(Moment),
    After(Duration),
}

/// Why an application is put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attempt {
    /// Something went wrong; the next wait is longer.
    Failed,
    /// It was not its turn yet.
    Postponed,
}
