//! Input of the controls, and what is wrong with it.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// A control was asked for something that it does not do.
#[derive(Debug)]
pub(super) struct Invalid(pub(super) String);

impl IntoResponse for Invalid {
    fn into_response(self) -> Response {
        (StatusCode::BAD_REQUEST, Json(json!({"error": self.0}))).into_response()
    }
}

/// Reads a JSON object, whatever the content type says.
pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Invalid> {
    let invalid = |error: serde_json::Error| Invalid(format!("cannot read the request: {error}"));
    // A list would do for a struct, each of its keys being optional.
    let object: Map<String, Value> = serde_json::from_slice(body).map_err(invalid)?;
    serde_json::from_value(Value::Object(object)).map_err(invalid)
}
