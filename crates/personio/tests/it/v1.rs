//! Version 1 and the Recruiting API against Personio's own specifications, as far as they are there.

mod answers;
mod codes;
pub mod feed;
mod recruiting;
pub mod registry;
mod requests;
pub mod specification;
