//! Rate limits: so many requests in a while, then a wait.

mod bucket;

pub(crate) use bucket::{Bucket, Level};

use std::{
    collections::{HashMap, VecDeque},
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{Mutex, MutexGuard, PoisonError},
};

use axum::extract::{ConnectInfo, Request};
use serde::{Deserialize, Serialize};
use tokio::time::{Duration, Instant};

const MINUTE: Duration = Duration::from_secs(60);
const SECOND: Duration = Duration::from_secs(1);

/// How many requests each endpoint takes. `null` is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitSettings {
    /// Applications and documents, each for itself and for the company as a whole; then a minute's wait.
    pub recruiting_per_minute: Option<usize>,
    /// The deprecated endpoint, for each address that calls; then a minute's wait.
    pub legacy_per_minute: Option<usize>,
    /// All of v1, for each address that calls.
    pub v1_per_minute: Option<usize>,
    /// `/v1/auth`; then a minute's wait.
    pub v1_auth_per_minute: Option<usize>,
    /// The list of employees of v1.
    pub employees_per_minute: Option<usize>,
    /// The same, in a second.
    pub employees_per_second: Option<usize>,
    /// Uploads of v1 to people's files.
    pub v1_documents_per_minute: Option<usize>,
    /// `/v2/auth/token`; then one a second for a minute.
    pub v2_token_per_minute: Option<usize>,
    /// What each area of v2 gets back a second; absences get a third.
    pub v2_per_second: Option<usize>,
    /// What each area of v2 has at most.
    pub v2_burst: usize,
}

impl Default for LimitSettings {
    fn default() -> Self {
        Self {
            recruiting_per_minute: Some(20),
            legacy_per_minute: Some(100),
            v1_per_minute: Some(2000),
            v1_auth_per_minute: Some(60),
            employees_per_minute: Some(300),
            employees_per_second: Some(15),
            v1_documents_per_minute: Some(60),
            v2_token_per_minute: Some(150),
            v2_per_second: Some(30),
            v2_burst: 100,
        }
    }
}

/// Who or what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Counted {
    Applications,
    Documents,
    Legacy(IpAddr),
    V1(IpAddr),
    V1Auth,
    Employees,
    EmployeesBurst,
    V1Documents,
    V2Token,
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
    buckets: HashMap<&'static str, Bucket>,
}

#[derive(Debug, Default)]
struct Window {
    taken: VecDeque<Instant>,
    closed_until: Option<Instant>,
    /// Until when a wait is a trickle.
    slowed_until: Option<Instant>,
}

/// What a refusal leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wait {
    /// Nothing goes for a minute.
    Minute,
    /// The next one goes once an earlier one is old enough.
    Slide,
    /// One a second goes for a minute.
    Trickle,
}

impl Limits {
    /// Counts a request, or refuses it. The first refusal starts the wait; further ones do not prolong it.
    pub(crate) fn take(&self, counted: Counted) -> Result<(), TooManyRequests> {
        let mut inner = self.lock();
        let settings = inner.settings;
        let (limit, within, wait) = match counted {
            Counted::Applications | Counted::Documents => (settings.recruiting_per_minute, MINUTE, Wait::Minute),
            Counted::Legacy(_) => (settings.legacy_per_minute, MINUTE, Wait::Minute),
            Counted::V1(_) => (settings.v1_per_minute, MINUTE, Wait::Slide),
            Counted::V1Auth => (settings.v1_auth_per_minute, MINUTE, Wait::Minute),
            Counted::Employees => (settings.employees_per_minute, MINUTE, Wait::Slide),
            Counted::EmployeesBurst => (settings.employees_per_second, SECOND, Wait::Slide),
            Counted::V1Documents => (settings.v1_documents_per_minute, MINUTE, Wait::Slide),
            Counted::V2Token => (settings.v2_token_per_minute, MINUTE, Wait::Trickle),
        };
        match limit {
            Some(limit) => inner.windows.entry(counted).or_default().take(limit, within, wait, Instant::now()),
            None => Ok(()),
        }
    }

