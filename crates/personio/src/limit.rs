//! What Personio takes in a while: a ledger without a clock of its own.
//!
//! Personio documents few limits ([`known`]); version 2 announces its own in headers, per endpoint. The ledger keeps
//! the first from the start and learns the second, so that a client waits instead of being refused.
//!
//! ```
//! use std::time::Duration;
//! use personio::{limit::Ledger, request::Method};
//!
//! let (mut ledger, now) = (Ledger::new(), Duration::ZERO);
//! for _ in 0..20 {
//!     assert_eq!(ledger.reserve(Method::Post, "/v1/recruiting/applications", now), Duration::ZERO);
//! }
//! let wait = ledger.reserve(Method::Post, "/v1/recruiting/applications", now);
//! assert!(wait >= Duration::from_secs(60));
//! ```

use std::{collections::VecDeque, time::Duration};

use crate::{
    request::{Method, template},
    transport::Headers,
};

/// So many requests in a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What is counted together.
    pub name: &'static str,
    /// How many requests.
    pub requests: usize,
    /// In how long a time.
    pub within: Duration,
    /// How long nothing goes after a refusal that does not say so itself.
    pub cool_down: Duration,
}

const MINUTE: Duration = Duration::from_secs(60);
const SECOND: Duration = Duration::from_secs(1);

const RECRUITING: Limit = Limit { name: "recruiting", requests: 20, within: MINUTE, cool_down: MINUTE };
const V1_TOKEN: Limit = Limit { name: "v1 token", requests: 60, within: MINUTE, cool_down: MINUTE };
const V2_TOKEN: Limit = Limit { name: "v2 token", requests: 150, within: MINUTE, cool_down: SECOND };
const EMPLOYEES: Limit = Limit { name: "employees", requests: 300, within: MINUTE, cool_down: SECOND };
const EMPLOYEES_AT_ONCE: Limit = Limit { name: "employees at once", requests: 15, within: SECOND, cool_down: SECOND };
const DOCUMENTS: Limit = Limit { name: "documents", requests: 60, within: MINUTE, cool_down: SECOND };
const V1: Limit = Limit { name: "v1", requests: 2000, within: MINUTE, cool_down: SECOND };

/// Requests do not take the same time to arrive, so windows are kept a little longer than they last.
const SLACK: u32 = 20;

/// The documented limits of an endpoint, the narrowest first.
#[must_use]
pub fn known(method: Method, path: &str) -> &'static [Limit] {
    match (method, path) {
        (_, "/v1/auth") => &[V1_TOKEN, V1],
        (_, "/v2/auth/token") => &[V2_TOKEN],
        (Method::Get, "/v1/company/employees") => &[EMPLOYEES_AT_ONCE, EMPLOYEES, V1],
        (Method::Post, "/v1/company/documents") => &[DOCUMENTS, V1],
        _ if path.starts_with("/v1/recruiting/") => &[RECRUITING],
        _ if path.starts_with("/v1/") => &[V1],
        _ => &[],
    }
}

/// What was sent, and what may be sent when. Times are those of the caller's clock.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    windows: Table<&'static str, VecDeque<Duration>>,
    buckets: Table<Key, Bucket>,
    closed: Table<Key, Duration>,
}

/// An endpoint or a limit that several share.
type Key = (Option<Method>, String);

/// What an endpoint has left: it fills up by `rate` a second to `capacity`.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    rate: f64,
    capacity: f64,
    cost: f64,
    left: f64,
    at: Duration,
}

