//! Personio's own paths for employees and HR, narrowed to what the policy lets through.
//!
//! A request is put together anew: nothing of it goes on that the policy does not name, and nothing of Personio's
//! answer comes back as it is but for what the policy shows. What belongs to others is answered as what does not exist.

mod answer;
mod body;
mod cursor;
mod download;
mod handle;
mod links;
mod look_up;
mod own;
mod picture;
mod refusal;
mod upload;

use std::sync::Arc;

use axum::{Router, middleware, routing::any};
use tokio::sync::Semaphore;

use crate::{document_files::DocumentFiles, origin, personnel::Personnel, relay::Relay};

/// More documents at once than HR has hands.
const UPLOADS_AT_ONCE: usize = 16;

/// What requests are answered with.
#[derive(Clone, Debug)]
struct Proxy {
    personnel: Personnel,
    files: DocumentFiles,
    uploads: Arc<Semaphore>,
}

/// The routes of Personio's API. Those of candidates are more exact and win.
pub(crate) fn router(relay: &Relay, personnel: &Personnel) -> Router<Relay> {
    let proxy = Proxy {
        personnel: personnel.clone(),
        files: relay.files().clone(),
        uploads: Arc::new(Semaphore::new(UPLOADS_AT_ONCE)),
    };
    Router::new()
        .route("/v1/{*rest}", any(handle::handle))
        .route("/v2/{*rest}", any(handle::handle))
        .route_layer(middleware::from_fn_with_state(relay.clone(), origin::employees))
        .with_state(proxy)
}
