//! `multipart/form-data`, read whole.

use axum::{
    body::Body,
    extract::{DefaultBodyLimit, FromRequest, Multipart},
    http::{HeaderMap, Request, header},
};
use bytes::Bytes;

/// A part of a form: a field, or a file when it has a file name.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) filename: Option<String>,
    pub(crate) content: Bytes,
}

/// The body is not the form that its headers announce.
#[derive(Debug)]
pub(crate) struct InvalidMultipart;

/// Reads all parts, in their order.
pub(crate) async fn read(headers: &HeaderMap, body: Bytes) -> Result<Vec<Part>, InvalidMultipart> {
    let mut request = Request::new(Body::from(body));
    if let Some(content_type) = headers.get(header::CONTENT_TYPE) {
        request.headers_mut().insert(header::CONTENT_TYPE, content_type.clone());
    }
    // The body is in memory and its size was checked; axum's own limit of 2 MB is for bodies that are not.
    DefaultBodyLimit::disable().apply(&mut request);
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| InvalidMultipart)?;
    let mut parts = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|_| InvalidMultipart)? {
        let name = field.name().unwrap_or_default().to_owned();
        let filename = field.file_name().map(str::to_owned);
        let content = field.bytes().await.map_err(|_| InvalidMultipart)?;
        parts.push(Part { name, filename, content });
    }
    Ok(parts)
}
