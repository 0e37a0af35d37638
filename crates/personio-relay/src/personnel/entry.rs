//! From a token to the one who holds it.

use axum::http::HeaderMap;

use super::{Personnel, Standing};
use crate::{
    moment::Moment,
    sessions::{self, Session},
};

/// Why somebody does not come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shut {
    /// Without a token, or with one that is worth nothing (any more): nobody learns which.
    SignIn,
    /// Personio could not be asked for too long whether the person still works for the company.
    Unverified,
    /// The relay's own trouble.
    Trouble,
}

impl Personnel {
    /// The session of a request's token.
    ///
    /// # Errors
    ///
    /// When there is none, and when it cannot be told.
    pub(crate) async fn enter(&self, headers: &HeaderMap, now: Moment) -> Result<Session, Shut> {
        let token = sessions::bearer(headers).ok_or(Shut::SignIn)?;
        let session = self.sessions.find(token, now).await.map_err(trouble)?.ok_or(Shut::SignIn)?;
        // The operator may have narrowed the list of domains since.
        if !self.config.allows_address(&session.email) {
            return Err(Shut::SignIn);
        }
        match self.presence.of(&session, now).await.map_err(trouble)? {
            Standing::Here => Ok(session),
            Standing::Left => Err(Shut::SignIn),
            Standing::Unknown => Err(Shut::Unverified),
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "called by map_err")]
fn trouble(error: sessions::SessionProblem) -> Shut {
    tracing::error!(%error, "a session cannot be read");
    Shut::Trouble
}
