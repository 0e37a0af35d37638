//! The relay as pages see it, in front of the sandbox.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod chain;
mod people;

mod applications;
mod audit;
mod board;
mod doctor;
mod documents;
mod export;
mod hostile;
mod matrix;
mod narrowing;
mod origins;
mod outbox;
mod policy;
mod protection;
mod random;
mod sessions;
mod troubles;
mod widget;
