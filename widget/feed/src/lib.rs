//! Reads Personio's feed in the page, for boards without a relay; loaded only by them.
//!
//! It gives the same documents as a relay does, so that the list's module need not know where a board came from.

mod board;
mod documents;
mod problem;

pub use board::{FeedBoard, load_feed};
pub use problem::Problem;
