//! Job feed and board for JavaScript: conversions between the core and `personio-web/feed`, and nothing else.

mod board;
mod feed;
mod query;

pub use board::Board;
pub use feed::{parse_description, parse_feed, plain_text};

/// JSON of a value.
fn to_json(value: &impl serde::Serialize) -> String {
    // Neither numbers nor texts can fail to become JSON.
    serde_json::to_string(value).unwrap_or_default()
}
