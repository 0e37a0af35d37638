//! The relay as pages see it, in front of the sandbox.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod browser;
mod chain;
mod people;
mod provider;

mod applications;
mod audit;
mod board;
mod colleagues;
mod doctor;
mod documents;
mod export;
mod hostile;
mod matrix;
mod narrowing;
mod openid;
mod origins;
mod outbox;
mod policy;
mod protection;
mod random;
mod sessions;
mod tls;
mod troubles;
mod widget;
