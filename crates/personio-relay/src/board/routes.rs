//! The board over HTTP.

use axum::{
    Json, Router,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use personio::{id::PositionId, language::Language};
use serde::Deserialize;
use serde_json::json;

use super::{edition::Document, problem::BoardProblem};
use crate::{prepared::Effort, relay::Relay};

pub(crate) fn router() -> Router<Relay> {
    Router::new()
        .route("/xml", get(feed))
        .route("/_relay/board.json", get(list))
        .route("/_relay/board/texts.json", get(texts))
        .route("/_relay/board/{file}", get(detail))
}

/// `?language=de&fallback=en,fr`. What is no language is left out.
#[derive(Debug, Default, Deserialize)]
struct Languages {
    #[serde(default)]
    language: String,
    #[serde(default)]
    fallback: String,
}

impl Languages {
    fn preference(&self, relay: &Relay) -> Vec<Language> {
        let fallbacks: Vec<Language> = self.fallback.split(',').filter_map(Language::parse).collect();
        match (Language::parse(&self.language), fallbacks.as_slice()) {
            (language, []) => relay.board().default_preference(language),
            (language, fallbacks) => relay.board().preference(language, fallbacks),
        }
    }
}

async fn list(State(relay): State<Relay>, Query(languages): Query<Languages>, headers: HeaderMap) -> Response {
    answer(&relay, Document::List(languages.preference(&relay)), &headers).await
}

async fn texts(State(relay): State<Relay>, Query(languages): Query<Languages>, headers: HeaderMap) -> Response {
    answer(&relay, Document::Texts(languages.preference(&relay)), &headers).await
}

/// Personio's own feed, as it was last fetched.
async fn feed(State(relay): State<Relay>, Query(languages): Query<Languages>, headers: HeaderMap) -> Response {
    let asked = Language::parse(&languages.language).or_else(|| relay.board().languages().first().copied());
    match asked {
        Some(language) => answer(&relay, Document::Feed(language), &headers).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn detail(
    State(relay): State<Relay>,
    Path(file): Path<String>,
    Query(languages): Query<Languages>,
    headers: HeaderMap,
) -> Response {
    let edition = match relay.board().edition() {
        Ok(edition) => edition,
        Err(problem) => return trouble(&relay, &problem),
    };
    let position = file.strip_suffix(".json").and_then(|id| id.parse().ok()).map(PositionId);
    match position.and_then(|position| edition.detail(position, &languages.preference(&relay))) {
        Some(prepared) => prepared.answer(&headers),
        None => gone("position_gone", "This position is not on the board (any more)."),
    }
}

async fn answer(relay: &Relay, document: Document, headers: &HeaderMap) -> Response {
    let edition = match relay.board().edition() {
        Ok(edition) => edition,
        Err(problem) => return trouble(relay, &problem),
    };
    match edition.document(document, Effort::Now).await {
        Some(prepared) => prepared.answer(headers),
        None => gone("no_such_language", "The relay does not fetch the feed in this language."),
    }
}

fn trouble(relay: &Relay, problem: &BoardProblem) -> Response {
    let body = json!({
        "error": {"code": problem.code(), "message": problem.message()},
        "career_page": relay.config().personio.career_page.as_str(),
    });
    no_store((StatusCode::SERVICE_UNAVAILABLE, Json(body)).into_response())
}

fn gone(code: &str, message: &str) -> Response {
    no_store((StatusCode::NOT_FOUND, Json(json!({"error": {"code": code, "message": message}}))).into_response())
}

fn no_store(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
