//! Whether a database and the encryption key belong together.

use std::fmt;

use uuid::Uuid;

use super::{Vault, VaultError};
use crate::database::Database;

/// The record is of no application or document.
const ID: Uuid = Uuid::from_u128(0x7072_6f62_6500_4000_8000_0000_0000_0001);
const NAME: &str = "fingerprints";

/// Nothing can be read or written with this key and this database.
#[derive(Debug)]
pub(crate) enum ProbeError {
    Database(sqlx::Error),
    Vault(VaultError),
    /// Another key sealed what is in the database.
    OtherKey,
}

impl Vault {
    /// Takes the key of fingerprints from the database, or leaves it there: whoever comes next has to be able to open it.
    pub(crate) async fn check(self, database: &Database) -> Result<Self, ProbeError> {
        let known = match self.probe(database).await? {
            Some(known) => known,
            None => {
                sqlx::query("INSERT INTO vault (name, sealed) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                    .bind(NAME)
                    .bind(self.seal(ID, &self.fingerprint_key)?)
                    .execute(database.pool())
                    .await?;
                // Another relay may have been faster, with its own.
                self.probe(database).await?.ok_or(ProbeError::OtherKey)?
            }
        };
        Ok(Self { fingerprint_key: known, ..self })
    }

    /// What is in the database; `None` before its first start.
    pub(crate) async fn probe(&self, database: &Database) -> Result<Option<[u8; 32]>, ProbeError> {
        let sealed: Option<Vec<u8>> = sqlx::query_scalar("SELECT sealed FROM vault WHERE name = $1")
            .bind(NAME)
            .fetch_optional(database.pool())
            .await?;
        let Some(sealed) = sealed else { return Ok(None) };
        let opened = self.unseal(ID, &sealed).ok().and_then(|key| key.try_into().ok());
        opened.map(Some).ok_or(ProbeError::OtherKey)
    }

    /// Seals that record anew. Says whether an older key had sealed it.
    pub(crate) async fn reseal_probe(&self, database: &Database) -> Result<bool, ProbeError> {
        let sealed: Option<Vec<u8>> = sqlx::query_scalar("SELECT sealed FROM vault WHERE name = $1")
            .bind(NAME)
            .fetch_optional(database.pool())
            .await?;
        let Some(anew) = sealed.map(|sealed| self.reseal(ID, &sealed)).transpose()?.flatten() else { return Ok(false) };
        sqlx::query("UPDATE vault SET sealed = $1 WHERE name = $2")
            .bind(anew)
            .bind(NAME)
            .execute(database.pool())
            .await?;
        Ok(true)
    }
}

impl From<sqlx::Error> for ProbeError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<VaultError> for ProbeError {
    fn from(error: VaultError) -> Self {
        Self::Vault(error)
    }
}

impl fmt::Display for ProbeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => write!(formatter, "the database cannot be read: {error}"),
            Self::Vault(error) => write!(formatter, "encryption: {error}"),
            Self::OtherKey => formatter.write_str(
                "what is in the database was encrypted with another key. Nothing was changed. All relays of a database \
                 need the same key: bring it from a relay that works, or its copy, to encryption_key_file; a key that \
                 was replaced belongs into old_encryption_key_files until `personio-relay outbox rotate-key` is done",
            ),
        }
    }
}

impl std::error::Error for ProbeError {}
