//! Request bodies, always read to their end: a client that is still sending does not read an early answer.

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt;

/// What is kept of a body. Above every limit of the API, so that each endpoint can refuse in its own words.
const KEPT_AT_MOST: usize = 80 * 1024 * 1024;

/// Why a body is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyError {
    /// Larger than anything the API takes. It was read, not kept.
    TooLarge,
    /// The connection broke.
    Broken,
}

/// Reads a body to its end.
pub(crate) async fn read(body: Body) -> Result<Bytes, BodyError> {
    let mut kept = BytesMut::new();
    let mut fits = true;
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| BodyError::Broken)?;
        fits = fits && kept.len().saturating_add(chunk.len()) <= KEPT_AT_MOST;
        if fits {
            kept.extend_from_slice(&chunk);
        }
    }
    if fits { Ok(kept.freeze()) } else { Err(BodyError::TooLarge) }
}

/// Reads a body to its end and forgets it.
pub(crate) async fn drain(body: Body) {
    let mut chunks = body.into_data_stream();
    while let Some(Ok(_)) = chunks.next().await {}
}
