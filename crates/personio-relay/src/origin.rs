//! Which pages may do what.
//!
//! The board and the widget's files are public: any page may read them. Only pages of allowed origins may send
//! something. Others may read why they are refused, and nothing else, so that a page can tell its visitors and its
//! editor. Browsers cannot lie about their origin; programs can, which is what limits and checks are for.

use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{refused_body, relay::Relay};

const METHODS: HeaderValue = HeaderValue::from_static("POST, DELETE");
const HEADERS: HeaderValue = HeaderValue::from_static("content-type, idempotency-key");
/// Two hours is the longest that Chromium keeps a preflight.
const PREFLIGHT_SECONDS: HeaderValue = HeaderValue::from_static("7200");

/// Lets everybody read.
pub(crate) async fn public(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    response
}

/// Lets pages of allowed origins through, and answers the preflights of all: a refused one reaches no page.
pub(crate) async fn guard(State(relay): State<Relay>, request: Request, next: Next) -> Response {
    let applications = &relay.config().applications;
    let origin = request.headers().get(header::ORIGIN).cloned();
    let is_allowed = match &origin {
        Some(origin) => {
            origin.to_str().is_ok_and(|origin| applications.allowed_origins.iter().any(|allowed| allowed.is(origin)))
        }
        None => applications.allow_requests_without_origin,
    };
    let mut response = if request.method() == Method::OPTIONS {
        preflight()
    } else if is_allowed {
        next.run(request).await
    } else {
        tracing::warn!(origin = ?origin, "refused: not an allowed origin");
        refused_body::drain(request.into_body().into_data_stream()).await;
        not_allowed()
    };
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(origin) = origin {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    response
}

fn preflight() -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
    response
}

fn not_allowed() -> Response {
    let message = "Pages of this origin may not send applications. The operator of the relay can allow it: \
                   applications.allowed_origins in the configuration.";
    let body = json!({"error": {"code": "origin_not_allowed", "message": message}});
    (StatusCode::FORBIDDEN, Json(body)).into_response()
}
