//! Applications that came before the sandbox was started.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::table::{Row, Seq};

/// Somebody who applied.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Candidate {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) email: String,
    pub(crate) phone: Option<String>,
    pub(crate) location: Option<String>,
    pub(crate) created_at: Timestamp,
}

impl Row for Candidate {}

/// An application of a candidate.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct JobApplication {
    pub(crate) candidate: Seq,
    /// The number of a position of the feed.
    pub(crate) position: u64,
    pub(crate) date: Date,
    /// Stages by name with the time of their beginning, the latest first.
    pub(crate) stages: Vec<(String, Timestamp)>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

impl Row for JobApplication {
    fn owner(&self) -> Option<Seq> {
        Some(self.candidate)
    }
}
