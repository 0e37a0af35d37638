//! How the relay is doing, without anything secret or personal; and the form that it takes.

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::{Value, json};

use crate::{
    board::BoardProblem,
    moment::Moment,
    prepared::{Effort, Prepared},
    relay::Relay,
};

pub(crate) fn router() -> Router<Relay> {
    Router::new()
        .route("/_relay/health", get(ready))
        .route("/_relay/health/ready", get(ready))
        .route("/_relay/health/live", get(live))
}

/// The form's definition, for the widget.
pub(crate) async fn form(State(relay): State<Relay>, headers: HeaderMap) -> Response {
    match serde_json::to_vec(&relay.config().form) {
        Ok(json) => Prepared::new("application/json", "public, max-age=60", json, Effort::Now).answer(&headers),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The process answers.
async fn live() -> Json<Value> {
    Json(json!({"status": "live"}))
}

/// Applications can be stored, and the feed was looked at. A feed that is off does not make the relay unready:
/// it takes applications all the same.
async fn ready(State(relay): State<Relay>) -> Response {
    let now = Moment::now();
    let age = |moment: Moment| now.since(moment).as_secs();
    let board = relay.board().status();
    let is_starting = matches!(board.problem.as_deref(), Some(BoardProblem::Starting));
    let outbox = relay.outbox().status().await;
    if let Err(error) = &outbox {
        tracing::error!(%error, "not ready");
    }
    let is_ready = outbox.is_ok() && !is_starting;
    let body = json!({
        "status": if is_ready { "ready" } else { "not_ready" },
        "board": {
            "positions": board.positions,
            "age_seconds": board.fresh_at.map(age),
            "problem": board.problem.as_deref().map(BoardProblem::code),
        },
        "outbox": outbox.ok().map(|outbox| json!({
            "pending": outbox.pending,
            "oldest_seconds": outbox.oldest.map(age),
            "dead": outbox.dead,
            "documents": outbox.documents,
            "document_bytes": outbox.document_bytes,
        })),
    });
    let status = if is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(body)).into_response()
}
