//! What only a patient client does: send again, and wait for its turn.

use std::time::Duration;

use crate::{
    error::Error,
    limit::Ledger,
    request::{Method, Repeat},
    retry::{Decision, Policy, State},
    transport::Headers,
};

/// What [`Client::with_retry`](super::Client::with_retry) brings. By pointers, so that a module in which nobody calls it
/// carries nothing of the ledger: in wasm these are kilobytes.
#[derive(Clone, Copy)]
pub(super) struct Patience {
    pub(super) policy: Policy,
    pub(super) decide: fn(&Policy, &Error, Repeat, State) -> Decision,
    pub(super) reserve: fn(&mut Ledger, Method, &str, Duration) -> Duration,
    pub(super) observe: fn(&mut Ledger, Method, &str, u16, &Headers, Duration),
}

impl Patience {
    pub(super) fn new(policy: Policy) -> Self {
        Self { policy, decide: Policy::decide, reserve: Ledger::reserve, observe: Ledger::observe }
    }
}
