//! `/_relay/session`: signing in, asking who one is, signing out.

use std::time::Duration;

use axum::{
    Json, Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
    routing::{delete, post},
};
use jiff::Timestamp;
use personio::credentials::Secret;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Session, SessionProblem, Stopped, Way, code::Code};
use crate::{
    audit::{Actor, Deed},
    client_address,
    moment::Moment,
    origin,
    personnel::{Personnel, Shut},
    relay::Relay,
};

/// A code in its envelope is far smaller.
const LARGEST_BODY: usize = 1024;
const BODY_WITHIN: Duration = Duration::from_secs(10);

/// The routes of sessions; only allowed pages and extensions, and programs that are no browser, may use them.
pub(crate) fn router(relay: &Relay, personnel: &Personnel) -> Router<Relay> {
    Router::new()
        .route("/_relay/session", post(sign_in).get(who_am_i).delete(sign_out))
        .route("/_relay/sessions", delete(sign_out_everywhere))
        .route_layer(middleware::from_fn_with_state(relay.clone(), origin::employees))
        .with_state(personnel.clone())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignIn {
    code: String,
    /// What the challenge of a sign-in with the provider was made of (PKCE).
    #[serde(default)]
    verifier: Option<String>,
}

async fn sign_in(State(personnel): State<Personnel>, request: Request) -> Result<Response, Problem> {
    let now = Moment::now();
    let (head, body) = request.into_parts();
    let address = client_address::of(&head.extensions, &head.headers, &personnel.trusted_proxies);
    let attempt = personnel.attempts.begin(address, now).await.map_err(|stopped| match stopped {
        Stopped::Until(wait) => Problem::TooMany(wait),
        Stopped::Trouble(error) => error.into(),
    })?;
    let (code, verifier) = read(body).await.ok_or(Problem::WrongCode)?;
    let signed_in = exchange(&personnel, &code, verifier.as_deref(), now).await;
    // What goes wrong on this side is no guess.
    if !matches!(signed_in, Err(Problem::WrongCode)) {
        personnel.attempts.take_back(attempt).await;
    }
    let (token, session, way) = signed_in?;
    let action = match way {
        Way::Invitation => "sign_in",
        Way::OpenId => "sign_in_openid",
    };
    note(&personnel, &session, action, now).await;
    tracing::info!(session = session.id, "signed in");
    let body = json!({"token": token.expose(), "session": shown(&personnel, &session)});
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

/// Uses a code up.
async fn exchange(
    personnel: &Personnel,
    code: &Code,
    verifier: Option<&str>,
    now: Moment,
) -> Result<(Secret, Session, Way), Problem> {
    let known = personnel.sessions.invited(code, now).await?.ok_or(Problem::WrongCode)?;
    if !known.is_for(verifier) {
        personnel.sessions.take_back(code).await?;
        return Err(Problem::WrongCode);
    }
    let invited = known.invited;
    if !personnel.config.allows_address(&invited.email) {
        return Err(Problem::WrongCode);
    }
    // Days may have passed since the invitation: who left does not come in, and who got the address of somebody who
    // left does not either.
    let found = personnel.directory.by_email(&invited.email).await.map_err(|error| {
        tracing::warn!(%error, "nobody can sign in: Personio cannot be asked");
        Problem::NoPersonio
    })?;
    if found.is_none_or(|found| found.person != invited.person) {
        personnel.sessions.end_all(&invited.person).await?;
        return Err(Problem::WrongCode);
    }
    let employee = personnel.directory.employee(&invited.email).await;
    let signed_in = personnel.sessions.sign_in(code, employee.as_deref(), now).await?;
    let (token, session) = signed_in.ok_or(Problem::WrongCode)?;
    Ok((token, session, known.way))
}

async fn who_am_i(State(personnel): State<Personnel>, headers: HeaderMap) -> Result<Json<Value>, Problem> {
    let session = personnel.enter(&headers, Moment::now()).await?;
    Ok(Json(shown(&personnel, &session)))
}

async fn sign_out(State(personnel): State<Personnel>, headers: HeaderMap) -> Result<StatusCode, Problem> {
    let now = Moment::now();
    let session = known(&personnel, &headers, now).await?;
    personnel.sessions.end(&session.id).await?;
    note(&personnel, &session, "sign_out", now).await;
    Ok(StatusCode::NO_CONTENT)
}

async fn sign_out_everywhere(State(personnel): State<Personnel>, headers: HeaderMap) -> Result<StatusCode, Problem> {
    let now = Moment::now();
    let session = known(&personnel, &headers, now).await?;
    personnel.sessions.end_all(&session.person).await?;
    note(&personnel, &session, "sign_out_everywhere", now).await;
    Ok(StatusCode::NO_CONTENT)
}

/// Leaving needs nobody's word: Personio is not asked.
async fn known(personnel: &Personnel, headers: &HeaderMap, now: Moment) -> Result<Session, Problem> {
    let token = super::bearer(headers).ok_or(Problem::Shut(Shut::SignIn))?;
    personnel.sessions.find(token, now).await?.ok_or(Problem::Shut(Shut::SignIn))
}

async fn note(personnel: &Personnel, session: &Session, action: &str, now: Moment) {
    let caller = personnel.caller(session);
    let actor = Actor::Person { session: &session.id, caller: &caller };
    if let Err(error) = personnel.audit.done(Deed { actor, action, target: &session.email }, now).await {
        tracing::error!(%error, action, "the audit log cannot be written");
    }
}

async fn read(body: Body) -> Option<(Code, Option<String>)> {
    let bytes = tokio::time::timeout(BODY_WITHIN, to_bytes(body, LARGEST_BODY)).await.ok()?.ok()?;
    let SignIn { code, verifier } = serde_json::from_slice(&bytes).ok()?;
    Some((Code::read(&code)?, verifier))
}

fn shown(personnel: &Personnel, session: &Session) -> Value {
    let moment = |moment: Moment| Timestamp::from_millisecond(moment.as_millis()).map(|at| at.to_string()).ok();
    json!({
        "id": session.id,
        "email": session.email,
        "person": {"id": session.person},
        "employee": session.employee.as_ref().map(|id| json!({"id": id})),
        "role": personnel.caller(session).role.name(),
        "created_at": moment(session.created_at),
        "expires_at": moment(session.expires_at),
    })
}

/// Why something of the relay's own did not work for who is signed in, or wants to be.
#[derive(Debug)]
pub(crate) enum Problem {
    WrongCode,
    TooMany(Duration),
    /// Personio does not say who somebody is.
    NoPersonio,
    /// Personio does not say what was asked for.
    NoAnswer,
    Shut(Shut),
    Trouble,
}

impl From<SessionProblem> for Problem {
    fn from(error: SessionProblem) -> Self {
        tracing::error!(%error, "a session cannot be kept");
        Self::Trouble
    }
}

impl From<Shut> for Problem {
    fn from(shut: Shut) -> Self {
        Self::Shut(shut)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, code, message) = match self {
            Self::WrongCode => (
                StatusCode::FORBIDDEN,
                "invalid_code",
                "This code does not open anything: it may be mistyped, used or too old. Sign in anew, or ask for \
                 a new invitation.",
            ),
            Self::TooMany(_) => (
                StatusCode::TOO_MANY_REQUESTS,
                "too_many_attempts",
                "Too many codes were tried. Nothing is lost: your code stays valid. Please wait and try again.",
            ),
            Self::NoAnswer => (
                StatusCode::SERVICE_UNAVAILABLE,
                "personio_unreachable",
                "Personio cannot be asked right now. Please try again in a few minutes.",
            ),
            Self::NoPersonio | Self::Shut(Shut::Unverified) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "personio_unreachable",
                "Personio cannot be asked right now who you are. Nothing is lost; please try again in a few minutes.",
            ),
            Self::Shut(Shut::SignIn) => {
                (StatusCode::UNAUTHORIZED, "sign_in", "You are not signed in, or no longer. Please sign in.")
            }
            Self::Trouble | Self::Shut(Shut::Trouble) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "trouble",
                "The relay cannot do this right now. Nothing was changed; please try again in a few minutes.",
            ),
        };
        let mut response = (status, Json(json!({"error": {"code": code, "message": message}}))).into_response();
        if let Self::TooMany(wait) = self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs().saturating_add(1)));
        }
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
