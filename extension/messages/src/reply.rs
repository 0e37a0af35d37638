//! What the worker answers.

use personio_extension_model::{edit::Edit, kept::Kept};

use crate::Problem;

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Kept)]
pub enum Reply {
    /// It is done and stored.
    Done {
        /// What became of entries, to take it back.
        edits: Vec<Edit>,
    },
    /// What somebody wanted to look at, as [`Wanted`](crate::Wanted) says.
    Found(String),
    /// It is not.
    Failed(Problem),
}

impl Reply {
    /// Done, and there is nothing to take back.
    pub const DONE: Self = Self::Done { edits: Vec::new() };
}

impl From<Problem> for Reply {
    fn from(problem: Problem) -> Self {
        Self::Failed(problem)
    }
}
