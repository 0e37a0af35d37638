//! What the relay itself says no with, in the shape of the API that was asked.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use personio::error::Error;
use serde_json::json;
use uuid::Uuid;

use crate::{personnel::Shut, policy};

/// Why a request is answered by the relay and not by Personio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No session.
    SignIn,
    /// It does not exist, or belongs to others, or is not for this role: nobody learns which.
    NotFound,
    /// The path, the query or the body is written in a way that the relay does not let through.
    Malformed,
    /// A project that the person cannot book on, existing or not.
    NoProject(String),
    /// The body is no JSON.
    MediaType,
    /// The body is too large.
    TooLarge,
    /// The body does not come.
    TooSlow,
    /// Too many uploads at once.
    Busy,
    /// The relay's own trouble; nothing was changed.
    Trouble,
    /// Personio cannot be reached; nothing was changed.
    Unreachable,
    /// Personio did not answer: nobody knows what it did.
    NoAnswer,
    /// Personio does not accept the company's credentials.
    Credentials,
    /// Personio's answer cannot be read, and is therefore not shown.
    Unreadable,
    /// Personio says no with something that is no JSON.
    Status(StatusCode),
}

impl Refusal {
    /// In version 1's or version 2's shape, by the path that was asked.
    pub(super) fn answer(&self, path: &str) -> Response {
        let (status, title, detail) = self.words();
        let body = if path.starts_with("/v1/") {
            json!({"success": false, "error": {"code": status.as_u16(), "message": detail}})
        } else {
            let code = title.to_ascii_lowercase().replace(' ', "_");
            json!({
                "personio_trace_id": Uuid::new_v4().simple().to_string(),
                "timestamp": Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
                "errors": [{
                    "title": title,
                    "detail": detail,
                    "type": format!("https://developer.personio.de/reference/errors#common.{code}"),
                    "_meta": {},
                }],
            })
        };
        let mut response = (status, Json(body)).into_response();
        let headers = response.headers_mut();
        if path.starts_with("/v2/") {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        }
        match self {
            Self::SignIn => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Self::Busy | Self::Trouble | Self::Unreachable => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
            }
            _ => {}
        }
        response
    }

    fn words(&self) -> (StatusCode, &'static str, String) {
        let (status, title, detail) = match self {
            Self::SignIn => {
                (StatusCode::UNAUTHORIZED, "Unauthorized", "You are not signed in to the relay, or no longer.")
            }
            // Personio's own words.
            Self::NotFound => {
                (StatusCode::NOT_FOUND, "Resource not found", "There is no resource for the specified id.")
            }
            Self::Malformed => (
                StatusCode::BAD_REQUEST,
                "Bad request",
                "The relay does not let this request through: a path, a parameter or a field of the body is not allowed \
                 or written twice. Nothing was changed.",
            ),
            Self::NoProject(id) => {
                let detail = format!("project with id {id} does not exist.");
                return (StatusCode::BAD_REQUEST, "Bad request", detail);
            }
            Self::MediaType => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "Unsupported media type",
                "The content type must be application/json.",
            ),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "Payload too large", "The request body is too large."),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, "Request timeout", "The request body took too long."),
            Self::Busy => (
                StatusCode::SERVICE_UNAVAILABLE,
                "Service unavailable",
                "Many documents arrive right now. Nothing was changed; please try again.",
            ),
            Self::Trouble => (
                StatusCode::SERVICE_UNAVAILABLE,
                "Service unavailable",
                "The relay cannot do this right now. Nothing was changed; please try again in a few minutes.",
            ),
            Self::Unreachable => (
                StatusCode::SERVICE_UNAVAILABLE,
                "Service unavailable",
                "Personio cannot be reached right now. Nothing was changed; please try again in a few minutes.",
            ),
            Self::NoAnswer => (
                StatusCode::GATEWAY_TIMEOUT,
                "Gateway timeout",
                "Personio did not answer in time. Whether it did what was asked is not known: look before you try again.",
            ),
            Self::Credentials => (
                StatusCode::BAD_GATEWAY,
                "Bad gateway",
                "Personio does not accept the relay's credentials for this. Its operator has to check their scopes; you \
                 need not sign in again.",
            ),
            Self::Unreadable => (
                StatusCode::BAD_GATEWAY,
                "Bad gateway",
                "Personio's answer cannot be read. If something was to be changed, look before you try again.",
            ),
            Self::Status(status) => {
                (*status, status.canonical_reason().unwrap_or("Error"), "Personio refused this without a reason.")
            }
        };
        (status, title, detail.to_owned())
    }
}

impl From<policy::Refusal> for Refusal {
    fn from(refusal: policy::Refusal) -> Self {
        match refusal {
            policy::Refusal::NotFound => Self::NotFound,
            policy::Refusal::Malformed => Self::Malformed,
        }
    }
}

impl From<Shut> for Refusal {
    fn from(shut: Shut) -> Self {
        match shut {
            Shut::SignIn => Self::SignIn,
            Shut::Unverified => Self::Unreachable,
            Shut::Trouble => Self::Trouble,
        }
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        tracing::warn!(%error, "Personio does not answer an employee's request");
        match error.status() {
            // No token for the company: not the employee's fault.
            Some(400 | 401 | 403) => Self::Credentials,
            _ if error.is_unclear() => Self::NoAnswer,
            _ => Self::Unreachable,
        }
    }
}
