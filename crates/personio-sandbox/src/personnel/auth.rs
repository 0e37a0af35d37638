//! `POST /v1/auth`

use axum::http::{Method, StatusCode, header};
use serde_json::json;

use super::error;
use crate::{
    access::v1_name,
    call::{Call, Input, Payload},
    limit::Counted,
    reply::Reply,
    sandbox,
};

/// Whether credentials stand where logs would keep them.
pub(super) fn in_query(call: &Call) -> bool {
    call.query("client_secret").is_some() || call.query("client_id").is_some()
}

/// Gives the token of a client: the same one for a day.
pub(super) fn token(state: &sandbox::State, call: &Call) -> Reply {
    if call.method != Method::POST {
        return error::new(StatusCode::METHOD_NOT_ALLOWED, 405, "Method Not Allowed");
    }
    if state.limits.take(Counted::V1Auth).is_err() {
        return error::too_many();
    }
    if in_query(call) {
        return error::new(
            StatusCode::FORBIDDEN,
            403,
            "Credentials in the query are not supported. Send them in the body.",
        );
    }
    let input = match &call.payload {
        Payload::Json(value) | Payload::Form(value) => Input::of(value),
        _ => None,
    };
    let text = |key: &str| input.and_then(|input| input.text(key).ok().flatten());
    let (Some(id), Some(secret)) = (text("client_id"), text("client_secret")) else {
        return error::bad_request("client_id and client_secret are required.");
    };
    let now = state.company().now();
    match state.access.token_v1(id, secret, now) {
        Ok(issued) => {
            let scope: Vec<String> = issued.scopes.iter().map(|scope| v1_name(scope)).collect();
            let data = json!({"token": issued.token, "expires_in": issued.seconds, "scope": scope.join(" ")});
            let bearer = format!("Bearer {}", issued.token);
            Reply::ok(json!({"success": true, "data": data})).with(header::AUTHORIZATION, bearer)
        }
        Err(_) => {
            let status = match state.quirks.variant("v1-login-failure") {
                Some("401") => StatusCode::UNAUTHORIZED,
                Some("200") => StatusCode::OK,
                _ => StatusCode::FORBIDDEN,
            };
            error::new(status, i64::from(status.as_u16()), "Wrong credentials")
        }
    }
}
