//! Documents: taken before the application that names them.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use sqlx::Row;
use uuid::Uuid;

use super::{Claim, Outbox, OutboxError, uuid};
use crate::vault::DocumentKey;

/// A document whose encrypted content is complete and durable.
#[derive(Debug)]
pub(crate) struct NewDocument<'a> {
    pub(crate) id: Uuid,
    pub(crate) size: u64,
    pub(crate) info: &'a DocumentInfo,
}

/// What is personal about a document beside its content, and what opens that; stored encrypted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DocumentInfo {
    /// As the candidate named it.
    pub(crate) original_filename: String,
    pub(crate) key: DocumentKey,
}

/// A document of an application.
#[derive(Debug)]
pub(crate) struct StoredDocument {
    pub(crate) id: Uuid,
    pub(crate) size: u64,
    pub(crate) info: DocumentInfo,
    /// Its id at Personio, once it was uploaded.
    pub(crate) personio_uuid: Option<Uuid>,
}

impl Outbox {
    /// Records a document.
    pub(crate) async fn add_document(&self, new: &NewDocument<'_>) -> Result<(), OutboxError> {
        let info = serde_json::to_vec(new.info).map_err(|_| OutboxError::Record("a document's name is unusable"))?;
        sqlx::query("INSERT INTO document (id, company, size, sealed, created_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(new.id.to_string())
            .bind(self.company())
            .bind(i64::try_from(new.size).unwrap_or(i64::MAX))
            .bind(self.vault.seal(new.id, &info)?)
            .bind(self.now().await?.as_millis())
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Forgets a document that no application has taken. Says whether there was one.
    pub(crate) async fn remove_document(&self, id: Uuid) -> Result<bool, OutboxError> {
        let removed = sqlx::query("DELETE FROM document WHERE id = $1 AND company = $2 AND application_id IS NULL")
            .bind(id.to_string())
            .bind(self.company())
            .execute(self.pool())
            .await?;
        Ok(removed.rows_affected() == 1)
    }

    /// The documents of a claimed application.
    pub(crate) async fn documents(&self, claim: &Claim) -> Result<Vec<StoredDocument>, OutboxError> {
        self.documents_of(claim.id).await
    }

    /// The documents of an application.
    pub(super) async fn documents_of(&self, application: Uuid) -> Result<Vec<StoredDocument>, OutboxError> {
        let rows = sqlx::query("SELECT id, size, sealed, personio_uuid FROM document WHERE application_id = $1")
            .bind(application.to_string())
            .fetch_all(self.pool())
            .await?;
        let mut documents = Vec::with_capacity(rows.len());
        for row in rows {
            let id = uuid(row.try_get("id")?)?;
            let info = self.vault.unseal(id, row.try_get("sealed")?)?;
            documents.push(StoredDocument {
                id,
                size: u64::try_from(row.try_get::<i64, _>("size")?).unwrap_or(0),
                info: serde_json::from_slice(&info)
                    .map_err(|_| OutboxError::Record("a document's name is unreadable"))?,
                personio_uuid: row.try_get::<Option<&str>, _>("personio_uuid")?.map(uuid).transpose()?,
            });
        }
        Ok(documents)
    }

    /// Remembers the id that Personio gave a document.
    pub(crate) async fn document_uploaded(&self, id: Uuid, personio_uuid: Uuid) -> Result<(), OutboxError> {
        sqlx::query("UPDATE document SET personio_uuid = $1 WHERE id = $2")
            .bind(personio_uuid.to_string())
            .bind(id.to_string())
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Personio no longer knows the documents of an application: they are uploaded again.
    pub(crate) async fn documents_lost(&self, claim: &Claim) -> Result<(), OutboxError> {
        sqlx::query("UPDATE document SET personio_uuid = NULL WHERE application_id = $1")
            .bind(claim.id.to_string())
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Every document that has a row, of all companies.
    pub(crate) async fn document_ids(&self) -> Result<HashSet<Uuid>, OutboxError> {
        let ids: Vec<String> = sqlx::query_scalar("SELECT id FROM document").fetch_all(self.pool()).await?;
        ids.iter().map(|id| uuid(id)).collect()
    }

    /// Forgets documents that nobody sent in time. Returns those whose files are to be deleted.
    pub(crate) async fn expire_documents(&self) -> Result<Vec<Uuid>, OutboxError> {
        let expired = self.now().await?.minus(self.settings.documents_expire);
        let ids: Vec<String> = sqlx::query_scalar(
            "DELETE FROM document WHERE company = $1 AND application_id IS NULL AND created_at <= $2 RETURNING id",
        )
        .bind(self.company())
        .bind(expired.as_millis())
        .fetch_all(self.pool())
        .await?;
        ids.iter().map(|id| uuid(id)).collect()
    }
}