impl Ledger {
    /// An empty ledger.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How long to wait before sending this. [`Duration::ZERO`] means now, and counts it as sent; after any other wait,
    /// ask again.
    pub fn reserve(&mut self, method: Method, path: &str, now: Duration) -> Duration {
        let limits = known(method, path);
        let key = (Some(method), template(path));
        let mut wait = [closing_key(method, path), key.clone()]
            .iter()
            .filter_map(|key| self.closed.get(key))
            .map(|until| until.saturating_sub(now))
            .max()
            .unwrap_or_default();
        for limit in limits {
            wait = wait.max(self.window(limit, now));
        }
        if let Some(bucket) = self.buckets.get_mut(&key) {
            bucket.fill(now);
            wait = wait.max(bucket.wait());
        }
        if !wait.is_zero() {
            return wait;
        }
        for limit in limits {
            self.windows.change(limit.name, VecDeque::new(), |sent| sent.push_back(now));
        }
        if let Some(bucket) = self.buckets.get_mut(&key) {
            bucket.left -= bucket.cost;
        }
        Duration::ZERO
    }

    /// Learns from an answer.
    pub fn observe(&mut self, method: Method, path: &str, status: u16, headers: &Headers, now: Duration) {
        if status == 429 {
            let cool_down = known(method, path).first().map_or(SECOND, |limit| limit.cool_down);
            let until = now.saturating_add(headers.retry_after().unwrap_or(cool_down).max(SECOND));
            self.closed.change(closing_key(method, path), until, |closed| *closed = until.max(*closed));
        }
        let number = |name| headers.number(name).and_then(|it| u32::try_from(it).ok()).map(f64::from);
        let (Some(rate), Some(left)) = (number("x-ratelimit-replenish-rate"), number("x-ratelimit-remaining")) else {
            return;
        };
        let capacity = number("x-ratelimit-burst-capacity").unwrap_or(rate).max(1.0);
        let cost = number("x-ratelimit-requested-tokens").unwrap_or(1.0).clamp(1.0, capacity);
        let fresh = Bucket { rate: rate.max(0.1), capacity, cost, left: left.min(capacity), at: now };
        self.buckets.change((Some(method), template(path)), fresh, |bucket| {
            bucket.fill(now);
            // The header does not count what is on its way, the estimate does.
            *bucket = Bucket { left: bucket.left.min(fresh.left), ..fresh };
        });
    }

    /// How long until the oldest request of a full window no longer counts.
    fn window(&mut self, limit: &Limit, now: Duration) -> Duration {
        let within = limit.within.saturating_add(limit.within / SLACK);
        let Some(sent) = self.windows.get_mut(&limit.name) else { return Duration::ZERO };
        while sent.front().is_some_and(|first| first.saturating_add(within) <= now) {
            sent.pop_front();
        }
        match sent.front() {
            Some(first) if sent.len() >= limit.requests => first.saturating_add(within).saturating_sub(now),
            _ => Duration::ZERO,
        }
    }
}

/// What is known, by name. There are as many names as endpoints: hashing them would weigh more than it saves.
#[derive(Clone, Debug)]
struct Table<K, V>(Vec<(K, V)>);

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: PartialEq, V> Table<K, V> {
    fn get(&self, key: &K) -> Option<&V> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.0.iter_mut().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// Changes what is known by a name, or what is known of everything at first.
    fn change<R>(&mut self, key: K, first: V, change: impl FnOnce(&mut V) -> R) -> R {
        if let Some(value) = self.get_mut(&key) {
            return change(value);
        }
        let mut value = first;
        let result = change(&mut value);
        self.0.push((key, value));
        result
    }
}

/// What a refusal closes: all that shares the narrowest known limit if that has a name, else the endpoint.
fn closing_key(method: Method, path: &str) -> Key {
    match known(method, path).first() {
        Some(limit) if *limit != V1 => (None, limit.name.to_owned()),
        _ => (Some(method), template(path)),
    }
}

impl Bucket {
    fn fill(&mut self, now: Duration) {
        let passed = now.saturating_sub(self.at).as_secs_f64();
        self.left = (self.left + passed * self.rate).min(self.capacity);
        self.at = now.max(self.at);
    }

