//! The API v2: `/v2/…`.

mod absence;
mod attendance;
mod auth;
mod compensation;
mod cursor;
mod document;
mod employment;
mod field;
mod filter;
mod organisation;
mod person;
mod problem;
mod project;
mod recruiting;
mod report;
mod webhook;

pub(crate) use problem::failure;

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    access::Grant,
    call::{Call, Payload},
    desk::{Desk, Echo, Operation},
    limit::Level,
    reply::Reply,
    sandbox,
};

const GET: &str = "GET";
const POST: &str = "POST";
const PATCH: &str = "PATCH";
const DELETE: &str = "DELETE";

/// Areas that have a bucket of requests of their own.
const AREAS: [&str; 13] = [
    "persons",
    "absence-periods",
    "absence-types",
    "attendance-periods",
    "projects",
    "document-management",
    "compensations",
    "legal-entities",
    "org-units",
    "cost-centers",
    "workplaces",
    "recruiting",
    "reports",
];

/// Answers a request to v2.
pub(crate) async fn handle(State(state): State<Arc<sandbox::State>>, request: Request) -> Response {
    let call = Call::read(request).await;
    answer(&state, &call)
}

fn answer(state: &sandbox::State, call: &Call) -> Response {
    let segments: Vec<&str> = call.segments.iter().map(String::as_str).collect();
    if segments.first() == Some(&"auth") {
        return auth::answer(state, call).into_response();
    }
    let now = state.company().now();
    let operations = operations(&segments);
    let beta = needs_beta(&segments) && state.quirks.is("v2-beta", "required");
    let has_beta = call.header("beta").is_some_and(|beta| beta.eq_ignore_ascii_case("true"));
    if operations.is_empty() || (beta && !has_beta) {
        return problem::no_endpoint(&call.path).into_response();
    }
    let Some((_, scope, _, run)) = operations.iter().find(|(method, ..)| *method == call.method.as_str()) else {
        return problem::method_not_allowed(now).into_response();
    };
    let grant = match permitted(state, call, scope) {
        Ok(grant) => grant,
        Err(refusal) => return refusal.into_response(),
    };
    let area = AREAS.into_iter().find(|area| segments.first() == Some(area)).unwrap_or("webhooks");
    let level = state.limits.draw(area);
    if level.is_some_and(|level| level.remaining.is_none()) {
        return with_level(problem::too_many(now), level).into_response();
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
    let reply = match unreadable(&desk) {
        Some(refusal) => refusal,
        None => run(&mut desk).unwrap_or_else(|refusal| refusal),
    };
    with_level(reply, level).into_response()
}

/// Rate limits tell how they stand with every answer.
fn with_level(reply: Reply, level: Option<Level>) -> Reply {
    let Some(level) = level else { return reply };
    let header = |name| HeaderName::from_static(name);
    reply
        .with(header("x-ratelimit-replenish-rate"), level.per_second.to_string())
        .with(header("x-ratelimit-burst-capacity"), level.burst.to_string())
        .with(header("x-ratelimit-requested-tokens"), "1")
        .with(header("x-ratelimit-remaining"), level.remaining.unwrap_or(0).to_string())
}

/// The rights of the caller. What is answered to who has none differs by endpoint.
fn permitted(state: &sandbox::State, call: &Call, scope: &str) -> Result<Grant, Reply> {
    let now = state.company().now();
    let unauthorized = || problem::unauthorized(now);
    let token = call.bearer().ok_or_else(unauthorized)?;
    let grant = state.access.grant(token, now).map_err(|_| unauthorized())?;
    if grant.allows(scope) {
        return Ok(grant);
    }
    Err(match call.segments.first().map(String::as_str) {
        Some("persons") => unauthorized(),
        Some("reports") => problem::bad_request(now, "Unauthorized token"),
        _ => problem::forbidden(now),
    })
}

/// Bodies that no endpoint can use.
fn unreadable(desk: &Desk<'_>) -> Option<Reply> {
    let refuse = |status, detail| Some(problem::new(desk.now(), status, "Bad request", detail, "common.bad_request"));
    match &desk.call.payload {
        Payload::BrokenJson | Payload::Incomplete | Payload::BrokenMultipart => {
            refuse(StatusCode::BAD_REQUEST, "Invalid request content")
        }
        Payload::Other | Payload::Form(_) | Payload::Multipart(_) => {
            refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "The content type must be application/json.")
        }
        Payload::TooLarge => refuse(StatusCode::PAYLOAD_TOO_LARGE, "The request body is too large."),
        Payload::Empty | Payload::Json(_) => None,
    }
}

