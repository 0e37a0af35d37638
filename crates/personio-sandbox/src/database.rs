//! The state in a file: a SQLite database with a row for each row of the company.

use std::{collections::BTreeMap, path::Path};

use anyhow::Context;
use sqlx::{
    Connection, QueryBuilder, Row, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode},
};

use crate::company::table::{Change, Seq};

/// How many rows one statement writes: a large company has a hundred thousand.
const ROWS_AT_ONCE: usize = 500;

/// Where the settings are.
pub(crate) const SETTINGS: &str = "settings";

/// An open database.
#[derive(Debug)]
pub(crate) struct Database {
    connection: SqliteConnection,
    /// What it has of the settings.
    settings: BTreeMap<Seq, String>,
}

impl Database {
    /// Opens a file, or creates it.
    pub(crate) async fn open(path: &Path) -> anyhow::Result<Self> {
        let options =
            SqliteConnectOptions::new().filename(path).create_if_missing(true).journal_mode(SqliteJournalMode::Wal);
        let mut connection = SqliteConnection::connect_with(&options)
            .await
            .with_context(|| format!("cannot open the database {}", path.display()))?;
        sqlx::query(
            "CREATE TABLE IF NOT EXISTS company \
             (area TEXT NOT NULL, seq INTEGER NOT NULL, content TEXT NOT NULL, PRIMARY KEY (area, seq)) WITHOUT ROWID",
        )
        .execute(&mut connection)
        .await
        .with_context(|| format!("{} is no database of a sandbox", path.display()))?;
        Ok(Self { connection, settings: BTreeMap::new() })
    }

    /// Every row, as area, number and content.
    pub(crate) async fn rows(&mut self) -> anyhow::Result<Vec<(String, Seq, String)>> {
        let rows = sqlx::query("SELECT area, seq, content FROM company").fetch_all(&mut self.connection).await?;
        let read = |row: &sqlx::sqlite::SqliteRow| -> anyhow::Result<(String, Seq, String)> {
            Ok((row.try_get(0)?, u64::try_from(row.try_get::<i64, _>(1)?)?, row.try_get(2)?))
        };
        rows.iter().map(read).collect()
    }

    /// Writes what has changed, all or nothing.
    pub(crate) async fn write(&mut self, changes: Vec<Change>) -> anyhow::Result<()> {
        let (mut written, mut deleted) = (Vec::new(), Vec::new());
        for Change { table, seq, row } in changes {
            let seq = i64::try_from(seq)?;
            match row {
                Some(row) => written.push((table, seq, row)),
                None => deleted.push((table, seq)),
            }
        }
        // No row is in both, so that their order does not matter.
        let mut transaction = self.connection.begin().await?;
        for rows in written.chunks(ROWS_AT_ONCE) {
            let mut insert = QueryBuilder::new("INSERT OR REPLACE INTO company (area, seq, content) ");
            insert.push_values(rows, |mut values, (table, seq, row)| {
                values.push_bind(*table).push_bind(*seq).push_bind(row.as_str());
            });
            insert.build().execute(&mut *transaction).await?;
        }
        for (table, seq) in deleted {
            let delete = sqlx::query("DELETE FROM company WHERE area = ? AND seq = ?").bind(table).bind(seq);
            delete.execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Those of some settings that it does not have yet.
    pub(crate) fn unwritten(&mut self, settings: Vec<(Seq, String)>) -> Vec<Change> {
        let mut changes = Vec::new();
        for (seq, content) in settings {
            if self.settings.get(&seq) != Some(&content) {
                changes.push(Change { table: SETTINGS, seq, row: Some(content.clone()) });
                self.settings.insert(seq, content);
            }
        }
        changes
    }

    /// Forgets everything.
    pub(crate) async fn clear(&mut self) -> anyhow::Result<()> {
        self.settings.clear();
        sqlx::query("DELETE FROM company").execute(&mut self.connection).await?;
        Ok(())
    }
}
