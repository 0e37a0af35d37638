//! Ids that cannot be mixed up.

pub mod v1;
pub mod v2;

use std::fmt;

use serde::{Deserialize, Serialize};

/// Names a position of the job feed; the same number is `job_position_id` of an application.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PositionId(pub u64);

impl fmt::Display for PositionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}
