//! `POST /v2/auth/token` and `POST /v2/auth/revoke`

use axum::http::{Method, StatusCode};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::problem;
use crate::{
    access::{NoToken, is_known},
    call::{Call, Input, Payload},
    limit::Counted,
    reply::Reply,
    sandbox,
};

pub(super) fn answer(state: &sandbox::State, call: &Call) -> Reply {
    let now = state.company().now();
    let segments: Vec<&str> = call.segments.iter().map(String::as_str).collect();
    let run = match segments.as_slice() {
        ["auth", "token"] => token,
        ["auth", "revoke"] => revoke,
        _ => return problem::no_endpoint(&call.path),
    };
    if call.method != Method::POST {
        return problem::method_not_allowed(now);
    }
    run(state, call)
}

fn token(state: &sandbox::State, call: &Call) -> Reply {
    let now = state.company().now();
    if state.limits.take(Counted::V2Token).is_err() {
        return problem::too_many(now);
    }
    if call.query("client_secret").is_some() {
        return problem::new(
            now,
            StatusCode::FORBIDDEN,
            "Forbidden",
            "Credentials in the query are not supported. Send them in the body.",
            "common.forbidden",
        );
    }
    let form = match &call.payload {
        Payload::Form(form) => form.clone(),
        Payload::Empty if call.header("content-type").is_some_and(|kind| kind.contains("x-www-form-urlencoded")) => {
            Value::Object(Map::new())
        }
        _ => return wrong_content_type(state),
    };
    let input = Input::of(&form);
    let text = |key: &str| input.and_then(|input| input.filled(key).ok().flatten());
    let missing: Vec<&str> =
        ["grant_type", "client_id", "client_secret"].into_iter().filter(|key| text(key).is_none()).collect();
    let grant_type = text("grant_type").unwrap_or_default();
    if grant_type.is_empty() || (grant_type == "client_credentials" && !missing.is_empty()) {
        let description = "The request has missing or invalid required parameters.";
        let anchor = "invalid_request.required_parameters_missing";
        return refusal(state, "invalid_request", description, anchor, Some(json!({"missing_parameters": missing})));
    }
    if grant_type != "client_credentials" {
        let description = "The requested authorization grant type is not supported by the server.";
        let meta = Some(json!({"grant_type": grant_type}));
        return refusal(state, "unsupported_grant_type", description, "unsupported_grant_type", meta);
    }
    let scope = text("scope").unwrap_or_default();
    let (id, secret) = (text("client_id").unwrap_or_default(), text("client_secret").unwrap_or_default());
    match state.access.token_v2(id, secret, scope, now) {
        Ok(issued) => Reply::ok(json!({
            "access_token": issued.token,
            "expires_in": issued.seconds,
            "token_type": "Bearer",
            "scope": issued.scopes.into_iter().collect::<Vec<_>>().join(" "),
        })),
        Err(NoToken::UnknownClient) => {
            let description = "Client authentication failed: the client is unknown or its secret is wrong.";
            refusal(state, "invalid_client", description, "invalid_client", None)
        }
        Err(NoToken::InvalidScope) if scope.split_whitespace().all(is_known) => {
            let description = "The client does not have all scopes that it asks for.";
            refusal(state, "invalid_grant", description, "invalid_grant", None)
        }
        Err(NoToken::InvalidScope) => {
            refusal(state, "invalid_scope", "One of the requested scopes is invalid.", "invalid_scope", None)
        }
    }
}

fn revoke(state: &sandbox::State, call: &Call) -> Reply {
    let Payload::Form(form) = &call.payload else { return wrong_content_type(state) };
    match Input::of(form).and_then(|input| input.filled("token").ok().flatten()) {
        Some(token) => {
            state.access.revoke(token);
            Reply::empty(StatusCode::OK)
        }
        None => {
            let description = "The request has missing or invalid required parameters.";
            let anchor = "invalid_request.required_parameters_missing";
            refusal(state, "invalid_request", description, anchor, Some(json!({"missing_parameters": ["token"]})))
        }
    }
}

/// This one has its anchor in `type`.
fn wrong_content_type(state: &sandbox::State) -> Reply {
    let description = "The content type of the request must be \"application/x-www-form-urlencoded\".";
    let mut body = facts(state, "invalid_request", description);
    body.insert("type".into(), json!(anchor("invalid_request.invalid_request_content_type")));
    Reply::problem(StatusCode::BAD_REQUEST, Value::Object(body))
}

fn refusal(state: &sandbox::State, error: &str, description: &str, page: &str, meta: Option<Value>) -> Reply {
    let mut body = facts(state, error, description);
    body.insert("error_uri".into(), json!(anchor(page)));
    if let Some(meta) = meta {
        body.insert("meta".into(), meta);
    }
    Reply::problem(StatusCode::BAD_REQUEST, Value::Object(body))
}

fn facts(state: &sandbox::State, error: &str, description: &str) -> Map<String, Value> {
    let now = state.company().now();
    let mut body = Map::new();
    body.insert("timestamp".into(), json!(now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()));
    body.insert("trace_id".into(), json!(Uuid::new_v4()));
    body.insert("error".into(), json!(error));
    body.insert("error_description".into(), json!(description));
    body
}

fn anchor(page: &str) -> String {
    format!("https://developer.personio.de/reference/errors#credentials.oauth2.{page}")
}
