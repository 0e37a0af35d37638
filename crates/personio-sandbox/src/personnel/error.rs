//! Refusals of v1: `{"success":false,"error":{"code","message"}}`.

use axum::http::StatusCode;
use jiff::Timestamp;
use serde_json::json;

use super::report;
use crate::{call::Input, call::Payload, desk::Desk, reply::Reply};

pub(super) fn new(status: StatusCode, code: i64, message: &str) -> Reply {
    Reply::json(status, json!({"success": false, "error": {"code": code, "message": message}}))
}

/// What an endpoint of v1 answers when Personio fails.
pub(crate) fn failure(now: Timestamp, status: StatusCode, path: &str) -> Reply {
    if path.starts_with("/v1/company/custom-reports/") {
        return report::refusal(status, "Internal Server Error", "Something went wrong", now);
    }
    let absence_list = path == "/v1/company/absence-periods" && status.is_server_error();
    let code = if absence_list { 0 } else { i64::from(status.as_u16()) };
    new(
        status,
        code,
        if status.is_server_error() { "Something went wrong" } else { status.canonical_reason().unwrap_or("Error") },
    )
}

/// 400 with a message.
pub(super) fn bad_request(message: &str) -> Reply {
    new(StatusCode::BAD_REQUEST, 400, message)
}

/// 422 of employees.
pub(super) fn unprocessable(message: &str) -> Reply {
    new(StatusCode::UNPROCESSABLE_ENTITY, 422, message)
}

/// 422 with what is wrong, by field; `code` is 0.
pub(super) fn failed_validation(message: &str, field: &str, complaint: &str) -> Reply {
    let mut data = serde_json::Map::new();
    data.insert(field.to_owned(), json!([complaint]));
    let error = json!({"code": 0, "message": message, "error_data": data});
    Reply::json(StatusCode::UNPROCESSABLE_ENTITY, json!({"success": false, "error": error}))
}

/// Personio answers in German here.
pub(super) fn no_such_employee() -> Reply {
    new(StatusCode::NOT_FOUND, 404, "Es ist ein Problem aufgetreten ")
}

pub(super) fn no_authorization() -> Reply {
    new(StatusCode::UNAUTHORIZED, 401, "Authorization is not provided")
}

pub(super) fn invalid_authorization() -> Reply {
    new(StatusCode::FORBIDDEN, 403, "Provided authorization is not valid")
}

pub(super) fn too_many() -> Reply {
    new(StatusCode::TOO_MANY_REQUESTS, 429, "Too Many Requests")
}

/// The object of a body, JSON or form.
pub(super) fn body<'a>(desk: &Desk<'a>) -> Result<Input<'a>, Reply> {
    let call = desk.call;
    let object = match &call.payload {
        Payload::Json(value) | Payload::Form(value) => Input::of(value),
        _ => None,
    };
    object.ok_or_else(|| bad_request("The request body is no object."))
}
