//! The outbox as its operator sees it.

use sqlx::{Row, any::AnyRow};
use uuid::Uuid;

use super::{Outbox, OutboxError, State, StoredDocument, uuid};
use crate::{database::Step, moment::Moment};

/// An application that waits or is dead; nothing of what is in it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) id: Uuid,
    pub(crate) state: State,
    /// Why it is dead, in codes.
    pub(crate) reason: Option<String>,
    pub(crate) attempts: u32,
    pub(crate) created_at: Moment,
    /// When it is tried again.
    pub(crate) due_at: Moment,
    pub(crate) documents: u32,
}

/// What is in an application.
#[derive(Debug)]
pub(crate) struct Content {
    /// JSON, as it goes to Personio.
    pub(crate) body: Vec<u8>,
    pub(crate) documents: Vec<StoredDocument>,
}

/// What became of something that the operator wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome<T> {
    Done(T),
    /// There is no such application (any more).
    Gone,
    /// It is on its way this moment.
    UnderWay,
    /// A newer application of the same candidate for the same position waits.
    Superseded,
}

impl Outbox {
    /// What waits and what is dead, the oldest first.
    pub(crate) async fn entries(&self) -> Result<Vec<Entry>, OutboxError> {
        let rows = sqlx::query(
            "SELECT id, state, reason, attempts, created_at, due_at,
                    (SELECT COUNT(*) FROM document WHERE application_id = application.id) AS documents
             FROM application WHERE company = $1 AND state IN ('pending', 'dead') ORDER BY created_at, id",
        )
        .bind(self.company())
        .fetch_all(self.pool())
        .await?;
        let entry = |row: &AnyRow| {
            let count = |name: &str| row.try_get::<i64, _>(name).map(|count| u32::try_from(count).unwrap_or(u32::MAX));
            Ok(Entry {
                id: uuid(row.try_get("id")?)?,
                state: State::from_text(row.try_get("state")?)?,
                reason: row.try_get("reason")?,
                attempts: count("attempts")?,
                created_at: Moment::from_millis(row.try_get("created_at")?),
                due_at: Moment::from_millis(row.try_get("due_at")?),
                documents: count("documents")?,
            })
        };
        rows.iter().map(entry).collect()
    }

    /// What is in an application; `None` if it is delivered or gone.
    pub(crate) async fn content(&self, id: Uuid) -> Result<Option<Content>, OutboxError> {
        let sealed: Option<Option<Vec<u8>>> =
            sqlx::query_scalar("SELECT sealed FROM application WHERE id = $1 AND company = $2")
                .bind(id.to_string())
                .bind(self.company())
                .fetch_optional(self.pool())
                .await?;
        let Some(sealed) = sealed.flatten() else { return Ok(None) };
        let body = self.vault.unseal(id, &sealed)?;
        Ok(Some(Content { body, documents: self.documents_of(id).await? }))
    }

    /// Makes an application due now, a dead one too.
    pub(crate) async fn retry(&self, id: Uuid) -> Result<Outcome<()>, OutboxError> {
        let mut step = self.begin().await?;
        let now = self.database.now_in(&mut step).await?;
        let outcome = match self.claimable(&mut step, id, now).await? {
            Outcome::Done(State::Dead) => match revive(&mut step, id, now).await? {
                Revived::Superseded => Outcome::Superseded,
                Revived::Yes | Revived::NotDead => Outcome::Done(()),
            },
            Outcome::Done(_) => {
                sqlx::query("UPDATE application SET attempts = 0, due_at = $1, kept_until = NULL WHERE id = $2")
                    .bind(now.as_millis())
                    .bind(id.to_string())
                    .execute(&mut *step)
                    .await?;
                Outcome::Done(())
            }
            Outcome::Gone => Outcome::Gone,
            Outcome::UnderWay => Outcome::UnderWay,
            Outcome::Superseded => Outcome::Superseded,
        };
        step.commit().await?;
        Ok(outcome)
    }

    /// Deletes an application for good. Returns the documents whose contents are to be deleted.
    pub(crate) async fn purge(&self, id: Uuid) -> Result<Outcome<Vec<Uuid>>, OutboxError> {
        let mut step = self.begin().await?;
        let now = self.database.now_in(&mut step).await?;
        let outcome = match self.claimable(&mut step, id, now).await? {
            Outcome::Done(_) => Outcome::Done(delete_with_documents(&mut step, id).await?),
            Outcome::Gone => Outcome::Gone,
            Outcome::UnderWay => Outcome::UnderWay,
            Outcome::Superseded => Outcome::Superseded,
        };
        step.commit().await?;
        Ok(outcome)
    }

    /// Holds an application, if it may be touched: a worker that delivers it must not find it changed.
    async fn claimable(&self, step: &mut Step, id: Uuid, now: Moment) -> Result<Outcome<State>, OutboxError> {
        let row = sqlx::query(
            "UPDATE application SET state = state WHERE id = $1 AND company = $2 RETURNING state, claimed_until",
        )
        .bind(id.to_string())
        .bind(self.company())
        .fetch_optional(&mut **step)
        .await?;
        let Some(row) = row else { return Ok(Outcome::Gone) };
        let state = State::from_text(row.try_get("state")?)?;
        if state == State::Delivered {
            return Ok(Outcome::Gone);
        }
        let claimed_until: Option<i64> = row.try_get("claimed_until")?;
        let is_under_way = claimed_until.is_some_and(|until| until > now.as_millis());
        Ok(if is_under_way { Outcome::UnderWay } else { Outcome::Done(state) })
    }
}

/// What became of a dead application that is to be tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Revived {
    Yes,
    /// A newer one of the same candidate for the same position waits.
    Superseded,
    /// Somebody else was faster.
    NotDead,
}

/// Makes a dead application pending again.
pub(super) async fn revive(step: &mut Step, id: Uuid, now: Moment) -> Result<Revived, OutboxError> {
    let revived = sqlx::query(
        "UPDATE application
         SET state = 'pending', attempts = 0, due_at = $1, kept_until = NULL, reason = NULL, settled_at = NULL
         WHERE id = $2 AND state = 'dead'
           AND NOT EXISTS (SELECT 1 FROM application AS newer
                           WHERE newer.applicant_hash = application.applicant_hash AND newer.state = 'pending')",
    )
    .bind(now.as_millis())
    .bind(id.to_string())
    .execute(&mut **step)
    .await?;
    if revived.rows_affected() == 1 {
        return Ok(Revived::Yes);
    }
    let state: Option<String> = sqlx::query_scalar("SELECT state FROM application WHERE id = $1")
        .bind(id.to_string())
        .fetch_optional(&mut **step)
        .await?;
    Ok(if state.as_deref() == Some("dead") { Revived::Superseded } else { Revived::NotDead })
}

/// Deletes an application that the step holds. Returns the documents whose contents are to be deleted.
pub(super) async fn delete_with_documents(step: &mut Step, id: Uuid) -> Result<Vec<Uuid>, OutboxError> {
    let documents: Vec<String> = sqlx::query_scalar("DELETE FROM document WHERE application_id = $1 RETURNING id")
        .bind(id.to_string())
        .fetch_all(&mut **step)
        .await?;
    sqlx::query("DELETE FROM application WHERE id = $1").bind(id.to_string()).execute(&mut **step).await?;
    documents.iter().map(|id| uuid(id)).collect()
}
