//! Refusals of v2: `application/problem+json`.

use axum::http::StatusCode;
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

use crate::reply::Reply;

/// A refusal with one error. `code` is the anchor of Personio's page of errors.
pub(super) fn new(now: Timestamp, status: StatusCode, title: &str, detail: &str, code: &str) -> Reply {
    let body = json!({
        "personio_trace_id": Uuid::new_v4().simple().to_string(),
        "timestamp": now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        "errors": [{
            "title": title,
            "detail": detail,
            "type": format!("https://developer.personio.de/reference/errors#{code}"),
            "_meta": {},
        }],
    });
    Reply::problem(status, body)
}

/// What any endpoint answers when Personio fails, with the texts of its common components.
pub(crate) fn failure(now: Timestamp, status: StatusCode, reason: &str) -> Reply {
    let code = reason.to_ascii_lowercase().replace(' ', "_");
    let detail = match status {
        StatusCode::INTERNAL_SERVER_ERROR => {
            "There was a problem while processing this request. Please try again later."
        }
        _ => "The sandbox was asked to fail.",
    };
    new(now, status, reason, detail, &format!("common.{code}"))
}

pub(super) fn bad_request(now: Timestamp, detail: &str) -> Reply {
    new(now, StatusCode::BAD_REQUEST, "Bad request", detail, "common.bad_request")
}

pub(super) fn not_found(now: Timestamp) -> Reply {
    let detail = "There is no resource for the specified id.";
    new(now, StatusCode::NOT_FOUND, "Resource not found", detail, "common.resource_not_found")
}

pub(super) fn conflict(now: Timestamp, detail: &str) -> Reply {
    new(now, StatusCode::CONFLICT, "Conflict", detail, "common.conflict")
}

pub(super) fn unauthorized(now: Timestamp) -> Reply {
    let detail = "The request lacks valid authentication credentials.";
    new(now, StatusCode::UNAUTHORIZED, "Unauthorized Request", detail, "common.unauthorized")
}

pub(super) fn forbidden(now: Timestamp) -> Reply {
    let detail = "The credentials do not have the required scope.";
    new(now, StatusCode::FORBIDDEN, "Forbidden", detail, "common.forbidden")
}

pub(super) fn too_many(now: Timestamp) -> Reply {
    let detail = "The rate limit of this endpoint is exceeded.";
    new(now, StatusCode::TOO_MANY_REQUESTS, "Too Many Requests", detail, "common.too_many_requests")
}

pub(super) fn method_not_allowed(now: Timestamp) -> Reply {
    let detail = "The endpoint does not support this method.";
    new(now, StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed", detail, "common.method_not_allowed")
}

/// What the gateway answers before any service is asked.
pub(super) fn no_endpoint(path: &str) -> Reply {
    let body = json!({
        "title": "Not Found",
        "detail": format!("The endpoint with {path} was not found."),
        "type": "https://developer.personio.de/v2.0/page/public-api-error-codes#apinot_found",
        "_meta": {"path": path},
    });
    Reply::problem(StatusCode::NOT_FOUND, body)
}
