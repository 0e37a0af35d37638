//! What goes wrong with sessions is never their holder's fault.

use std::fmt;

use crate::{hourly_key::HourlyKeyError, vault::VaultError};

/// Sessions cannot be read or written.
#[derive(Debug)]
pub(crate) enum SessionProblem {
    /// The database.
    Database(sqlx::Error),
    /// There is no randomness.
    Vault(VaultError),
    /// Guesses cannot be counted.
    Key(HourlyKeyError),
}

impl From<sqlx::Error> for SessionProblem {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<VaultError> for SessionProblem {
    fn from(error: VaultError) -> Self {
        Self::Vault(error)
    }
}

impl From<HourlyKeyError> for SessionProblem {
    fn from(error: HourlyKeyError) -> Self {
        Self::Key(error)
    }
}

impl fmt::Display for SessionProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => write!(formatter, "database of sessions: {error}"),
            Self::Vault(error) => write!(formatter, "sessions: {error}"),
            Self::Key(error) => write!(formatter, "guesses at codes: {error}"),
        }
    }
}

impl std::error::Error for SessionProblem {}
