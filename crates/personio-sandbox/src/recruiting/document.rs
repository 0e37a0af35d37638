//! `POST /v1/recruiting/applications/documents`

use std::sync::Arc;

use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use serde_json::json;

use super::file_type;
use crate::{
    body::{self, BodyError},
    credentials,
    error_code::ErrorCode,
    error_response::{ErrorResponse, FieldErrors},
    limit::Counted,
    multipart, sandbox,
    store::Document,
};

/// Personio's 20 MB.
pub(super) const MAX_BYTES: usize = 20 * 1024 * 1024;

/// Takes one document.
pub(crate) async fn upload(State(state): State<Arc<sandbox::State>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = body::read(body).await;
    if let Err(answer) = credentials::check(&head.headers, &state.account.settings()) {
        return answer;
    }
    if let Err(refusal) = state.limits.take(Counted::Documents) {
        return refusal.into_response();
    }
    match body {
        Ok(body) => store(&state, &head.headers, body).await.unwrap_or_else(|refusal| refusal),
        Err(BodyError::TooLarge) => too_big(),
        Err(BodyError::Broken) => invalid_multipart(),
    }
}

async fn store(state: &sandbox::State, headers: &HeaderMap, body: Bytes) -> Result<Response, Response> {
    let parts = multipart::read(headers, body).await.map_err(|_| invalid_multipart())?;
    let mut files = parts.into_iter().filter(|part| part.name == "file");
    let Some(file) = files.next() else {
        return Err(unprocessable(ErrorCode::RequiredAttribute));
    };
    let Some(filename) = file.filename else {
        return Err(ErrorResponse::new(StatusCode::UNPROCESSABLE_ENTITY, "The part file is no file.").into_response());
    };
    if files.next().is_some() {
        return Err(ErrorResponse::new(StatusCode::UNPROCESSABLE_ENTITY, "Send one file at a time.").into_response());
    }
    if file.content.len() > MAX_BYTES {
        return Err(too_big());
    }
    let Some(extension) = file_type::allowed_extension(&filename, file_type::Endpoint::Documents) else {
        return Err(unprocessable(ErrorCode::InvalidFileType));
    };
    if file.content.is_empty() {
        return Err(ErrorResponse::new(StatusCode::UNPROCESSABLE_ENTITY, "The file is empty.").into_response());
    }
    let mimetype = file_type::mimetype(&file.content, &extension);
    let document = Document::new(filename, extension, mimetype, file.content);
    let answer = json!({
        "uuid": document.uuid,
        "size": document.content.len(),
        "mimetype": document.mimetype,
        "original_filename": document.original_filename,
        "extension": document.extension,
    });
    state.store.add_document(document);
    Ok(Json(answer).into_response())
}

fn too_big() -> Response {
    FieldErrors::of("file", ErrorCode::FileTooBig).into_response(StatusCode::PAYLOAD_TOO_LARGE)
}

fn unprocessable(code: ErrorCode) -> Response {
    FieldErrors::of("file", code).into_response(StatusCode::UNPROCESSABLE_ENTITY)
}

fn invalid_multipart() -> Response {
    ErrorResponse::new(StatusCode::BAD_REQUEST, "Invalid multipart request body and/or headers supplied.")
        .into_response()
}
