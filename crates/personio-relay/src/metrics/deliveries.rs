//! What becomes of applications.

use prometheus_client::{
    encoding::{EncodeLabelSet, EncodeLabelValue},
    metrics::{counter::Counter, family::Family},
    registry::Registry,
};

/// How an attempt to deliver an application ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
#[allow(non_camel_case_types, reason = "labels are written as the variants are")]
pub(crate) enum Delivery {
    /// Personio has it.
    delivered,
    /// Personio refused it, and the candidate knows.
    refused,
    /// It cannot be delivered, and the candidate does not know: somebody has to look.
    dead,
    /// Later again: Personio did not answer, or said no for now.
    failed,
    /// Later, because of the limit.
    postponed,
}

#[derive(Clone, Debug)]
pub(super) struct Deliveries {
    attempts: Family<Ended, Counter>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Ended {
    company: String,
    result: Delivery,
}

impl Deliveries {
    pub(super) fn register(registry: &mut Registry) -> Self {
        let attempts = Family::default();
        registry.register("deliveries", "Attempts to deliver an application, by their result", attempts.clone());
        Self { attempts }
    }

    pub(super) fn of(&self, company: &str) -> DeliveryCounter {
        DeliveryCounter { attempts: self.attempts.clone(), company: company.to_owned() }
    }
}

/// Counts the deliveries of one company.
#[derive(Clone, Debug)]
pub(crate) struct DeliveryCounter {
    attempts: Family<Ended, Counter>,
    company: String,
}

impl DeliveryCounter {
    /// An attempt has ended.
    pub(crate) fn count(&self, result: Delivery) {
        self.attempts.get_or_create(&Ended { company: self.company.clone(), result }).inc();
    }
}
