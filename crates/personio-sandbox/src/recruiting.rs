//! The Recruiting API: documents, applications and the deprecated endpoint.

pub(crate) mod application;
mod attribute;
pub(crate) mod document;
pub(crate) mod email;
mod fields;
mod file_category;
mod file_type;
pub(crate) mod legacy;

pub(crate) use file_type::mimetype;

use axum::{http::StatusCode, response::IntoResponse};

use crate::limit::TooManyRequests;

/// Personio documents neither a body nor a `Retry-After` for this answer, so there is none.
impl IntoResponse for TooManyRequests {
    fn into_response(self) -> axum::response::Response {
        StatusCode::TOO_MANY_REQUESTS.into_response()
    }
}
