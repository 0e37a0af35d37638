//! Faults on demand: what goes wrong with requests before, while and after Personio handles them.

mod answer;
mod connection;
mod rule;

pub(crate) use rule::{Rule, RuleRequest};

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};
use rand::{Rng, SeedableRng, rngs::StdRng};
use serde::Serialize;

use self::rule::{Frequency, Kind};
use crate::{body, sandbox};

/// The faults that are set, in the order in which they were set.
#[derive(Debug)]
pub(crate) struct Faults {
    random_seed: u64,
    inner: Mutex<Inner>,
}

#[derive(Debug)]
struct Inner {
    random: StdRng,
    active: Vec<ActiveFault>,
    last_id: u64,
}

/// A rule and what it has done so far.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ActiveFault {
    pub(crate) id: u64,
    #[serde(flatten)]
    pub(crate) rule: Rule,
    /// How many requests it has hit.
    pub(crate) hits: u64,
}

impl Faults {
    /// No faults, and the numbers that shares are drawn from.
    pub(crate) fn new(random_seed: u64) -> Self {
        Self { random_seed, inner: Mutex::new(Inner::new(random_seed)) }
    }

    pub(crate) fn add(&self, rule: Rule) -> ActiveFault {
        let mut inner = self.lock();
        inner.last_id = inner.last_id.saturating_add(1);
        let fault = ActiveFault { id: inner.last_id, rule, hits: 0 };
        inner.active.push(fault.clone());
        fault
    }

    /// All faults, those included that have hit as often as they should.
    pub(crate) fn list(&self) -> Vec<ActiveFault> {
        self.lock().active.clone()
    }

    pub(crate) fn clear(&self) {
        self.lock().active.clear();
    }

    /// Forgets the faults and starts the random numbers anew.
    pub(crate) fn reset(&self) {
        *self.lock() = Inner::new(self.random_seed);
    }

    /// The first fault that hits this request. Look and count are one step, so `times` is exact.
    fn draw(&self, method: &Method, path: &str) -> Option<Rule> {
        let mut inner = self.lock();
        let Inner { random, active, .. } = &mut *inner;
        let fault = active.iter_mut().filter(|fault| fault.rule.matches(method, path)).find(|fault| {
            match fault.rule.frequency {
                Frequency::Times { times } => fault.hits < times,
                Frequency::Share { share } => random.random_bool(share),
                Frequency::Always {} => true,
            }
        })?;
        fault.hits = fault.hits.saturating_add(1);
        Some(fault.rule.clone())
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn new(random_seed: u64) -> Self {
        Self { random: StdRng::seed_from_u64(random_seed), active: Vec::new(), last_id: 0 }
    }
}

/// Lets a request pass, or lets happen to it what was asked for. The controls are never hit.
pub(crate) async fn inject(State(state): State<Arc<sandbox::State>>, request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    if path.starts_with("/_sandbox") {
        return next.run(request).await;
    }
    let response = match state.faults.draw(&method, &path) {
        None => next.run(request).await,
        Some(rule) => {
            tracing::info!(%method, path, fault = rule.kind.name(), "fault");
            suffer(&state, rule, request, next).await
        }
    };
    tracing::info!(%method, path, status = response.status().as_u16(), "answered");
    response
}

async fn suffer(state: &sandbox::State, rule: Rule, request: Request, next: Next) -> Response {
    tokio::time::sleep(Duration::from_millis(rule.delay_ms)).await;
    match rule.kind {
        Kind::Delay => next.run(request).await,
        Kind::Status(answer) => {
            let path = request.uri().path().to_owned();
            body::drain(request.into_body()).await;
            answer.into_response(&path, state.company().now())
        }
        Kind::Timeout => {
            body::drain(request.into_body()).await;
            std::future::pending().await
        }
        Kind::Reset if matches!(*request.method(), Method::GET | Method::HEAD) => {
            connection::cut_in_the_middle(next.run(request).await).await
        }
        Kind::Reset => connection::broken_while_receiving(request).await,
        Kind::LostAnswer => {
            next.run(request).await;
            connection::broken()
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Method;
    use serde_json::json;

    use super::{Faults, RuleRequest};

    fn share(faults: &Faults) -> Vec<bool> {
        (0..1000).map(|_| faults.draw(&Method::GET, "/xml").is_some()).collect()
    }

    #[test]
    fn a_share_is_met_and_can_be_repeated() {
        let rule: RuleRequest =
            serde_json::from_value(json!({"path": "/xml", "kind": "timeout", "share": 0.3})).unwrap();
        let faults = Faults::new(1);
        faults.add(rule.clone().check().unwrap());
        let first = share(&faults);
        let hits = first.iter().filter(|hit| **hit).count();
        assert!((250..350).contains(&hits), "{hits} of 1000");
        faults.reset();
        faults.add(rule.check().unwrap());
        assert_eq!(share(&faults), first);
    }
}
