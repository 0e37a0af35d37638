//! `/_relay/openid/start` and `/_relay/openid/callback`.

use std::{net::IpAddr, time::Duration};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};

use super::{
    Provider, SignInProblem,
    client::{Client, Parameters},
    flow::{Cookies, Flow},
    identity::Identity,
};
use crate::{
    client_address,
    moment::Moment,
    pages::{self, Language},
    personnel::Personnel,
    relay::Relay,
    sessions::{Invited, OneTime, Stopped},
};

/// A client uses its code at once.
const FOR_CLIENTS: Duration = Duration::from_secs(60);
/// People look for the window of their extension.
const FOR_PEOPLE: Duration = Duration::from_secs(10 * 60);

/// The routes of sign-in with the provider; without one there are none.
pub(crate) fn router(personnel: &Personnel) -> Router<Relay> {
    if personnel.openid.is_none() {
        return Router::new();
    }
    Router::new()
        .route("/_relay/openid/start", get(start))
        .route("/_relay/openid/callback", get(callback))
        .with_state(personnel.clone())
}

async fn start(State(personnel): State<Personnel>, request: Request) -> Response {
    let (language, now) = (Language::asked(request.headers()), Moment::now());
    let client = match Client::read(request.uri(), &personnel.config) {
        Ok(client) => client,
        Err(problem) => return pages::refused(language, problem),
    };
    match begin(&personnel, client.clone(), now).await {
        Ok(response) => response,
        Err(problem) => refused(client.as_ref(), problem, language),
    }
}

async fn begin(personnel: &Personnel, client: Option<Client>, now: Moment) -> Result<Response, SignInProblem> {
    let provider = provider(personnel)?;
    let flow = Flow::begin(personnel.sessions.company(), client, now)?;
    let address = provider.address_of(&flow, now).await?;
    let cookie = cookies(personnel).keep(&personnel.vault, &flow)?;
    Ok(([(header::SET_COOKIE, cookie)], to(&address)?).into_response())
}