    /// Takes a token from an area's bucket, or says that it is empty. `None` where there is no limit.
    pub(crate) fn draw(&self, area: &'static str) -> Option<Level> {
        let mut inner = self.lock();
        let burst = inner.settings.v2_burst;
        let mut per_second = inner.settings.v2_per_second?;
        if area == "absence-periods" {
            per_second = per_second.div_ceil(3);
        }
        let now = Instant::now();
        Some(inner.buckets.entry(area).or_insert_with(|| Bucket::full(burst, now)).draw(per_second, burst, now))
    }

    pub(crate) fn settings(&self) -> LimitSettings {
        self.lock().settings
    }

    /// Changes the limits and starts to count anew.
    pub(crate) fn set(&self, settings: LimitSettings) {
        *self.lock() = Inner { settings, ..Inner::default() };
    }

    pub(crate) fn reset(&self) {
        self.set(LimitSettings::default());
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Who calls; without a socket, this computer.
pub(crate) fn address(request: &Request) -> IpAddr {
    let info = request.extensions().get::<ConnectInfo<SocketAddr>>();
    info.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip())
}

impl Window {
    fn take(&mut self, limit: usize, within: Duration, wait: Wait, now: Instant) -> Result<(), TooManyRequests> {
        match self.closed_until {
            Some(until) if now < until => return Err(TooManyRequests),
            Some(_) => *self = Self::default(),
            None => {}
        }
        if let Some(until) = self.slowed_until {
            if now >= until {
                *self = Self::default();
            } else if self.taken.back().is_some_and(|last| now.duration_since(*last) < SECOND) {
                return Err(TooManyRequests);
            } else {
                self.taken = [now].into();
                return Ok(());
            }
        }
        while self.taken.front().is_some_and(|first| now.duration_since(*first) >= within) {
            self.taken.pop_front();
        }
        if self.taken.len() >= limit {
            self.closed_until = (wait == Wait::Minute).then(|| now + MINUTE);
            self.slowed_until = (wait == Wait::Trickle).then(|| now + MINUTE);
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
        let some = Some(per_minute);
        limits.set(LimitSettings {
            recruiting_per_minute: some,
            employees_per_second: some,
            ..LimitSettings::default()
        });
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

    #[tokio::test(start_paused = true)]
    async fn a_burst_is_over_after_a_second() {
        let limits = limits(1);
        assert_eq!(limits.take(Counted::EmployeesBurst), Ok(()));
        assert_eq!(limits.take(Counted::EmployeesBurst), Err(TooManyRequests));
        advance(Duration::from_secs(1)).await;
        assert_eq!(limits.take(Counted::EmployeesBurst), Ok(()));
    }

    #[tokio::test(start_paused = true)]
    async fn who_asks_for_too_many_tokens_gets_one_a_second_for_a_minute() {
        let limits = Limits::default();
        limits.set(LimitSettings { v2_token_per_minute: Some(2), ..LimitSettings::default() });
        let take = || limits.take(Counted::V2Token).is_ok();
        assert_eq!([take(), take(), take()], [true, true, false]);
        for _ in 0..59 {
            advance(Duration::from_secs(1)).await;
            assert_eq!([take(), take()], [true, false]);
        }
        advance(Duration::from_secs(1)).await;
        assert_eq!([take(), take(), take()], [true, true, false]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_bucket_fills_up_again() {
        let limits = Limits::default();
        limits.set(LimitSettings { v2_per_second: Some(2), v2_burst: 3, ..LimitSettings::default() });
        for remaining in [2, 1, 0] {
            assert_eq!(limits.draw("persons").map(|level| level.remaining), Some(Some(remaining)));
        }
        assert_eq!(limits.draw("persons").map(|level| level.remaining), Some(None));
        assert_eq!(limits.draw("projects").map(|level| level.remaining), Some(Some(2)));
        advance(Duration::from_millis(600)).await;
        assert_eq!(limits.draw("persons").map(|level| level.remaining), Some(Some(0)));
    }
}
