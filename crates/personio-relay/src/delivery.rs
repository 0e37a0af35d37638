//! Brings applications from the outbox to Personio.

mod backoff;
mod pause;
mod personio;
mod step;
mod worker;

pub(crate) use personio::{Failure, Personio};
pub(crate) use worker::Worker;
