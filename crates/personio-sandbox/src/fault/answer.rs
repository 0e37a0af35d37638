//! An answer that is given instead of Personio's.

use std::collections::BTreeMap;

use axum::{
    Json,
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;

use crate::{error_response::ErrorResponse, personnel, v2};

/// An answer that is given instead of Personio's.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// Such as `location` for a redirect or `retry-after`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) headers: BTreeMap<String, String>,
    /// Without one, the body that the endpoint has for the status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<String>,
}

impl Answer {
    pub(super) fn into_response(self, path: &str, now: Timestamp) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = match self.body {
            Some(body) => (status, Body::from(body)).into_response(),
            None => usual(status, path, now),
        };
        for (name, value) in &self.headers {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

/// The body that Personio documents for a status at this place; none where it documents none.
fn usual(status: StatusCode, path: &str, now: Timestamp) -> Response {
    let reason = status.canonical_reason().unwrap_or("Error");
    if !status.is_client_error() && !status.is_server_error() {
        return status.into_response();
    }
    if path.starts_with("/recruiting/applicant") {
        let message = match status {
            StatusCode::INTERNAL_SERVER_ERROR => "Something went wrong, please try again later!",
            _ => reason,
        };
        return (status, Json(json!({"success": false, "error": {"message": message}}))).into_response();
    }
    if path.starts_with("/v2/") {
        return v2::failure(now, status, reason).into_response();
    }
    if path.starts_with("/v1/") && !path.starts_with("/v1/recruiting/") {
        return personnel::failure(now, status, path).into_response();
    }
    if path.starts_with("/v1/") {
        return match status {
            StatusCode::UNAUTHORIZED | StatusCode::TOO_MANY_REQUESTS => status.into_response(),
            _ => ErrorResponse::new(status, "The sandbox was asked to fail.").into_response(),
        };
    }
    let page = format!("<!DOCTYPE html>\n<title>{reason}</title>\n<h1>{reason}</h1>\n");
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}
