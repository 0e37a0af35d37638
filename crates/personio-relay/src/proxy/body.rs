//! The JSON body of a request.

use std::time::Duration;

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, header},
};
use serde_json::Value;

use super::refusal::Refusal;

/// The longest body of Personio's API has a comment of two thousand signs.
const LARGEST: usize = 256 * 1024;
const WITHIN: Duration = Duration::from_secs(30);

/// Reads it whole. Of a key that is there twice the last one counts, here as at Personio: it goes on once.
pub(super) async fn read(headers: &HeaderMap, body: Body) -> Result<Value, Refusal> {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    if !media_type.eq_ignore_ascii_case("application/json") {
        return Err(Refusal::MediaType);
    }
    let bytes = tokio::time::timeout(WITHIN, to_bytes(body, LARGEST)).await.map_err(|_| Refusal::TooSlow)?;
    let bytes = bytes.map_err(|_| Refusal::TooLarge)?;
    serde_json::from_slice(&bytes).map_err(|_| Refusal::Malformed)
}