async fn callback(State(personnel): State<Personnel>, request: Request) -> Response {
    let (language, now) = (Language::asked(request.headers()), Moment::now());
    let address = client_address::of(request.extensions(), request.headers(), &personnel.trusted_proxies);
    let (flow, returned) = match returned(&personnel, request.headers(), request.uri(), now) {
        Ok(returned) => returned,
        Err(problem) => return pages::refused(language, problem),
    };
    let mut response = match attempt(&personnel, &flow, returned, address, language, now).await {
        Ok(response) => response,
        Err(problem) => {
            tracing::info!(problem = problem.code(), "nobody was signed in by the OpenID provider");
            refused(flow.client.as_ref(), problem, language)
        }
    };
    if let Ok(cookie) = cookies(&personnel).forget(flow.id) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// What the provider sends the browser back with.
enum Returned {
    Code(String),
    /// Its word for no.
    No(SignInProblem),
}

fn returned(
    personnel: &Personnel,
    headers: &HeaderMap,
    uri: &Uri,
    now: Moment,
) -> Result<(Flow, Returned), SignInProblem> {
    let mut said = Parameters::read(uri)?;
    let state = said.take("state").ok_or(SignInProblem::NotBegun)?;
    let flow = cookies(personnel).find(headers, &personnel.vault, personnel.sessions.company(), &state, now);
    let flow = flow.ok_or(SignInProblem::NotBegun)?;
    // RFC 9207: a provider that names itself here is the one that was asked.
    let issuer = &provider(personnel)?.config().issuer;
    let is_other = said.take("iss").is_some_and(|said| said != *issuer);
    let returned = match (said.take("error"), said.take("code")) {
        _ if is_other => Returned::No(SignInProblem::Untrusted(super::Untrusted::Issuer)),
        (Some(error), _) => Returned::No(match error.as_str() {
            "access_denied" | "login_required" | "interaction_required" | "consent_required" => SignInProblem::Declined,
            "temporarily_unavailable" | "server_error" => SignInProblem::NoProvider,
            _ => SignInProblem::NotSetUp,
        }),
        (None, Some(code)) => Returned::Code(code),
        (None, None) => Returned::No(SignInProblem::Malformed),
    };
    Ok((flow, returned))
}

/// Who tries things out is let through a few times.
async fn attempt(
    personnel: &Personnel,
    flow: &Flow,
    returned: Returned,
    address: IpAddr,
    language: Language,
    now: Moment,
) -> Result<Response, SignInProblem> {
    let attempt = personnel.openid_attempts.begin(address, now).await.map_err(|stopped| match stopped {
        Stopped::Until(_) => SignInProblem::TooMany,
        Stopped::Trouble(error) => error.into(),
    })?;
    let finished = finish(personnel, flow, returned, language, now).await;
    if !finished.as_ref().is_err_and(|problem| problem.is_suspicious()) {
        personnel.openid_attempts.take_back(attempt).await;
    }
    finished
}

async fn finish(
    personnel: &Personnel,
    flow: &Flow,
    returned: Returned,
    language: Language,
    now: Moment,
) -> Result<Response, SignInProblem> {
    if !personnel.sessions.returns_first(flow.id, flow.until()).await? {
        return Err(SignInProblem::Repeated);
    }
    let code = match returned {
        Returned::Code(code) => code,
        Returned::No(problem) => return Err(problem),
    };
    let identity = provider(personnel)?.identify(code, flow, now).await?;
    let (invited, name) = known(personnel, &identity).await?;
    let challenge = flow.client.as_ref().map(|client| client.challenge.as_str());
    let lifetime = if challenge.is_some() { FOR_CLIENTS } else { FOR_PEOPLE };
    let handed = personnel.sessions.hand_over(&invited, OneTime { lifetime, challenge }, now).await?;
    let code = handed.code.to_string();
    match &flow.client {
        Some(client) => to(&client.address_with(&[("code", &code)]).ok_or(SignInProblem::Trouble)?),
        None => Ok(pages::code(language, &name, &code)),
    }
}

/// Whom Personio knows by the address that the provider vouches for.
async fn known(personnel: &Personnel, identity: &Identity) -> Result<(Invited, String), SignInProblem> {
    if !personnel.config.allows_address(&identity.email) {
        return Err(SignInProblem::ForeignDomain);
    }
    let found = personnel.directory.by_email(&identity.email).await.map_err(|error| {
        tracing::warn!(%error, "nobody can sign in: Personio cannot be asked");
        SignInProblem::NoPersonio
    })?;
    let found = found.ok_or(SignInProblem::Unknown)?;
    Ok((Invited { email: found.email, person: found.person, is_hr: identity.is_hr }, found.name))
}

/// A client reads why at its own address; what nobody asked for in a known way is told on a page.
fn refused(client: Option<&Client>, problem: SignInProblem, language: Language) -> Response {
    let description = pages::words(Language::English, problem);
    let address =
        client.and_then(|client| client.address_with(&[("error", problem.code()), ("error_description", description)]));
    match address.map(|address| to(&address)) {
        Some(Ok(response)) => response,
        _ => pages::refused(language, problem),
    }
}

fn to(address: &str) -> Result<Response, SignInProblem> {
    let address = HeaderValue::try_from(address).map_err(|_| SignInProblem::Trouble)?;
    let headers = [(header::LOCATION, address), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    Ok((StatusCode::SEE_OTHER, headers).into_response())
}

fn provider(personnel: &Personnel) -> Result<&Provider, SignInProblem> {
    personnel.openid.as_deref().ok_or(SignInProblem::NotSetUp)
}

fn cookies(personnel: &Personnel) -> Cookies {
    Cookies { is_secure: personnel.config.public_url.as_str().starts_with("https://") }
}
