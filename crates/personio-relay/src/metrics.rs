//! Numbers for Prometheus: what is asked of the relay, what it asks of Personio, what waits.
//!
//! They name routes, states and companies; never a person, an address or an id. They are served on a listener of their
//! own (`metrics.listen`), because what a company's relay does is nobody else's business.

mod deliveries;
mod personio;
mod requests;
mod serve;
mod state;

pub(crate) use deliveries::{Delivery, DeliveryCounter};
pub(crate) use requests::count;
pub use serve::serve;

use std::sync::{Arc, Mutex, PoisonError};

use prometheus_client::{encoding::text, registry::Registry};

use self::{deliveries::Deliveries, personio::PersonioCalls, requests::Requests, state::State};

/// All numbers. Clones share them.
#[derive(Clone, Debug)]
pub(crate) struct Metrics {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    registry: Mutex<Registry>,
    requests: Requests,
    personio: PersonioCalls,
    deliveries: Deliveries,
    state: State,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("personio_relay");
        let shared = Shared {
            requests: Requests::register(&mut registry),
            personio: PersonioCalls::register(&mut registry),
            deliveries: Deliveries::register(&mut registry),
            state: State::register(&mut registry),
            registry: Mutex::new(registry),
        };
        Self { shared: Arc::new(shared) }
    }

    /// As Prometheus reads it.
    fn text(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        text::encode(&mut text, &self.shared.registry.lock().unwrap_or_else(PoisonError::into_inner))?;
        Ok(text)
    }

    /// Told of the calls of one of the company's clients.
    pub(crate) fn personio(&self, company: &str) -> impl ::personio::observer::Observer + use<> {
        self.shared.personio.of(company)
    }

    /// Counts the company's deliveries.
    pub(crate) fn deliveries(&self, company: &str) -> DeliveryCounter {
        self.shared.deliveries.of(company)
    }
}
