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

mod applications;
mod board;
mod documents;
mod origins;
mod policy;
mod troubles;
mod widget;
