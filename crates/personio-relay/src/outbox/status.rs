//! How the outbox is doing, and what it may forget.

use std::time::Duration;

use sqlx::Row;

use super::{Outbox, OutboxError};
use crate::moment::Moment;

/// How long a delivered application's hashes are kept, so that a late repeat of the request is recognised.
const TOMBSTONES_EXPIRE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Where an application stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Pending,
    Delivered,
    Dead,
}

/// Numbers for the health page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OutboxStatus {
    pub(crate) pending: u64,
    pub(crate) dead: u64,
    pub(crate) oldest: Option<Moment>,
    pub(crate) documents: u64,
    pub(crate) document_bytes: u64,
}

impl State {
    pub(super) fn from_text(text: &str) -> Result<Self, OutboxError> {
        match text {
            "pending" => Ok(Self::Pending),
            "delivered" => Ok(Self::Delivered),
            "dead" => Ok(Self::Dead),
            _ => Err(OutboxError::Record("an application's state is unknown")),
        }
    }
}

impl Outbox {
    /// Counts what is stored. It also shows that the database answers.
    pub(crate) async fn status(&self) -> Result<OutboxStatus, OutboxError> {
        let row = sqlx::query(
            "SELECT (SELECT COUNT(*) FROM application WHERE company = $1 AND state = 'pending') AS pending,
                    (SELECT COUNT(*) FROM application WHERE company = $1 AND state = 'dead') AS dead,
                    (SELECT MIN(created_at) FROM application WHERE company = $1 AND state = 'pending') AS oldest,
                    (SELECT COUNT(*) FROM document WHERE company = $1) AS documents,
                    (SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM document WHERE company = $1) AS document_bytes",
        )
        .bind(self.company())
        .fetch_one(self.pool())
        .await?;
        let count = |name: &str| row.try_get::<i64, _>(name).map(|count| u64::try_from(count).unwrap_or(0));
        Ok(OutboxStatus {
            pending: count("pending")?,
            dead: count("dead")?,
            oldest: row.try_get::<Option<i64>, _>("oldest")?.map(Moment::from_millis),
            documents: count("documents")?,
            document_bytes: count("document_bytes")?,
        })
    }

    /// Forgets delivered applications after a while; those without a key have nothing to recognise.
    pub(crate) async fn expire_tombstones(&self) -> Result<(), OutboxError> {
        sqlx::query(
            "DELETE FROM application
             WHERE company = $1 AND state = 'delivered' AND (key_hash IS NULL OR settled_at <= $2)",
        )
        .bind(self.company())
        .bind(self.now().await?.minus(TOMBSTONES_EXPIRE).as_millis())
        .execute(self.pool())
        .await?;
        Ok(())
    }
}
