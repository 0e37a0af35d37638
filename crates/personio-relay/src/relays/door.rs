//! Which company a request is for: by its host, or by `/c/NAME` in front of its path.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{StatusCode, Uri, header, uri::PathAndQuery},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::{Map, Value, json};
use tower::ServiceExt;

use crate::{
    config::{CompanyName, Host},
    headers::{self, Travel},
    relay::Relay,
};

/// What a company answers, and under which names.
#[derive(Clone, Debug)]
pub(super) struct Door {
    name: Option<CompanyName>,
    hosts: Vec<Host>,
    router: Router,
    travel: Travel,
}

impl Door {
    pub(super) fn of(relay: &Relay) -> Self {
        let config = relay.config();
        Self {
            name: config.name.clone(),
            hosts: config.hosts.clone(),
            router: relay.router(),
            travel: Travel::of(config),
        }
    }

    /// What is behind the company's own prefix.
    fn behind_prefix<'a>(&self, path: &'a str) -> Option<&'a str> {
        let rest = path.strip_prefix("/c/")?.strip_prefix(self.name.as_ref()?.as_str())?;
        (rest.is_empty() || rest.starts_with('/')).then_some(rest)
    }
}

/// Leads each request to its company.
pub(super) fn router(doors: Vec<Door>) -> Router {
    let travel = doors.first().map_or(Travel::Clear, |door| door.travel);
    let doors: Arc<[Door]> = doors.into();
    Router::new()
        .route("/_relay/health", get(health))
        .route("/_relay/health/ready", get(health))
        .route("/_relay/health/live", get(|| async { Json(json!({"status": "live"})) }))
        .fallback(nobody)
        .layer(headers::secured(travel))
        .layer(middleware::from_fn_with_state(Arc::clone(&doors), lead))
        .with_state(doors)
}

async fn lead(State(doors): State<Arc<[Door]>>, mut request: Request, next: middleware::Next) -> Response {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let host = hosts.next().filter(|_| hosts.next().is_none()).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let by_host = doors.iter().find(|door| door.hosts.iter().any(|own| own.is(host)));
    let path = request.uri().path();
    // On a company's own host there is no other company.
    let door = by_host.or_else(|| doors.iter().find(|door| door.behind_prefix(path).is_some()));
    let Some(door) = door else { return next.run(request).await };
    if let Some(rest) = door.behind_prefix(path) {
        match without_prefix(request.uri(), rest) {
            Some(uri) => *request.uri_mut() = uri,
            None => return next.run(request).await,
        }
    }
    let Ok(response) = door.router.clone().oneshot(request).await;
    response
}

fn without_prefix(uri: &Uri, rest: &str) -> Option<Uri> {
    let path = if rest.is_empty() { "/" } else { rest };
    let whole = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(whole).ok()?);
    Uri::from_parts(parts).ok()
}

async fn nobody() -> Response {
    let body = json!({"error": {
        "code": "no_such_company",
        "message": "This relay has no company at this address. Companies are reached by their host, or by /c/NAME in \
                    front of the path.",
    }});
    (StatusCode::NOT_FOUND, Json(body)).into_response()
}

/// Ready once all companies are.
async fn health(State(doors): State<Arc<[Door]>>) -> Response {
    let mut companies = Map::new();
    let mut is_ready = true;
    for door in doors.iter() {
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = Uri::from_static("/_relay/health/ready");
        let Ok(response) = door.router.clone().oneshot(request).await;
        is_ready &= response.status().is_success();
        let body = to_bytes(response.into_body(), 64 * 1024).await.unwrap_or_default();
        let name = door.name.as_ref().map_or("company", CompanyName::as_str);
        companies.insert(name.to_owned(), serde_json::from_slice(&body).unwrap_or(Value::Null));
    }
    let status = if is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = json!({"status": if is_ready { "ready" } else { "not_ready" }, "companies": companies});
    (status, Json(body)).into_response()
}
