//! The token of a relay's session.

use personio::{
    credentials::{BearerToken, Secret, TokenSource},
    error::Error,
    request::Api,
    transport::Pending,
};

/// A token that lasts until the relay ends the session.
pub(super) struct SessionToken(pub(super) Secret);

impl TokenSource for SessionToken {
    fn token(&self, _api: Api) -> Pending<'_, Result<BearerToken, Error>> {
        Box::pin(async { Ok(BearerToken { secret: self.0.clone(), expires_in: None }) })
    }
}
