//! The header that makes repeats harmless.

use axum::http::{HeaderMap, StatusCode};

use crate::verdict::Verdict;

const NAME: &str = "idempotency-key";

/// Reads the header. A short key would be met by another candidate's sooner or later.
pub(super) fn read(headers: &HeaderMap) -> Result<Option<&str>, Verdict> {
    let Some(value) = headers.get(NAME) else { return Ok(None) };
    match value.to_str() {
        Ok(key) if (16..=128).contains(&key.len()) => Ok(Some(key)),
        _ => Err(Verdict::whole(
            StatusCode::BAD_REQUEST,
            "The header Idempotency-Key is not usable: send a new UUID for each application.",
        )),
    }
}
