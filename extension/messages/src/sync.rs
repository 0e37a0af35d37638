//! How it went with Personio the last time.

use personio_extension_model::kept::Kept;

use crate::Problem;

/// How it went with Personio the last time.
#[derive(Clone, Debug, Default, PartialEq, Kept)]
#[kept(default)]
pub struct Sync {
    /// When everything was sent and read, in milliseconds since 1970.
    pub at: Option<i64>,
    /// Why it was not, since then.
    pub problem: Option<Problem>,
}
