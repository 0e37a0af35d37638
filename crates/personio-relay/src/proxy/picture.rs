//! Pictures on their way to the caller.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::StreamExt;

use super::{Proxy, refusal::Refusal};

/// What a browser draws and never runs.
const KINDS: [&str; 4] = ["image/png", "image/jpeg", "image/webp", "image/gif"];
const LARGEST: usize = 8 * 1024 * 1024;

impl Proxy {
    /// Brings a profile picture. Who has none, or may not be shown with these credentials, has no such resource.
    pub(super) async fn picture(&self, path: &str) -> Result<Response, Refusal> {
        let picture = self.personnel.company.download(path).await?;
        match picture.status().as_u16() {
            200 => {}
            400 | 404 => return Err(Refusal::NotFound),
            401 | 403 => return Err(Refusal::Credentials),
            429 | 500..=599 => return Err(Refusal::Unreachable),
            _ => return Err(Refusal::Unreadable),
        }
        let said = picture.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let said = said.and_then(|value| value.split(';').next()).unwrap_or_default().trim();
        let kind = KINDS.into_iter().find(|kind| said.eq_ignore_ascii_case(kind)).ok_or(Refusal::Unreadable)?;
        let mut bytes = Vec::new();
        let mut chunks = picture.bytes_stream();
        while let Some(chunk) = chunks.next().await {
            bytes.extend_from_slice(&chunk.map_err(|_| Refusal::Unreachable)?);
            if bytes.len() > LARGEST {
                return Err(Refusal::Unreadable);
            }
        }
        let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(kind))];
        Ok((StatusCode::OK, headers, Body::from(bytes)).into_response())
    }
}
