//! Why a document of the board cannot be read.

use std::fmt;

/// Says that bytes are not the document of a board that they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListError(Reason);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    NotADocument,
    OtherVersion,
    Inconsistent,
}

impl ListError {
    /// No JSON of the right shape, or not all of it.
    pub(in crate::board) const NOT_A_DOCUMENT: Self = Self(Reason::NotADocument);
    /// Written by a version that this one does not understand.
    pub(in crate::board) const OTHER_VERSION: Self = Self(Reason::OtherVersion);
    /// Columns of different lengths, or places outside a table.
    pub(in crate::board) const INCONSISTENT: Self = Self(Reason::Inconsistent);

    /// Whether another version wrote the document: reloading the page helps.
    #[must_use]
    pub fn is_other_version(&self) -> bool {
        self.0 == Reason::OtherVersion
    }
}

impl fmt::Display for ListError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.0 {
            Reason::NotADocument => "not a job list document",
            Reason::OtherVersion => "a job list document of another version",
            Reason::Inconsistent => "a job list document whose parts do not fit together",
        })
    }
}

impl std::error::Error for ListError {}
