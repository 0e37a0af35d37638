//! The listener of the numbers.

use std::{future::Future, io};

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use tokio::net::TcpListener;

use crate::{moment::Moment, relays::Relays};

/// OpenMetrics, which Prometheus has read since version 2.5.
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Serves `/metrics` until `stop` is ready.
///
/// # Errors
///
/// When the listener fails for good.
pub async fn serve<S>(relays: Relays, listener: TcpListener, stop: S) -> io::Result<()>
where
    S: Future<Output = ()> + Send + 'static,
{
    let router = Router::new().route("/metrics", get(metrics)).with_state(relays);
    axum::serve(listener, router).with_graceful_shutdown(stop).await
}

async fn metrics(State(relays): State<Relays>) -> Response {
    let now = Moment::now();
    let metrics = relays.metrics();
    for relay in relays.companies() {
        let company = &relay.config().personio.company_id;
        metrics.shared.state.outbox(company, relay.outbox().status().await.ok(), now);
        metrics.shared.state.board(company, &relay.board().status(), now);
    }
    match metrics.text() {
        Ok(text) => ([(header::CONTENT_TYPE, OPEN_METRICS)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
