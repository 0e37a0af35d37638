//! The widget's files, from memory.

mod content_type;
mod load;

pub(crate) use load::{WidgetFiles, read_files};

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};

use crate::relay::Relay;

/// The only name without a hash of its content: it is what pages have in their HTML.
const ENTRY: &str = "personio-jobs.js";
/// Short, so that a new version reaches every page soon.
const ENTRY_CACHE: &str = "public, max-age=300, stale-while-revalidate=86400";
const HASHED_CACHE: &str = "public, max-age=31536000, immutable";

pub(crate) fn router() -> Router<Relay> {
    Router::new().route("/widget/{*file}", get(file))
}

/// Names are looked up among those that were loaded; nothing from a request becomes a path on disk.
async fn file(State(relay): State<Relay>, Path(file): Path<String>, headers: HeaderMap) -> Response {
    match relay.widget().get(&file) {
        Some(prepared) => prepared.answer(&headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