fn needs_beta(segments: &[&str]) -> bool {
    matches!(segments, ["cost-centers" | "workplaces", ..] | ["org-units"])
}

/// The file name of a download.
fn attachment(name: &str) -> (HeaderName, String) {
    let plain: String =
        name.chars().map(|sign| if sign.is_ascii_graphic() && sign != '"' { sign } else { '_' }).collect();
    (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{plain}\""))
}

/// What the resource of a path can do; nothing where there is none.
fn operations(segments: &[&str]) -> &'static [Operation] {
    use Echo::Nothing as N;
    const ABSENCES: &str = "personio:absences:read";
    const ABSENCES_WRITE: &str = "personio:absences:write";
    const ATTENDANCES: &str = "personio:attendances:read";
    const ATTENDANCES_WRITE: &str = "personio:attendances:write";
    const COMPENSATIONS: &str = "personio:compensations:read";
    const COMPENSATIONS_WRITE: &str = "personio:compensations:write";
    const DOCUMENTS: &str = "personio:documents:read";
    const DOCUMENTS_WRITE: &str = "personio:documents:write";
    const PERSONS: &str = "personio:persons:read";
    const PERSONS_WRITE: &str = "personio:persons:write";
    const PROJECTS: &str = "personio:projects:read";
    const PROJECTS_WRITE: &str = "personio:projects:write";
    const RECRUITING: &str = "personio:recruiting:read";
    const REPORTS: &str = "personio:reports:read";
    const WEBHOOKS: &str = "personio:webhooks:read";
    const WEBHOOKS_WRITE: &str = "personio:webhooks:write";
    match segments {
        ["persons"] => &[(GET, PERSONS, N, person::list), (POST, PERSONS_WRITE, N, person::write::create)],
        ["persons", _] => &[
            (GET, PERSONS, N, person::get),
            (PATCH, PERSONS_WRITE, N, person::write::update),
            (DELETE, PERSONS_WRITE, N, person::write::delete),
        ],
        ["persons", _, "employments"] => &[(GET, PERSONS, N, employment::list)],
        ["persons", _, "employments", _] => {
            &[(GET, PERSONS, N, employment::get), (PATCH, PERSONS_WRITE, N, employment::write::update)]
        }
        ["absence-periods"] => &[(GET, ABSENCES, N, absence::list), (POST, ABSENCES_WRITE, N, absence::write::create)],
        ["absence-periods", _] => &[
            (GET, ABSENCES, N, absence::get),
            (PATCH, ABSENCES_WRITE, N, absence::write::update),
            (DELETE, ABSENCES_WRITE, N, absence::write::delete),
        ],
        ["absence-periods", _, "breakdowns"] => &[(GET, ABSENCES, N, absence::breakdowns)],
        ["absence-types"] => &[(GET, ABSENCES, N, absence::types)],
        ["absence-types", _] => &[(GET, ABSENCES, N, absence::get_type)],
        ["attendance-periods"] => {
            &[(GET, ATTENDANCES, N, attendance::list), (POST, ATTENDANCES_WRITE, N, attendance::write::create)]
        }
        ["attendance-periods", _] => &[
            (GET, ATTENDANCES, N, attendance::get),
            (PATCH, ATTENDANCES_WRITE, N, attendance::write::update),
            (DELETE, ATTENDANCES_WRITE, N, attendance::write::delete),
        ],
        ["projects"] => &[(GET, PROJECTS, N, project::list), (POST, PROJECTS_WRITE, N, project::write::create)],
        ["projects", _] => &[
            (GET, PROJECTS, N, project::get),
            (PATCH, PROJECTS_WRITE, N, project::write::update),
            (DELETE, PROJECTS_WRITE, N, project::write::delete),
        ],
        ["projects", _, "members"] => &[
            (GET, PROJECTS, N, project::member::list),
            (POST, PROJECTS_WRITE, N, project::member::add),
            (DELETE, PROJECTS_WRITE, N, project::member::remove),
        ],
        ["document-management", "documents"] => &[(GET, DOCUMENTS, N, document::list)],
        ["document-management", "documents", _] => {
            &[(PATCH, DOCUMENTS_WRITE, N, document::update), (DELETE, DOCUMENTS_WRITE, N, document::delete)]
        }
        ["document-management", "documents", _, "download"] => &[(GET, DOCUMENTS, N, document::download)],
        ["compensations"] => {
            &[(GET, COMPENSATIONS, N, compensation::list), (POST, COMPENSATIONS_WRITE, N, compensation::create)]
        }
        ["compensations", "types"] => {
            &[(GET, COMPENSATIONS, N, compensation::types), (POST, COMPENSATIONS_WRITE, N, compensation::create_type)]
        }
        ["legal-entities"] => &[(GET, "personio:legal-entities:read", N, organisation::legal_entities)],
        ["legal-entities", _] => &[(GET, "personio:legal-entities:read", N, organisation::legal_entity)],
        ["org-units"] => &[(GET, "personio:org-units:read", N, organisation::org_units)],
        ["org-units", _] => &[(GET, "personio:org-units:read", N, organisation::org_unit)],
        ["cost-centers"] => &[(GET, "personio:cost-centers:read", N, organisation::cost_centers)],
        ["workplaces"] => &[(GET, PERSONS, N, organisation::workplaces)],
        ["recruiting", "applications"] => &[(GET, RECRUITING, N, recruiting::applications)],
        ["recruiting", "applications", _] => &[(GET, RECRUITING, N, recruiting::application)],
        ["recruiting", "applications", _, "stage-transitions"] => &[(GET, RECRUITING, N, recruiting::transitions)],
        ["recruiting", "candidates"] => &[(GET, RECRUITING, N, recruiting::candidates)],
        ["recruiting", "candidates", _] => &[(GET, RECRUITING, N, recruiting::candidate)],
        ["recruiting", "jobs"] => &[(GET, RECRUITING, N, recruiting::jobs)],
        ["recruiting", "jobs", _] => &[(GET, RECRUITING, N, recruiting::job)],
        ["recruiting", "categories"] => &[(GET, RECRUITING, N, recruiting::categories)],
        ["recruiting", "categories", _] => &[(GET, RECRUITING, N, recruiting::category)],
        ["reports"] => &[(GET, REPORTS, N, report::list)],
        ["reports", "attributes"] => &[(GET, REPORTS, N, report::attributes)],
        ["reports", _] => &[(GET, REPORTS, N, report::get)],
        ["webhooks"] => &[(GET, WEBHOOKS, N, webhook::list), (POST, WEBHOOKS_WRITE, N, webhook::create)],
        ["webhooks", _] => &[
            (GET, WEBHOOKS, N, webhook::get),
            (PATCH, WEBHOOKS_WRITE, N, webhook::update),
            (DELETE, WEBHOOKS_WRITE, N, webhook::delete),
        ],
        ["webhooks", _, "activity"] => &[(GET, WEBHOOKS, N, webhook::event::activity)],
        ["webhooks", _, "events"] => &[(GET, WEBHOOKS, N, webhook::event::list)],
        ["webhooks", _, "redelivery"] => &[(POST, WEBHOOKS_WRITE, N, webhook::event::redeliver)],
        ["webhooks", _, "ping"] => &[(POST, WEBHOOKS_WRITE, N, webhook::event::ping)],
        ["webhooks", _, "test-event"] => &[(POST, WEBHOOKS_WRITE, N, webhook::event::test)],
        _ => &[],
    }
}
