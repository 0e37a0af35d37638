//! `personio-relay outbox rotate-key`

use std::fmt;

use super::open;
use crate::{Config, outbox::Rotated, storage::Storage};

/// What came of it. As text it is what the operator reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyRotation {
    /// How many records were encrypted anew.
    pub resealed: u64,
    /// How many none of the configured keys opens.
    pub unreadable: u64,
}

/// Encrypts everything anew that an older key encrypted, of all companies. Relays may run meanwhile. It can be cut off and
/// started again.
///
/// # Errors
///
/// When the database cannot be read or written.
pub async fn rotate_key(config: &Config) -> anyhow::Result<KeyRotation> {
    let storage = Storage::open(config).await?;
    let (outbox, _) = open(config).await?;
    let Rotated { resealed, unreadable } = outbox.rotate_key().await?;
    // The last of all: as long as an older key seals it, that key is needed.
    let probe = storage.vault.reseal_probe(&storage.database).await?;
    Ok(KeyRotation { resealed: resealed.saturating_add(u64::from(probe)), unreadable })
}

impl fmt::Display for KeyRotation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { resealed, unreadable } = self;
        write!(formatter, "{resealed} records were encrypted with the new key. ")?;
        if *unreadable > 0 {
            write!(
                formatter,
                "{unreadable} cannot be opened with any of the configured keys: keep old keys until they are found or \
                 these are purged"
            )
        } else {
            formatter.write_str(
                "Nothing needs the old ones any more: once every relay encrypts with the new key, take them out of \
                 old_encryption_keys and old_encryption_key_files, and delete them",
            )
        }
    }
}
