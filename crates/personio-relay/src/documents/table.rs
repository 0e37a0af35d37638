//! Encrypted documents in the database that several relays share.

use std::{io, time::Duration};

use uuid::Uuid;

use crate::database::Database;

/// An upload takes ten minutes at most; what is older and has no record was cut off.
const STILL_ARRIVING: Duration = Duration::from_secs(20 * 60);

/// The tables `document_content` and `document_chunk`.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) database: Database,
}

impl Table {
    pub(super) fn new(database: Database) -> Self {
        Self { database }
    }

    pub(super) async fn remove(&self, id: Uuid) -> io::Result<()> {
        let removed = sqlx::query("DELETE FROM document_content WHERE id = $1")
            .bind(id.to_string())
            .execute(self.database.bulk())
            .await;
        removed.map(drop).map_err(io::Error::other)
    }

    pub(super) async fn sweep(&self) -> io::Result<u64> {
        let now = self.database.now().await.map_err(io::Error::other)?;
        let swept = sqlx::query(
            "DELETE FROM document_content WHERE created_at <= $1
             AND NOT EXISTS (SELECT 1 FROM document WHERE document.id = document_content.id)",
        )
        .bind(now.minus(STILL_ARRIVING).as_millis())
        .execute(self.database.bulk())
        .await;
        swept.map(|swept| swept.rows_affected()).map_err(io::Error::other)
    }
}
