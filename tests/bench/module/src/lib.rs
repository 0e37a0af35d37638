//! The core's feed and search, callable from a bench's page.
//!
//! Compiled like the widget's modules, never published: `cargo xtask bench` builds it.

mod documents;
mod search;

pub use documents::{Documents, parse};
pub use search::Search;