    fn wait(&self) -> Duration {
        if self.left >= self.cost {
            return Duration::ZERO;
        }
        let seconds = (self.cost - self.left) / self.rate;
        Duration::try_from_secs_f64(seconds).unwrap_or(MINUTE).max(Duration::from_millis(1))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Ledger;
    use crate::{
        request::Method::{Get, Post},
        transport::Headers,
    };

    const APPLICATIONS: &str = "/v1/recruiting/applications";
    const DOCUMENTS: &str = "/v1/recruiting/applications/documents";

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn recruiting_takes_twenty_a_minute_documents_included() {
        let mut ledger = Ledger::new();
        for number in 0..20 {
            let path = if number % 2 == 0 { APPLICATIONS } else { DOCUMENTS };
            assert_eq!(ledger.reserve(Post, path, at(number)), Duration::ZERO);
        }
        assert_eq!(ledger.reserve(Post, DOCUMENTS, at(20)), at(43));
        assert_eq!(ledger.reserve(Post, DOCUMENTS, at(63)), Duration::ZERO);
        assert_ne!(ledger.reserve(Post, DOCUMENTS, at(63)), Duration::ZERO);
        assert_eq!(ledger.reserve(Get, "/v1/company/time-offs", at(63)), Duration::ZERO);
    }

    #[test]
    fn employees_take_fifteen_at_once() {
        let mut ledger = Ledger::new();
        let waits = (0..16).map(|_| ledger.reserve(Get, "/v1/company/employees", at(1)));
        assert_eq!(waits.filter(|wait| wait.is_zero()).count(), 15);
        assert_eq!(ledger.reserve(Get, "/v1/company/employees/7", at(1)), Duration::ZERO);
    }

    #[test]
    fn a_refusal_closes_for_as_long_as_it_says_or_as_is_known() {
        let mut ledger = Ledger::new();
        ledger.observe(Post, APPLICATIONS, 429, &Headers::default(), at(0));
        assert_eq!(ledger.reserve(Post, DOCUMENTS, at(1)), at(59));
        ledger.observe(Get, "/v2/persons/7", 429, &Headers::of([("retry-after", "5")]), at(0));
        assert_eq!(ledger.reserve(Get, "/v2/persons/8", at(1)), at(4));
        assert_eq!(ledger.reserve(Get, "/v2/persons", at(1)), Duration::ZERO);
    }

    #[test]
    fn a_bucket_is_learned_emptied_and_filled() {
        let mut ledger = Ledger::new();
        let headers = |left: &str| {
            Headers::of([
                ("x-ratelimit-replenish-rate", "10"),
                ("x-ratelimit-burst-capacity", "20"),
                ("x-ratelimit-requested-tokens", "1"),
                ("x-ratelimit-remaining", left),
            ])
        };
        ledger.observe(Get, "/v2/absence-periods", 200, &headers("2"), at(0));
        for wait in [0, 0, 100, 100] {
            assert_eq!(ledger.reserve(Get, "/v2/absence-periods", at(0)), Duration::from_millis(wait));
        }
        assert_eq!(ledger.reserve(Get, "/v2/absence-periods", Duration::from_millis(100)), Duration::ZERO);
        // An answer that was on its way knows of fewer requests than were sent.
        ledger.observe(Get, "/v2/absence-periods", 200, &headers("19"), Duration::from_millis(100));
        assert_ne!(ledger.reserve(Get, "/v2/absence-periods", Duration::from_millis(100)), Duration::ZERO);
        assert_eq!(ledger.reserve(Get, "/v2/absence-types", at(0)), Duration::ZERO);
    }

    #[test]
    fn headers_out_of_range_stop_nobody_for_ever() {
        let mut ledger = Ledger::new();
        let headers = Headers::of([
            ("x-ratelimit-replenish-rate", "0"),
            ("x-ratelimit-burst-capacity", "0"),
            ("x-ratelimit-requested-tokens", "4000000000"),
            ("x-ratelimit-remaining", "0"),
        ]);
        ledger.observe(Get, "/v2/persons", 200, &headers, at(0));
        assert!(ledger.reserve(Get, "/v2/persons", at(0)) <= at(10));
        assert_eq!(ledger.reserve(Get, "/v2/persons", at(11)), Duration::ZERO);
    }
}
