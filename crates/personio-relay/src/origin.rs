//! Which pages may do what.
//!
//! The board and the widget's files are public: any page may read them. Only pages of allowed origins may send
//! something. Others may read why they are refused, and nothing else, so that a page can tell its visitors and its
//! editor. Browsers cannot lie about their origin; programs can, which is what limits and checks are for.

use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::json;
use tower::util::MapResponseLayer;

use crate::{refused_body, relay::Relay};

const METHODS: HeaderValue = HeaderValue::from_static("POST, DELETE");
const HEADERS: HeaderValue = HeaderValue::from_static("content-type, idempotency-key, x-relay-ticket");
/// Two hours is the longest that Chromium keeps a preflight.
const PREFLIGHT_SECONDS: HeaderValue = HeaderValue::from_static("7200");

/// Lets everybody read.
pub(crate) fn public() -> MapResponseLayer<impl Fn(Response) -> Response + Clone> {
    MapResponseLayer::new(|mut response: Response| {
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
        response
    })
}

/// Lets pages of allowed origins send applications, and answers the preflights of all: a refused one reaches no page.
pub(crate) async fn guard(State(relay): State<Relay>, request: Request, next: Next) -> Response {
    let applications = &relay.config().applications;
    let is_allowed = match said(&request) {
        Said::Nothing => applications.allow_requests_without_origin,
        Said::Origin(origin) => applications.allowed_origins.iter().any(|allowed| allowed.is(origin)),
        Said::Nonsense => false,
    };
    let allowed = if is_allowed { Allowed::Yes } else { Allowed::No(NO_APPLICATIONS) };
    answer(request, next, allowed, &APPLICATIONS).await
}

/// Lets allowed pages and extensions use the relay for employees. What no browser sent passes: it needs a token in any
/// case, and there are no cookies that a strange page could ride on.
pub(crate) async fn employees(State(relay): State<Relay>, request: Request, next: Next) -> Response {
    let is_allowed = match (said(&request), &relay.config().personnel) {
        (Said::Nothing, _) => true,
        (Said::Origin(origin), Some(personnel)) => {
            personnel.allows_origin(origin) || personnel.public_url.origin() == origin
        }
        (Said::Origin(_), None) | (Said::Nonsense, _) => false,
    };
    let allowed = if is_allowed { Allowed::Yes } else { Allowed::No(NOT_FOR_EMPLOYEES) };
    answer(request, next, allowed, &EMPLOYEES).await
}

/// What the header `Origin` says.
enum Said<'a> {
    Nothing,
    Origin(&'a str),
    Nonsense,
}

fn said(request: &Request) -> Said<'_> {
    match request.headers().get(header::ORIGIN).map(HeaderValue::to_str) {
        None => Said::Nothing,
        Some(Ok(origin)) => Said::Origin(origin),
        Some(Err(_)) => Said::Nonsense,
    }
}

enum Allowed {
    Yes,
    /// With what its visitor and its editor read.
    No(&'static str),
}

/// What a page may send, and read of an answer.
struct Sending {
    methods: HeaderValue,
    headers: HeaderValue,
    exposed: Option<HeaderValue>,
}

static APPLICATIONS: Sending = Sending { methods: METHODS, headers: HEADERS, exposed: None };

static EMPLOYEES: Sending = Sending {
    methods: HeaderValue::from_static("GET, POST, PATCH, DELETE"),
    headers: HeaderValue::from_static("authorization, content-type, beta, x-personio-app-id, x-personio-partner-id"),
    exposed: Some(HeaderValue::from_static("retry-after, content-disposition")),
};

async fn answer(request: Request, next: Next, allowed: Allowed, sending: &Sending) -> Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let mut response = if request.method() == Method::OPTIONS {
        preflight(sending)
    } else {
        match allowed {
            Allowed::Yes => next.run(request).await,
            Allowed::No(message) => {
                tracing::warn!(origin = ?origin, "refused: not an allowed origin");
                refused_body::drain(request.into_body().into_data_stream()).await;
                let body = json!({"error": {"code": "origin_not_allowed", "message": message}});
                (StatusCode::FORBIDDEN, Json(body)).into_response()
            }
        }
    };
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(origin) = origin {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        if let Some(exposed) = &sending.exposed {
            headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, exposed.clone());
        }
    }
    response
}

fn preflight(sending: &Sending) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, sending.methods.clone());
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, sending.headers.clone());
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
    response
}

const NO_APPLICATIONS: &str = "Pages of this origin may not send applications. The operator of the relay can allow it: \
                               applications.allowed_origins in the configuration.";
const NOT_FOR_EMPLOYEES: &str = "This page or extension may not use the relay for employees. The operator of the relay \
                                 can allow it: personnel.allowed_origins or personnel.allowed_extensions in the \
                                 configuration.";
