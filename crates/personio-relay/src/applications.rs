//! Applications and documents on Personio's own paths, without a token from the page.

mod file_check;
mod idempotency_key;
mod places;
mod submission;
mod submit;
mod upload;

pub(crate) use places::UploadPlaces;
pub(crate) use submission::{Submission, SubmissionRules};

use axum::{
    Router, middleware,
    routing::{delete, post},
};

use crate::{origin, protection, relay::Relay};

/// The routes that take something from a candidate; only pages of allowed origins may use them.
pub(crate) fn router(relay: &Relay) -> Router<Relay> {
    Router::new()
        .route("/v1/recruiting/applications", post(submit::submit))
        .route("/v1/recruiting/applications/documents", post(upload::upload))
        .route("/_relay/documents/{uuid}", delete(upload::remove))
        .route("/_relay/ticket", post(protection::ticket_route))
        .route_layer(middleware::from_fn_with_state(relay.clone(), origin::guard))
}
