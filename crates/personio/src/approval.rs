//! Whether and how the company agrees to what was recorded.

use serde::{Deserialize, Serialize};

/// Whether a write passes the approval that the company set up. Always said, since v1 and v2 differ in what they take
/// for granted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ApprovalFlow {
    /// As if it was entered in Personio: whoever approves is asked. The only one for requests of employees.
    #[default]
    Follow,
    /// Confirmed at once.
    Skip,
}

impl ApprovalFlow {
    /// The value of `skip_approval`.
    #[must_use]
    pub fn skip_approval(self) -> &'static str {
        match self {
            Self::Follow => "false",
            Self::Skip => "true",
        }
    }
}

/// `{"status": …}`: how far the approval is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval<S> {
    /// How far it is.
    pub status: S,
}
