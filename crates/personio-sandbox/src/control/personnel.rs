//! Controls of the personnel API: clock, log, credentials, quirks, webhooks and the state as a whole.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Path, RawQuery, State},
    http::StatusCode,
    routing::{delete, get, post},
};
use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::{Value, json};

use super::input::{Invalid, read};
use crate::{
    access::{Credential, is_known},
    call::pairs,
    company::Company,
    delivery,
    exchange::{Exchange, Expectation, Wanted},
    quirk::QUIRKS,
    sandbox,
    store::Store,
};

type Shared = State<Arc<sandbox::State>>;

pub(super) fn router() -> Router<Arc<sandbox::State>> {
    Router::new()
        .route("/clock", get(clock).put(set_clock))
        .route("/log", get(log).delete(clear_log))
        .route("/log/count", get(count_log))
        .route("/log/expect", post(expect))
        .route("/credentials", get(credentials).post(add_credential))
        .route("/credentials/{client_id}", delete(remove_credential))
        .route("/quirks", get(quirks))
        .route("/state", get(state).put(set_state))
        .route("/webhooks/deliver", post(deliver))
}

async fn clock(State(state): Shared) -> Json<Value> {
    Json(clock_of(&state))
}

fn clock_of(state: &sandbox::State) -> Value {
    let company = state.company();
    let local = company.clock.local().strftime("%Y-%m-%dT%H:%M:%S").to_string();
    json!({"now": company.now(), "local": local, "frozen": company.clock.is_frozen()})
}

/// What happens to the clock.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
enum ClockChange {
    /// It stops at a time.
    Freeze(Timestamp),
    /// It goes on from where it stands.
    Resume {},
    /// It moves forward, in seconds.
    AdvanceSeconds(u32),
}

async fn set_clock(State(state): Shared, body: Bytes) -> Result<Json<Value>, Invalid> {
    {
        let change: ClockChange = serde_json::from_slice(&body).map_err(|error| Invalid(error.to_string()))?;
        let mut company = state.company();
        company.begin_day();
        match change {
            ClockChange::Freeze(at) => company.clock.freeze(at),
            ClockChange::Resume {} => company.clock.resume(),
            ClockChange::AdvanceSeconds(seconds) => company.clock.advance(SignedDuration::from_secs(seconds.into())),
        }
        company.begin_day();
    }
    delivery::deliver_soon(&state);
    Ok(Json(clock_of(&state)))
}

/// The requests that the query means, all without one.
async fn log(State(state): Shared, RawQuery(query): RawQuery) -> Result<Json<Vec<Exchange>>, Invalid> {
    Ok(Json(wanted(&state, query)?))
}

async fn count_log(State(state): Shared, RawQuery(query): RawQuery) -> Result<Json<Value>, Invalid> {
    Ok(Json(json!({"count": wanted(&state, query)?.len()})))
}

fn wanted(state: &sandbox::State, query: Option<String>) -> Result<Vec<Exchange>, Invalid> {
    let wanted = Wanted::of_query(pairs(&query.unwrap_or_default())).map_err(Invalid)?;
    Ok(state.log.list().into_iter().filter(|exchange| wanted.matches(exchange)).collect())
}

/// 200 when as many requests arrived as are expected, else 409; both say how many, and 409 what came closest.
async fn expect(State(state): Shared, body: Bytes) -> Result<(StatusCode, Json<Value>), Invalid> {
    let verdict = read::<Expectation>(&body)?.check(&state.log.list()).map_err(Invalid)?;
    let status = if verdict.met { StatusCode::OK } else { StatusCode::CONFLICT };
    Ok((status, Json(json!(verdict))))
}

async fn clear_log(State(state): Shared) -> StatusCode {
    state.log.clear();
    StatusCode::NO_CONTENT
}

async fn credentials(State(state): Shared) -> Json<Vec<Credential>> {
    Json(state.access.credentials())
}

async fn add_credential(State(state): Shared, body: Bytes) -> Result<(StatusCode, Json<Credential>), Invalid> {
    let credential: Credential = read(&body)?;
    let unknown = credential.scopes.iter().flatten().find(|scope| !is_known(scope));
    if let Some(unknown) = unknown {
        return Err(Invalid(format!("there is no scope {unknown}")));
    }
    state.access.put(credential.clone());
    Ok((StatusCode::CREATED, Json(credential)))
}

async fn remove_credential(State(state): Shared, Path(client_id): Path<String>) -> StatusCode {
    match state.access.remove(&client_id) {
        Some(_) => StatusCode::NO_CONTENT,
        None => StatusCode::NOT_FOUND,
    }
}

async fn quirks(State(state): Shared) -> Json<Vec<Value>> {
    let quirk = |quirk: &crate::quirk::QuirkDefinition| {
        json!({
            "name": quirk.name,
            "variant": state.quirks.variant(quirk.name),
            "variants": quirk.variants,
            "source": quirk.source,
        })
    };
    Json(QUIRKS.iter().map(quirk).collect())
}

async fn state(State(state): Shared) -> Json<Value> {
    let mut document = state.company().export();
    if let Some(document) = document.as_object_mut() {
        document.insert("recruiting".into(), state.store.export());
    }
    Json(document)
}

async fn set_state(State(state): Shared, body: Bytes) -> Result<StatusCode, Invalid> {
    let mut document: Value = serde_json::from_slice(&body).map_err(|error| Invalid(error.to_string()))?;
    let arrived = Store::default();
    arrived.import(document.get_mut("recruiting").map(Value::take)).map_err(Invalid)?;
    let company = Company::import(document).map_err(Invalid)?;
    state.store.replace(arrived);
    state.replace_company(company).await;
    Ok(StatusCode::NO_CONTENT)
}

/// Delivers what is due and waits for it.
async fn deliver(State(state): Shared) -> Json<Value> {
    Json(json!({"tries": delivery::deliver_due(&state).await}))
}
