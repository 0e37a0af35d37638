//! `POST /v1/recruiting/applications`

mod validation;

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use serde_json::{Map, Value};

use crate::{
    body::{self, BodyError},
    credentials,
    error_code::ErrorCode,
    error_response::{ErrorResponse, FieldErrors},
    limit::Counted,
    sandbox,
};

/// Takes an application: 201 without a body, or what is wrong with it.
pub(crate) async fn submit(State(state): State<Arc<sandbox::State>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = body::read(body).await;
    if let Err(answer) = credentials::check(&head.headers, &state.account.settings()) {
        return answer;
    }
    if let Err(refusal) = state.limits.take(Counted::Applications) {
        return refusal.into_response();
    }
    match read_object(&head.headers, body) {
        Ok(object) => store(&state, &object),
        Err(refusal) => refusal.into_response(),
    }
}

fn store(state: &sandbox::State, object: &Map<String, Value>) -> Response {
    let application = match validation::check(state, object) {
        Ok(application) => application,
        Err(errors) => return errors.into_response(StatusCode::BAD_REQUEST),
    };
    match state.store.add_application(application) {
        Ok(()) => StatusCode::CREATED.into_response(),
        Err(_) => FieldErrors::of("email", ErrorCode::ApplicantAlreadyExists).into_response(StatusCode::BAD_REQUEST),
    }
}

fn read_object(headers: &HeaderMap, body: Result<Bytes, BodyError>) -> Result<Map<String, Value>, ErrorResponse> {
    let refuse = |detail: &str| ErrorResponse::new(StatusCode::BAD_REQUEST, detail);
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    if !media_type.eq_ignore_ascii_case("application/json") {
        return Err(refuse("The content type must be application/json."));
    }
    let body = match body {
        Ok(body) => body,
        Err(BodyError::TooLarge) => {
            return Err(ErrorResponse::new(StatusCode::PAYLOAD_TOO_LARGE, "The application is too large."));
        }
        Err(BodyError::Broken) => return Err(refuse("The request body is incomplete.")),
    };
    match serde_json::from_slice(&body) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(refuse("The request body is no JSON object.")),
        Err(error) => Err(refuse(&format!("The request body is no JSON: {error}."))),
    }
}
