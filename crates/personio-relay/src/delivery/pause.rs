//! Personio said "too many requests": nobody asks again before the pause is over.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use super::backoff;
use crate::{moment::Moment, outbox::Endpoint};

/// A pause for each endpoint.
#[derive(Debug, Default)]
pub(crate) struct Pauses {
    documents: Mutex<Pause>,
    applications: Mutex<Pause>,
}

#[derive(Debug, Default)]
struct Pause {
    until: Option<Moment>,
    /// How often in a row Personio said it.
    refusals: u32,
}

impl Pauses {
    /// Until when nobody may ask.
    pub(super) fn until(&self, endpoint: Endpoint, now: Moment) -> Option<Moment> {
        self.with(endpoint, |pause| pause.until.filter(|until| *until > now))
    }

    /// Personio said "too many requests". It documents a wait of 60 seconds but not whether it says so in
    /// `Retry-After`; without that header the pause doubles from half a second to a minute.
    pub(super) fn start(&self, endpoint: Endpoint, asked: Option<Duration>, now: Moment) -> Moment {
        self.with(endpoint, |pause| {
            let longest = Duration::from_secs(60).max(asked.unwrap_or_default());
            let wait = backoff::wait(pause.refusals, asked, &mut rand::rng()).min(longest);
            pause.refusals = pause.refusals.saturating_add(1);
            let until = now.plus(wait);
            let until = pause.until.map_or(until, |known| known.max(until));
            pause.until = Some(until);
            until
        })
    }

    /// Personio answered something else.
    pub(super) fn end(&self, endpoint: Endpoint) {
        self.with(endpoint, |pause| pause.refusals = 0);
    }

    fn with<T>(&self, endpoint: Endpoint, change: impl FnOnce(&mut Pause) -> T) -> T {
        let pause = match endpoint {
            Endpoint::Documents => &self.documents,
            Endpoint::Applications => &self.applications,
        };
        change(&mut pause.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
