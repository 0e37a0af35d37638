//! Tests that need several parts of the project at once, and what the tests of several crates need.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

pub mod postgres;
