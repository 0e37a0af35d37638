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

mod alerts;
mod announcements;
mod applications;
mod audit;
mod board;
mod colleagues;
mod companies;
mod doctor;
mod documents;
mod export;
mod hostile;
mod keys;
mod matrix;
mod narrowing;
mod openid;
mod origins;
mod outbox;
mod policy;
mod protection;
mod random;
mod security;
mod sessions;
mod tls;
mod troubles;
mod widget;
