//! Documents on their way to the caller, chunk by chunk.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::{StreamExt, stream};

use super::{Proxy, refusal::Refusal};

/// Personio takes 30 MB; what people upload in its web application may be larger.
const LARGEST: u64 = 200 * 1024 * 1024;

impl Proxy {
    /// Streams a document. Whatever it is, a browser keeps it as a file and runs nothing of it.
    pub(super) async fn download(&self, path: &str) -> Result<Response, Refusal> {
        let document = self.personnel.company.download(path).await?;
        match document.status().as_u16() {
            200 => {}
            404 => return Err(Refusal::NotFound),
            401 | 403 => return Err(Refusal::Credentials),
            429 | 500..=599 => return Err(Refusal::Unreachable),
            _ => return Err(Refusal::Unreadable),
        }
        let length = document.content_length();
        if length.is_some_and(|length| length > LARGEST) {
            return Err(Refusal::Unreadable);
        }
        let disposition = document
            .headers()
            .get(header::CONTENT_DISPOSITION)
            .filter(|value| value.as_bytes().starts_with(b"attachment"))
            .cloned()
            .unwrap_or_else(|| HeaderValue::from_static("attachment"));
        let mut sent: u64 = 0;
        let chunks = document.bytes_stream().map(move |chunk| {
            let chunk = chunk.map_err(std::io::Error::other)?;
            sent = sent.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
            if sent > LARGEST { Err(std::io::Error::other("the document is too large")) } else { Ok(chunk) }
        });
        // After an error nothing more comes.
        let chunks = stream::unfold(Some(Box::pin(chunks)), |chunks| async move {
            let mut chunks = chunks?;
            let chunk = chunks.next().await?;
            let rest = chunk.is_ok().then_some(chunks);
            Some((chunk, rest))
        });
        let mut response = (StatusCode::OK, Body::from_stream(chunks)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
        headers.insert(header::CONTENT_DISPOSITION, disposition);
        if let Some(length) = length {
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
        }
        Ok(response)
    }
}
