//! The core against what is outside: real feeds, Personio's specification, and the sandbox.

mod feeds;
#[cfg(feature = "reqwest")]
mod sandbox;
mod shared;
mod specification;
