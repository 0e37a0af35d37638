//! Hashes of addresses and the like that mean nothing once their hour is over: each hour has a key of its own, shared by
//! all relays of a database, and deleted when what was counted with it no longer counts.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use hmac::{Hmac, Mac, digest::FixedOutput};
use sha2::Sha256;
use uuid::Uuid;

use crate::{
    database::Database,
    moment::Moment,
    vault::{self, Vault, VaultError},
};

/// How long a key is used.
pub(crate) const HOUR_MILLIS: i64 = 60 * 60 * 1_000;

/// The keys of the last hours. Clones share them.
#[derive(Clone, Debug)]
pub(crate) struct HourlyKeys {
    database: Database,
    vault: Vault,
    known: Arc<Mutex<Vec<(i64, HourlyKey)>>>,
}

/// The key of an hour.
#[derive(Clone)]
pub(crate) struct HourlyKey([u8; 32]);

/// A key cannot be read or made.
#[derive(Debug)]
pub(crate) enum HourlyKeyError {
    Database(sqlx::Error),
    Vault(VaultError),
    Length,
}

impl HourlyKeys {
    /// The vault is that of the relay as a whole: an hour has one key for all companies.
    pub(crate) fn new(database: Database, vault: Vault) -> Self {
        Self { database, vault, known: Arc::default() }
    }

    /// The hour that a moment is in, in hours since 1970.
    pub(crate) fn hour(now: Moment) -> i64 {
        now.as_millis().div_euclid(HOUR_MILLIS)
    }

    /// The key of an hour, made by whoever needs it first.
    pub(crate) async fn of(&self, hour: i64) -> Result<HourlyKey, HourlyKeyError> {
        let find = |keys: &[(i64, HourlyKey)]| keys.iter().find(|(of, _)| *of == hour).map(|(_, key)| key.clone());
        if let Some(key) = find(&self.known.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(key);
        }
        let id = Uuid::from_u128(u128::try_from(hour).unwrap_or_default());
        let new: [u8; 32] = vault::random()?;
        sqlx::query("INSERT INTO tally_key (period, sealed) VALUES ($1, $2) ON CONFLICT (period) DO NOTHING")
            .bind(hour)
            .bind(self.vault.seal(id, &new)?)
            .execute(self.database.pool())
            .await?;
        let sealed: Vec<u8> = sqlx::query_scalar("SELECT sealed FROM tally_key WHERE period = $1")
            .bind(hour)
            .fetch_one(self.database.pool())
            .await?;
        let key = HourlyKey(self.vault.unseal(id, &sealed)?.try_into().map_err(|_| HourlyKeyError::Length)?);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        // Only this hour and the last one are ever asked for.
        known.retain(|(of, _)| of.abs_diff(hour) <= 1);
        known.push((hour, key.clone()));
        Ok(key)
    }

    /// Deletes the keys of the hours before this one.
    pub(crate) async fn forget_before(&self, oldest: i64) -> Result<(), HourlyKeyError> {
        sqlx::query("DELETE FROM tally_key WHERE period < $1").bind(oldest).execute(self.database.pool()).await?;
        self.known.lock().unwrap_or_else(PoisonError::into_inner).retain(|(hour, _)| *hour >= oldest);
        Ok(())
    }
}

impl HourlyKey {
    /// The hash of parts whose lengths are known beforehand, but for the last one.
    pub(crate) fn hash(&self, parts: &[&[u8]]) -> [u8; 32] {
        // Filled up to a block of the hash, as HMAC does itself: nothing is left that could fail.
        let mut block = [0; 64];
        for (to, from) in block.iter_mut().zip(self.0) {
            *to = from;
        }
        let mut mac = <Hmac<Sha256> as Mac>::new(&block.into());
        for part in parts {
            mac.update(part);
        }
        mac.finalize_fixed().into()
    }
}

impl fmt::Debug for HourlyKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("HourlyKey")
    }
}

impl From<sqlx::Error> for HourlyKeyError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<VaultError> for HourlyKeyError {
    fn from(error: VaultError) -> Self {
        Self::Vault(error)
    }
}

impl fmt::Display for HourlyKeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => write!(formatter, "database of hourly keys: {error}"),
            Self::Vault(error) => write!(formatter, "encryption of hourly keys: {error}"),
            Self::Length => formatter.write_str("an hourly key is not 32 bytes"),
        }
    }
}

impl std::error::Error for HourlyKeyError {}
