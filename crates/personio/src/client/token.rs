//! One token for many calls.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use futures_util::lock::Mutex as AsyncMutex;

use crate::{
    credentials::{BearerToken, Secret},
    error::Error,
    request::Api,
};

/// Before a token expires, another one is fetched: a request that is on its way takes time as well.
const BEFORE_EXPIRY: Duration = Duration::from_secs(60);

/// The tokens of both versions.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    v1: TokenCell,
    v2: TokenCell,
}

impl Tokens {
    /// Where the token of a part of the API is, if it has one that expires.
    pub(super) fn of(&self, api: Api) -> Option<&TokenCell> {
        match api {
            Api::V1 => Some(&self.v1),
            Api::V2 => Some(&self.v2),
            Api::Recruiting | Api::Open => None,
        }
    }
}

/// Where a token is kept. Who fetches one holds the lock; all others wait, and get what came: the token, or the error.
/// When the one who fetches is dropped, the next in line fetches.
#[derive(Debug, Default)]
pub(super) struct TokenCell {
    held: AsyncMutex<Option<Held>>,
    failed: Mutex<Failure>,
}

#[derive(Debug)]
struct Held {
    secret: Secret,
    good_until: Option<Duration>,
}

/// How often fetching failed, and how at last.
#[derive(Debug, Default)]
struct Failure {
    times: u64,
    error: Option<Error>,
}

impl TokenCell {
    /// The token, fetched by `fetch` if there is none or it is about to expire.
    pub(super) async fn get(
        &self,
        now: impl Fn() -> Duration,
        fetch: impl Future<Output = Result<BearerToken, Error>>,
    ) -> Result<Secret, Error> {
        let failures_before = self.failures().0;
        let mut held = self.held.lock().await;
        if let Some(held) = held.as_ref()
            && held.good_until.is_none_or(|until| now() < until)
        {
            return Ok(held.secret.clone());
        }
        if let (times, Some(error)) = self.failures()
            && times != failures_before
        {
            return Err(error);
        }
        match fetch.await {
            Ok(token) => {
                let good_until = token.expires_in.map(|lifetime| {
                    // A token that hardly lasts longer than the margin is used for most of its time.
                    now().saturating_add(lifetime.saturating_sub(BEFORE_EXPIRY.min(lifetime / 4)))
                });
                *held = Some(Held { secret: token.secret.clone(), good_until });
                Ok(token.secret)
            }
            Err(error) => {
                *held = None;
                let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
                *failed = Failure { times: failed.times.wrapping_add(1), error: Some(error.clone()) };
                Err(error)
            }
        }
    }

    /// Forgets the token that was refused, unless another one has taken its place.
    pub(super) async fn forget(&self, refused: &Secret) {
        let mut held = self.held.lock().await;
        if held.as_ref().is_some_and(|held| held.secret == *refused) {
            *held = None;
        }
    }

    /// Takes the token away.
    pub(super) async fn take(&self) -> Option<Secret> {
        self.held.lock().await.take().map(|held| held.secret)
    }

    /// Keeps the token that came with an answer in place of the one that was sent.
    pub(super) async fn follow(&self, sent: &Secret, came: Secret) {
        if let Some(held) = self.held.lock().await.as_mut()
            && held.secret == *sent
        {
            held.secret = came;
        }
    }

    fn failures(&self) -> (u64, Option<Error>) {
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        (failed.times, failed.error.clone())
    }
}
