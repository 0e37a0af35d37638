//! How it went with Personio the last time.

use serde::{Deserialize, Serialize};

use crate::Problem;

/// How it went with Personio the last time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Sync {
    /// When everything was sent and read, in milliseconds since 1970.
    pub at: Option<i64>,
    /// Why it was not, since then.
    pub problem: Option<Problem>,
}
