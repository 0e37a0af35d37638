//! The sandbox's own endpoints, under `/_sandbox/`.

mod input;
pub(crate) mod page;
mod personnel;

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use bytes::Bytes;
use uuid::Uuid;

use self::input::{Invalid, read};
use crate::{
    account::Settings,
    fault::{ActiveFault, RuleRequest},
    feed::{FeedQuery, FeedSource},
    limit::LimitSettings,
    sandbox,
    store::Application,
};

type Shared = State<Arc<sandbox::State>>;

/// The controls.
pub(crate) fn router() -> Router<Arc<sandbox::State>> {
    Router::new()
        .route("/", get(page::show))
        .route("/live.js", get(page::script))
        .route("/faults", get(list_faults).post(add_fault).delete(clear_faults))
        .route("/applications", get(applications))
        .route("/documents/{uuid}", get(document))
        .route("/limits", get(limits).put(set_limits))
        .route("/account", get(account).put(set_account))
        .route("/feed", axum::routing::put(replace_feed).delete(switch_feed_off))
        .merge(personnel::router())
        .route("/reset", axum::routing::post(reset))
        .fallback(async || (StatusCode::NOT_FOUND, "the sandbox has no such control\n"))
        // A feed for a load test has far more than axum's 2 MB.
        .layer(DefaultBodyLimit::disable())
}

async fn list_faults(State(state): Shared) -> Json<Vec<ActiveFault>> {
    Json(state.faults.list())
}

async fn add_fault(State(state): Shared, body: Bytes) -> Result<(StatusCode, Json<ActiveFault>), Invalid> {
    let rule = read::<RuleRequest>(&body)?.check().map_err(Invalid)?;
    Ok((StatusCode::CREATED, Json(state.faults.add(rule))))
}

async fn clear_faults(State(state): Shared) -> StatusCode {
    state.faults.clear();
    StatusCode::NO_CONTENT
}

async fn applications(State(state): Shared) -> Json<Vec<Application>> {
    Json(state.store.applications())
}

/// Answers the bytes of a document so that no browser runs what is in them.
async fn document(State(state): Shared, Path(uuid): Path<String>) -> Response {
    let Some(document) = uuid.parse::<Uuid>().ok().and_then(|uuid| state.store.document(uuid)) else {
        return (StatusCode::NOT_FOUND, "no such document\n").into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, document.mimetype),
        (header::CONTENT_DISPOSITION, "attachment"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
    ];
    (headers, document.content).into_response()
}

async fn limits(State(state): Shared) -> Json<LimitSettings> {
    Json(state.limits.settings())
}

async fn set_limits(State(state): Shared, body: Bytes) -> Result<Json<LimitSettings>, Invalid> {
    state.limits.set(read(&body)?);
    Ok(Json(state.limits.settings()))
}

async fn account(State(state): Shared) -> Json<Settings> {
    Json(state.account.settings())
}

async fn set_account(State(state): Shared, body: Bytes) -> Result<Json<Settings>, Invalid> {
    state.account.set(read(&body)?);
    Ok(Json(state.account.settings()))
}

async fn replace_feed(
    State(state): Shared,
    Query(query): Query<FeedQuery>,
    document: Bytes,
) -> Result<StatusCode, Invalid> {
    let language = query.language.map(|language| language.to_ascii_lowercase());
    if language.as_ref().is_some_and(|tag| tag.len() != 2 || !tag.bytes().all(|byte| byte.is_ascii_lowercase())) {
        return Err(Invalid("language must be two letters".into()));
    }
    state.feeds.replace(FeedSource { language, document });
    Ok(StatusCode::NO_CONTENT)
}

async fn switch_feed_off(State(state): Shared) -> StatusCode {
    state.feeds.switch_off();
    StatusCode::NO_CONTENT
}

/// Also a button of the page: a browser is led back to it.
async fn reset(State(state): Shared, headers: HeaderMap) -> Response {
    state.reset().await;
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if accept.contains("text/html") {
        Redirect::to("/_sandbox/").into_response()
    } else {
        StatusCode::NO_CONTENT.into_response()
    }
}
