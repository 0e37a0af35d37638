//! The log of requests and answers.

mod expectation;
mod pattern;

pub(crate) use expectation::{Expectation, Wanted};

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use axum::{
    body::{Body, HttpBody, to_bytes},
    extract::{Request, State},
    http::header,
    middleware::Next,
    response::Response,
};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::{
    call::{bearer, pairs},
    sandbox,
};

/// Bodies up to this size are kept.
const KEPT_BODY: usize = 64 * 1024;

/// How many exchanges are kept.
const KEPT: usize = 1000;

/// A request and how it was answered.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Exchange {
    /// Counts from 1.
    pub(crate) id: u64,
    pub(crate) at: Timestamp,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) status: u16,
    /// How long the answer took.
    pub(crate) milliseconds: f64,
    /// The client whose token it was, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) client: Option<String>,
    /// What the caller says that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) app_id: Option<String>,
    /// The body, if it is JSON or a form. Credentials are not in it.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub(crate) body: Value,
}

impl Exchange {
    /// Names and values of the query, decoded.
    fn query_pairs(&self) -> Vec<(String, String)> {
        pairs(&self.query)
    }
}

/// The latest exchanges.
#[derive(Debug, Default)]
pub(crate) struct Log {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    last_id: u64,
    exchanges: VecDeque<Exchange>,
}

impl Log {
    /// Notes an exchange and gives it its number.
    pub(crate) fn note(&self, mut exchange: Exchange) {
        let mut inner = self.lock();
        inner.last_id = inner.last_id.saturating_add(1);
        exchange.id = inner.last_id;
        if inner.exchanges.len() >= KEPT {
            inner.exchanges.pop_front();
        }
        inner.exchanges.push_back(exchange);
    }

    /// In the order in which they were answered.
    pub(crate) fn list(&self) -> Vec<Exchange> {
        self.lock().exchanges.iter().cloned().collect()
    }

    pub(crate) fn clear(&self) {
        self.lock().exchanges.clear();
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Notes every request that is not a control.
pub(crate) async fn note(State(state): State<Arc<sandbox::State>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if path.starts_with("/_sandbox") {
        let writes = !request.method().is_safe();
        let response = next.run(request).await;
        if writes {
            state.keep().await;
        }
        return response;
    }
    // Reading changes nothing, unless a day has begun since, or tokens rotate.
    let new_day = state.company().begin_day();
    let writes = new_day || !request.method().is_safe() || state.quirks.is("v1-token", "rotating");
    let method = request.method().to_string();
    let query = without_credentials(request.uri().query().unwrap_or_default());
    let token = bearer(request.headers()).map(str::to_owned);
    let app_id = request.headers().get("x-personio-app-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    let (request, body) = with_body(request, &path).await;
    // Looked up before the request may have revoked it.
    let client = token.and_then(|token| state.access.client_of(&token));
    let begun = Instant::now();
    let response = next.run(request).await;
    // What is answered is on disk, if there is one.
    if writes {
        state.keep().await;
    }
    let milliseconds = (begun.elapsed().as_secs_f64() * 10_000.0).round() / 10.0;
    let at = state.company().now();
    let status = response.status().as_u16();
    state.log.note(Exchange { id: 0, at, method, path, query, status, milliseconds, client, app_id, body });
    response
}

/// The body of a personnel request, if it is small and says how small, is JSON or a form, and holds no secret.
async fn with_body(request: Request, path: &str) -> (Request, Value) {
    let length = request.body().size_hint().exact().and_then(|length| usize::try_from(length).ok());
    let personnel = path.starts_with("/v1/company/") || (path.starts_with("/v2/") && !path.starts_with("/v2/auth/"));
    if !personnel || length.is_none_or(|length| length == 0 || length > KEPT_BODY) {
        return (request, Value::Null);
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let (is_json, is_form) = (kind.contains("json"), kind.contains("x-www-form-urlencoded"));
    if !is_json && !is_form {
        return (request, Value::Null);
    }
    let (head, body) = request.into_parts();
    let bytes = to_bytes(body, KEPT_BODY).await.unwrap_or_default();
    let text = || Value::String(String::from_utf8_lossy(&bytes).into_owned());
    let noted = if is_json { serde_json::from_slice(&bytes).unwrap_or_else(|_| text()) } else { text() };
    (Request::from_parts(head, Body::from(bytes.clone())), noted)
}

/// A query in which the values of credentials are left out.
fn without_credentials(query: &str) -> String {
    let pairs = query.split('&').map(|pair| match pair.split_once('=') {
        Some((name, _)) if name.contains("secret") || name.contains("token") => format!("{name}=…"),
        _ => pair.to_owned(),
    });
    pairs.collect::<Vec<_>>().join("&")
}
