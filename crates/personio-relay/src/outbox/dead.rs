//! Dead letters: how many there are, and when they go.

use std::time::Duration;

use sqlx::Row;
use uuid::Uuid;

use super::{Outbox, OutboxError, operator::delete_with_documents, uuid};
use crate::moment::Moment;

/// How many are looked at together.
const AT_ONCE: i64 = 100;

/// What was deleted because nobody looked at it in time.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Expired {
    pub(crate) applications: u64,
    /// Whose contents are to be deleted.
    pub(crate) documents: Vec<Uuid>,
}

impl Outbox {
    /// How many there are, and when the newest died; `None` if there are none.
    pub(crate) async fn dead_letters(&self) -> Result<Option<(u64, Moment)>, OutboxError> {
        let row = sqlx::query(
            "SELECT COUNT(*) AS dead, MAX(settled_at) AS newest FROM application
             WHERE company = $1 AND state = 'dead'",
        )
        .bind(self.company())
        .fetch_one(self.pool())
        .await?;
        let Some(newest) = row.try_get::<Option<i64>, _>("newest")? else { return Ok(None) };
        Ok(Some((u64::try_from(row.try_get::<i64, _>("dead")?).unwrap_or(0), Moment::from_millis(newest))))
    }

    /// Deletes those that are dead for longer than they may be kept.
    pub(crate) async fn expire_dead(&self, kept: Duration) -> Result<Expired, OutboxError> {
        let until = self.now().await?.minus(kept).as_millis();
        let mut expired = Expired::default();
        let ids: Vec<String> = sqlx::query_scalar(
            "SELECT id FROM application WHERE company = $1 AND state = 'dead' AND settled_at <= $2 LIMIT $3",
        )
        .bind(self.company())
        .bind(until)
        .bind(AT_ONCE)
        .fetch_all(self.pool())
        .await?;
        for id in ids {
            let mut step = self.begin().await?;
            // Held, and still so: it may have been tried again meanwhile.
            let held = sqlx::query(
                "UPDATE application SET state = state WHERE id = $1 AND state = 'dead' AND settled_at <= $2",
            )
            .bind(&id)
            .bind(until)
            .execute(&mut *step)
            .await?;
            if held.rows_affected() == 1 {
                expired.documents.extend(delete_with_documents(&mut step, uuid(&id)?).await?);
                expired.applications = expired.applications.saturating_add(1);
            }
            step.commit().await?;
        }
        Ok(expired)
    }
}
