//! What keeps robots away from the form, without asking anything of people.

use std::{path::Path, time::Duration};

use serde::Deserialize;

use super::{ConfigError, read};

/// The thresholds of the protection. All have defaults: the section may be missing.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ProtectionConfig {
    /// Whether a candidate's page has to work before it may send.
    pub enabled: bool,
    /// The largest number that a page may have to try; on average it tries half as many.
    pub difficulty: u32,
    /// How long a challenge can be solved.
    #[serde(deserialize_with = "read::duration")]
    pub challenge_lifetime: Duration,
    /// How long a form that solved its challenge may send.
    #[serde(deserialize_with = "read::duration")]
    pub ticket_lifetime: Duration,
    /// What is sent sooner after its challenge was made was not written by a person.
    #[serde(deserialize_with = "read::duration")]
    pub min_time: Duration,
    /// Applications from one address within an hour.
    pub applications_per_address: u64,
    /// Applications for one job within an hour.
    pub applications_per_job: u64,
    /// Bytes of documents from one address within an hour.
    pub bytes_per_address: u64,
    /// Solved challenges from one address within an hour.
    pub tickets_per_address: u64,
}

impl Default for ProtectionConfig {
    fn default() -> Self {
        Self {
            enabled: true,
            difficulty: 100_000,
            challenge_lifetime: Duration::from_secs(10 * 60),
            ticket_lifetime: Duration::from_secs(2 * 60 * 60),
            min_time: Duration::from_secs(2),
            applications_per_address: 60,
            applications_per_job: 600,
            bytes_per_address: 1_000_000_000,
            tickets_per_address: 600,
        }
    }
}

/// A phone tries some hundred thousand numbers a second.
const HARDEST: u32 = 10_000_000;

impl ProtectionConfig {
    pub(super) fn check(&self, file: &Path) -> Result<(), ConfigError> {
        let complain = |path: &str, problem: &str| Err(ConfigError::about(file, path, problem));
        if self.difficulty == 0 || self.difficulty > HARDEST {
            return complain(
                "protection.difficulty",
                &format!("between 1 and {HARDEST}, which takes a phone a minute"),
            );
        }
        if self.challenge_lifetime < Duration::from_secs(10) {
            return complain("protection.challenge_lifetime", "too short: a slow phone needs some seconds");
        }
        if self.min_time > Duration::from_secs(30) {
            return complain("protection.min_time", "too long: people whose browser fills the form in would wait");
        }
        if self.ticket_lifetime <= self.min_time {
            return complain("protection.ticket_lifetime", "shorter than min_time: nobody could send");
        }
        Ok(())
    }
}
