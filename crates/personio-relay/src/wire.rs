//! How a request may look on the wire, before anybody asks what it means.
//!
//! Two lengths of one body, which servers in a row could understand differently; a body that is packed, and could be a
//! thousand times as large; and a body that drips, to hold a place for nothing.

mod pace;

use axum::{
    Json,
    body::HttpBody,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{refused_body, relay::Relay};
use pace::Paced;

/// Refuses what is odd, and gives up on what drips.
pub(crate) async fn check(State(relay): State<Relay>, request: Request, next: Next) -> Response {
    if is_large(request.headers()) {
        let status = StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE;
        return closing((status, Json(told(status, LARGE))).into_response());
    }
    let is_chunked = request.headers().contains_key(header::TRANSFER_ENCODING);
    if is_chunked && request.headers().contains_key(header::CONTENT_LENGTH) {
        return closing((StatusCode::BAD_REQUEST, Json(told(StatusCode::BAD_REQUEST, TWO_LENGTHS))).into_response());
    }
    if is_packed(request.headers()) {
        refused_body::drain(request.into_body().into_data_stream()).await;
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        return (status, Json(told(status, PACKED))).into_response();
    }
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let (head, body) = request.into_parts();
    let (body, slow) = Paced::over(body, relay.config().read_timeout);
    let mut response = next.run(Request::from_parts(head, body)).await;
    if slow.is_so() {
        response = too_slow(response);
    }
    // What follows a body of chunks could be another one's request, if somebody in front understood it differently.
    if is_chunked || slow.is_so() { closing(response) } else { response }
}

fn is_large(headers: &HeaderMap) -> bool {
    let bytes: usize = headers.iter().map(|(name, value)| name.as_str().len().saturating_add(value.len())).sum();
    bytes > HEAD_BYTES
}

fn is_packed(headers: &HeaderMap) -> bool {
    headers.get_all(header::CONTENT_ENCODING).iter().any(|value| !value.as_bytes().eq_ignore_ascii_case(b"identity"))
}

/// Says so, to whom the answer would have gone.
fn too_slow(response: Response) -> Response {
    let status = StatusCode::REQUEST_TIMEOUT;
    let (mut head, _) = response.into_parts();
    let (said, body) = (status, Json(told(status, SLOW))).into_response().into_parts();
    head.status = said.status;
    head.headers.remove(header::CONTENT_LENGTH);
    head.headers.extend(said.headers);
    Response::from_parts(head, body)
}

fn closing(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}

/// In the shape of Personio's errors.
fn told(status: StatusCode, detail: &str) -> Value {
    let title = status.canonical_reason().unwrap_or("Error");
    json!({"errors": [{"id": Uuid::new_v4(), "status": status.as_str(), "title": title, "detail": detail}]})
}

/// A browser's head has two or three kilobytes.
const HEAD_BYTES: usize = 64 * 1024;
const LARGE: &str = "The head of the request has more than 64 KB.";
const TWO_LENGTHS: &str = "The request has two lengths, Content-Length and Transfer-Encoding.";
const PACKED: &str = "Bodies are taken as they are, without Content-Encoding.";
const SLOW: &str = "The request arrived too slowly and was given up. Nothing was stored; please try again.";
