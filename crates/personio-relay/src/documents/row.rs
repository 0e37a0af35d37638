//! A document that arrives in rows, one for each chunk.

use std::io;

use sqlx::AnyPool;
use tokio::runtime::Handle;
use uuid::Uuid;

use super::table::Table;
use crate::vault::Header;

/// Bytes on their way into rows.
pub(super) struct RowWriter {
    content: RowGuard,
    next: i64,
}

/// Bytes on their way out of rows.
pub(super) struct RowReader {
    table: Table,
    id: Uuid,
    next: i64,
}

impl RowWriter {
    pub(super) async fn new(table: &Table, id: Uuid, header: &Header) -> io::Result<Self> {
        let now = table.database.now().await.map_err(io::Error::other)?;
        sqlx::query("INSERT INTO document_content (id, header, created_at) VALUES ($1, $2, $3)")
            .bind(id.to_string())
            .bind(header.as_slice())
            .bind(now.as_millis())
            .execute(table.database.bulk())
            .await
            .map_err(io::Error::other)?;
        Ok(Self { content: RowGuard { table: table.clone(), id, armed: true }, next: 0 })
    }

    pub(super) async fn append(&mut self, sealed: &[u8]) -> io::Result<()> {
        let pool = self.content.table.database.bulk().clone();
        self.insert(&pool, sealed).await
    }

    /// The last chunk's commit waits for the disk, and with it all before it are there.
    pub(super) async fn finish(mut self, last: &[u8]) -> io::Result<RowGuard> {
        let pool = self.content.table.database.pool().clone();
        self.insert(&pool, last).await?;
        Ok(self.content)
    }

    async fn insert(&mut self, pool: &AnyPool, sealed: &[u8]) -> io::Result<()> {
        sqlx::query("INSERT INTO document_chunk (content_id, number, sealed) VALUES ($1, $2, $3)")
            .bind(self.content.id.to_string())
            .bind(self.next)
            .bind(sealed)
            .execute(pool)
            .await
            .map_err(io::Error::other)?;
        self.next = self.next.saturating_add(1);
        Ok(())
    }
}

impl RowReader {
    pub(super) async fn open(table: &Table, id: Uuid) -> io::Result<(Header, Self)> {
        let header: Option<Vec<u8>> = sqlx::query_scalar("SELECT header FROM document_content WHERE id = $1")
            .bind(id.to_string())
            .fetch_optional(table.database.bulk())
            .await
            .map_err(io::Error::other)?;
        let header = header.ok_or(io::ErrorKind::NotFound)?;
        let header = header.try_into().map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
        Ok((header, Self { table: table.clone(), id, next: 0 }))
    }

    /// The next encrypted chunk; empty at the end.
    pub(super) async fn next(&mut self) -> io::Result<Vec<u8>> {
        let chunk: Option<Vec<u8>> =
            sqlx::query_scalar("SELECT sealed FROM document_chunk WHERE content_id = $1 AND number = $2")
                .bind(self.id.to_string())
                .bind(self.next)
                .fetch_optional(self.table.database.bulk())
                .await
                .map_err(io::Error::other)?;
        self.next = self.next.saturating_add(1);
        Ok(chunk.unwrap_or_default())
    }
}

/// Deletes a document's rows when it is dropped, unless they are kept.
#[derive(Debug)]
pub(super) struct RowGuard {
    table: Table,
    id: Uuid,
    armed: bool,
}

impl RowGuard {
    pub(super) fn keep(mut self) {
        self.armed = false;
    }
}

impl Drop for RowGuard {
    fn drop(&mut self) {
        // What cannot be deleted now is swept later.
        if self.armed
            && let Ok(runtime) = Handle::try_current()
        {
            let (table, id) = (self.table.clone(), self.id);
            runtime.spawn(async move { table.remove(id).await });
        }
    }
}
