//! The Personnel Data API, v1: `/v1/auth` and `/v1/company/…`.

mod absence_period;
mod attendance;
mod auth;
mod document;
mod employee;
mod error;
mod page;
mod picture;
mod project;
mod report;
mod time_off;

pub(crate) use employee::attribute::{all as employee_attributes, some as some_attributes};
pub(crate) use error::failure;

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    access::Grant,
    call::{Call, Payload},
    desk::{Desk, Echo, Operation},
    limit::{self, Counted},
    reply::Reply,
    sandbox,
};

const GET: &str = "GET";
const POST: &str = "POST";
const PATCH: &str = "PATCH";
const DELETE: &str = "DELETE";

/// Answers a request to v1 that is not about recruiting.
pub(crate) async fn handle(State(state): State<Arc<sandbox::State>>, request: Request) -> Response {
    let address = limit::address(&request);
    let call = Call::read(request).await;
    if state.limits.take(Counted::V1(address)).is_err() {
        return error::too_many().into_response();
    }
    answer(&state, &call)
}

fn answer(state: &sandbox::State, call: &Call) -> Response {
    let segments: Vec<&str> = call.segments.iter().map(String::as_str).collect();
    if segments == ["auth"] {
        return auth::token(state, call).into_response();
    }
    let operations = operations(&segments);
    if operations.is_empty() {
        return error::new(StatusCode::NOT_FOUND, 404, "Not Found").into_response();
    }
    let Some((_, scope, echo, run)) = operations.iter().find(|(method, ..)| *method == call.method.as_str()) else {
        return error::new(StatusCode::METHOD_NOT_ALLOWED, 405, "Method Not Allowed").into_response();
    };
    let (token, grant) = match permitted(state, call, scope) {
        Ok(permitted) => permitted,
        Err(refusal) => return refusal.into_response(),
    };
    let attendances = segments.get(1) == Some(&"attendances");
    if attendances && state.quirks.is("v1-attendances", "gone") {
        return error::new(StatusCode::GONE, 410, "This endpoint has been sunset. Use v2.").into_response();
    }
    if let Some(refusal) = unreadable(call) {
        return refusal.into_response();
    }
    let mut company = state.company();
    let mut desk = Desk {
        company: &mut company,
        call,
        grant: &grant,
        quirks: &state.quirks,
        store: &state.store,
        feeds: &state.feeds,
    };
    let reply = run(&mut desk).unwrap_or_else(|refusal| refusal);
    drop(company);
    with_token(state, reply, token, *echo)
}

/// The rights of the caller, or what is answered to who has none; then the endpoint's own limits.
fn permitted<'a>(state: &sandbox::State, call: &'a Call, scope: &str) -> Result<(&'a str, Grant), Reply> {
    if auth::in_query(call) {
        return Err(error::invalid_authorization());
    }
    let token = call.bearer().ok_or_else(error::no_authorization)?;
    let now = state.company().now();
    let grant = state.access.grant(token, now).map_err(|_| error::invalid_authorization())?;
    if !grant.allows(scope) {
        return Err(error::invalid_authorization());
    }
    let counted = match (call.method.as_str(), call.segments.get(1).map(String::as_str), call.segments.len()) {
        (GET, Some("employees"), 2) => &[Counted::EmployeesBurst, Counted::Employees][..],
        (POST, Some("documents"), _) => &[Counted::V1Documents],
        _ => &[],
    };
    for counted in counted {
        state.limits.take(*counted).map_err(|_| error::too_many())?;
    }
    Ok((token, grant))
}

/// Bodies that no endpoint can use.
fn unreadable(call: &Call) -> Option<Reply> {
    let refusal = |status: StatusCode, message| Some(error::new(status, i64::from(status.as_u16()), message));
    match &call.payload {
        Payload::BrokenJson => refusal(StatusCode::BAD_REQUEST, "The request body is no valid JSON."),
        Payload::BrokenMultipart => refusal(StatusCode::BAD_REQUEST, "The request body is no valid multipart form."),
        Payload::Incomplete => refusal(StatusCode::BAD_REQUEST, "The request body is incomplete."),
        Payload::TooLarge => refusal(StatusCode::PAYLOAD_TOO_LARGE, "The request body is too large."),
        _ => None,
    }
}

