//! An answer of v1 or v2.

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use serde_json::Value;

/// An answer on its way.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    body: ReplyBody,
    headers: Vec<(HeaderName, String)>,
}

#[derive(Debug)]
enum ReplyBody {
    Empty,
    Json(&'static str, Value),
    Bytes(String, Bytes),
}

/// `Err` is a refusal; it looks the same to whoever sends it.
pub(crate) type Answer = Result<Reply, Reply>;

impl Reply {
    pub(crate) fn json(status: StatusCode, body: Value) -> Self {
        Self { status, body: ReplyBody::Json("application/json", body), headers: Vec::new() }
    }

    pub(crate) fn ok(body: Value) -> Self {
        Self::json(StatusCode::OK, body)
    }

    /// `application/problem+json`
    pub(crate) fn problem(status: StatusCode, body: Value) -> Self {
        Self { status, body: ReplyBody::Json("application/problem+json", body), headers: Vec::new() }
    }

    pub(crate) fn empty(status: StatusCode) -> Self {
        Self { status, body: ReplyBody::Empty, headers: Vec::new() }
    }

    pub(crate) fn bytes(content_type: impl Into<String>, content: Bytes) -> Self {
        Self { status: StatusCode::OK, body: ReplyBody::Bytes(content_type.into(), content), headers: Vec::new() }
    }

    pub(crate) fn with(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let (content_type, body) = match self.body {
            ReplyBody::Empty => (None, Body::empty()),
            // Not `to_string`: its detour over a formatter takes half as long again.
            ReplyBody::Json(kind, value) => {
                (HeaderValue::try_from(kind).ok(), Body::from(serde_json::to_vec(&value).unwrap_or_default()))
            }
            ReplyBody::Bytes(kind, content) => (HeaderValue::try_from(kind).ok(), Body::from(content)),
        };
        let mut response = Response::new(body);
        *response.status_mut() = self.status;
        if let Some(content_type) = content_type {
            response.headers_mut().insert(header::CONTENT_TYPE, content_type);
        }
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::try_from(value) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}
