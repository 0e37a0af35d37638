//! Rate limits: so many requests in a minute, then a minute's wait.

use std::{
    collections::{HashMap, VecDeque},
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde::{Deserialize, Serialize};
use tokio::time::{Duration, Instant};

const WINDOW: Duration = Duration::from_secs(60);
const COOL_DOWN: Duration = Duration::from_secs(60);

/// How many requests a minute each endpoint takes. `null` is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitSettings {
    /// Applications and documents, each for itself and for the company as a whole.
    pub recruiting_per_minute: Option<usize>,
    /// The deprecated endpoint, for each address that calls.
    pub legacy_per_minute: Option<usize>,
}

impl Default for LimitSettings {
    fn default() -> Self {
        Self { recruiting_per_minute: Some(20), legacy_per_minute: Some(100) }
    }
}

/// Who or what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Counted {
    Applications,
    Documents,
    Legacy(IpAddr),
}

/// The limiter asked for a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooManyRequests;

/// Counts requests. It reads tokio's clock, so that tests can stop it.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    settings: LimitSettings,
    windows: HashMap<Counted, Window>,
}

#[derive(Debug, Default)]
struct Window {
    taken: VecDeque<Instant>,
    closed_until: Option<Instant>,
}

impl Limits {
    /// Counts a request, or refuses it. The first refusal starts the minute's wait; further ones do not prolong it.
    pub(crate) fn take(&self, counted: Counted) -> Result<(), TooManyRequests> {
        let mut inner = self.lock();
        let limit = match counted {
            Counted::Applications | Counted::Documents => inner.settings.recruiting_per_minute,
            Counted::Legacy(_) => inner.settings.legacy_per_minute,
        };
        match limit {
            Some(limit) => inner.windows.entry(counted).or_default().take(limit, Instant::now()),
            None => Ok(()),
        }
    }

    pub(crate) fn settings(&self) -> LimitSettings {
        self.lock().settings
    }

    /// Changes the limits and starts to count anew.
    pub(crate) fn set(&self, settings: LimitSettings) {
        *self.lock() = Inner { settings, windows: HashMap::new() };
    }

    pub(crate) fn reset(&self) {
        self.set(LimitSettings::default());
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Window {
    fn take(&mut self, limit: usize, now: Instant) -> Result<(), TooManyRequests> {
        match self.closed_until {
            Some(until) if now < until => return Err(TooManyRequests),
            Some(_) => *self = Self::default(),
            None => {}
        }
        while self.taken.front().is_some_and(|first| now.duration_since(*first) >= WINDOW) {
            self.taken.pop_front();
        }
        if self.taken.len() >= limit {
            self.closed_until = Some(now + COOL_DOWN);
            return Err(TooManyRequests);
        }
        self.taken.push_back(now);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Counted, LimitSettings, Limits, TooManyRequests};
    use tokio::time::{Duration, advance};

    fn limits(per_minute: usize) -> Limits {
        let limits = Limits::default();
        limits.set(LimitSettings { recruiting_per_minute: Some(per_minute), ..LimitSettings::default() });
        limits
    }

    #[tokio::test(start_paused = true)]
    async fn the_wait_is_a_minute_from_the_first_refusal() {
        let limits = limits(2);
        assert_eq!(limits.take(Counted::Applications), Ok(()));
        assert_eq!(limits.take(Counted::Applications), Ok(()));
        advance(Duration::from_secs(30)).await;
        assert_eq!(limits.take(Counted::Applications), Err(TooManyRequests));
        advance(Duration::from_secs(59)).await;
        assert_eq!(limits.take(Counted::Applications), Err(TooManyRequests));
        advance(Duration::from_secs(1)).await;
        assert_eq!(limits.take(Counted::Applications), Ok(()));
    }

    #[tokio::test(start_paused = true)]
    async fn requests_older_than_a_minute_no_longer_count() {
        let limits = limits(2);
        for _ in 0..10 {
            assert_eq!(limits.take(Counted::Applications), Ok(()));
            advance(Duration::from_secs(31)).await;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn each_endpoint_counts_for_itself() {
        let limits = limits(1);
        assert_eq!(limits.take(Counted::Applications), Ok(()));
        assert_eq!(limits.take(Counted::Documents), Ok(()));
        assert_eq!(limits.take(Counted::Documents), Err(TooManyRequests));
    }
}