fn with_token(state: &sandbox::State, reply: Reply, token: &str, echo: Echo) -> Response {
    let mut response = reply.into_response();
    if echo == Echo::Nothing {
        return response;
    }
    let next = if state.quirks.is("v1-token", "rotating") { state.access.rotate(token) } else { None };
    if let Ok(value) = HeaderValue::try_from(format!("Bearer {}", next.as_deref().unwrap_or(token))) {
        response.headers_mut().insert(header::AUTHORIZATION, value);
    }
    response
}

/// What the resource of a path can do; nothing where there is none.
fn operations(segments: &[&str]) -> &'static [Operation] {
    use Echo::{Nothing, Token};
    const PERSONS: &str = "personio:persons:read";
    const PERSONS_WRITE: &str = "personio:persons:write";
    const ATTENDANCES: &str = "personio:attendances:read";
    const ATTENDANCES_WRITE: &str = "personio:attendances:write";
    const ABSENCES: &str = "personio:absences:read";
    const ABSENCES_WRITE: &str = "personio:absences:write";
    const PROJECTS: &str = "personio:projects:read";
    const PROJECTS_WRITE: &str = "personio:projects:write";
    const DOCUMENTS: &str = "personio:documents:read";
    const DOCUMENTS_WRITE: &str = "personio:documents:write";
    const REPORTS: &str = "personio:reports:read";
    let Some(("company", rest)) = segments.split_first().map(|(first, rest)| (*first, rest)) else { return &[] };
    match rest {
        ["employees"] => {
            &[(GET, PERSONS, Token, employee::list), (POST, PERSONS_WRITE, Token, employee::write::create)]
        }
        ["employees", "attributes" | "custom-attributes"] => &[(GET, PERSONS, Token, employee::attribute::list)],
        ["employees", _] => {
            &[(GET, PERSONS, Token, employee::get), (PATCH, PERSONS_WRITE, Token, employee::write::update)]
        }
        ["employees", _, "absences", "balance"] => &[(GET, ABSENCES, Token, time_off::balance)],
        ["employees", _, "profile-picture"] | ["employees", _, "profile-picture", _] => {
            &[(GET, PERSONS, Nothing, picture::get)]
        }
        ["attendances"] => &[
            (GET, ATTENDANCES, Token, attendance::list),
            (POST, ATTENDANCES_WRITE, Nothing, attendance::write::create),
        ],
        ["attendances", "projects"] => {
            &[(GET, PROJECTS, Nothing, project::list), (POST, PROJECTS_WRITE, Nothing, project::create)]
        }
        ["attendances", "projects", _] => {
            &[(PATCH, PROJECTS_WRITE, Nothing, project::update), (DELETE, PROJECTS_WRITE, Nothing, project::delete)]
        }
        ["attendances", _] => &[
            (PATCH, ATTENDANCES_WRITE, Nothing, attendance::write::update),
            (DELETE, ATTENDANCES_WRITE, Nothing, attendance::write::delete),
        ],
        ["time-off-types"] => &[(GET, ABSENCES, Token, time_off::types)],
        ["time-offs"] => &[(GET, ABSENCES, Token, time_off::list), (POST, ABSENCES_WRITE, Token, time_off::create)],
        ["time-offs", _] => &[(GET, ABSENCES, Token, time_off::get), (DELETE, ABSENCES_WRITE, Token, time_off::delete)],
        ["absence-periods"] => {
            &[(GET, ABSENCES, Token, absence_period::list), (POST, ABSENCES_WRITE, Token, absence_period::create)]
        }
        ["absence-periods", _] => &[(DELETE, ABSENCES_WRITE, Token, absence_period::delete)],
        ["document-categories"] => &[(GET, DOCUMENTS, Token, document::categories)],
        ["documents"] => &[(POST, DOCUMENTS_WRITE, Token, document::upload)],
        ["custom-reports", "reports"] => &[(GET, REPORTS, Token, report::list)],
        ["custom-reports", "reports", _] => &[(GET, REPORTS, Token, report::get)],
        ["custom-reports", "columns"] => &[(GET, REPORTS, Token, report::columns)],
        _ => &[],
    }
}
