//! The job feed: `GET /xml?language=…`, as Personio answers it.

mod outline;
mod source;

pub use source::FeedSource;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::{
    extract::{Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use serde::Deserialize;

use self::{outline::PositionOutline, source::LoadedFeed};
use crate::sandbox;

/// The language of a request for the feed.
#[derive(Debug, Deserialize)]
pub(crate) struct FeedQuery {
    pub(crate) language: Option<String>,
}

/// Answers the feed of a language, or the page that Personio shows where there is none.
pub(crate) async fn get(State(state): State<Arc<sandbox::State>>, Query(query): Query<FeedQuery>) -> Response {
    match state.feeds.document(query.language.as_deref()) {
        Some(document) => ([(header::CONTENT_TYPE, "text/xml")], document).into_response(),
        None => (
            StatusCode::NOT_FOUND,
            [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
            include_str!("feed/not_found.html"),
        )
            .into_response(),
    }
}

/// The documents of the feed, by language.
#[derive(Debug)]
pub(crate) struct Feeds {
    board: Mutex<Board>,
}

#[derive(Debug)]
struct Board {
    activation: Activation,
    documents: Vec<LoadedFeed>,
}

/// The company's switch for the feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Activation {
    On,
    Off,
}

/// What the control page says about one document.
#[derive(Debug)]
pub(crate) struct FeedSummary {
    pub(crate) language: Option<String>,
    /// `None` when the document is broken.
    pub(crate) positions: Option<usize>,
}

impl Feeds {
    pub(crate) fn new(sources: &[FeedSource]) -> Self {
        Self { board: Mutex::new(Board::of(sources)) }
    }

    /// The feed as a request for this language gets it; `None` while it is switched off.
    pub(crate) fn document(&self, language: Option<&str>) -> Option<Bytes> {
        let board = self.lock();
        if board.activation == Activation::Off {
            return None;
        }
        let asked = language.map(str::to_ascii_lowercase);
        let own = board.documents.iter().find(|feed| feed.language.is_some() && feed.language == asked);
        let any = board.documents.iter().find(|feed| feed.language.is_none());
        match (asked, own.or(any)) {
            (Some(_), Some(feed)) => Some(feed.as_written()),
            (Some(_), None) | (None, _) => any.or(board.documents.first()).map(LoadedFeed::without_texts),
        }
    }

    /// Replaces the document of a language, or all documents by one for every language. Switches the feed on.
    pub(crate) fn replace(&self, source: FeedSource) {
        let mut board = self.lock();
        board.activation = Activation::On;
        let loaded = LoadedFeed::from(source);
        if loaded.language.is_none() {
            board.documents = vec![loaded];
        } else if let Some(known) = board.documents.iter_mut().find(|known| known.language == loaded.language) {
            *known = loaded;
        } else {
            board.documents.push(loaded);
        }
    }

    pub(crate) fn replace_all(&self, sources: &[FeedSource]) {
        *self.lock() = Board::of(sources);
    }

    /// Switches the feed off. Positions stay published and take applications.
    pub(crate) fn switch_off(&self) {
        self.lock().activation = Activation::Off;
    }

    /// The title of a published position, in the first language that lists it.
    pub(crate) fn position_title(&self, id: u64) -> Option<String> {
        let board = self.lock();
        let mut positions = board.documents.iter().flat_map(LoadedFeed::positions);
        positions.find(|position| position.id == id).map(|position: &PositionOutline| position.name.clone())
    }

    /// Number and title of every published position, in the first language that lists it.
    pub(crate) fn positions(&self) -> Vec<(u64, String)> {
        let board = self.lock();
        let mut positions: Vec<(u64, String)> = Vec::new();
        for position in board.documents.iter().flat_map(LoadedFeed::positions) {
            if !positions.iter().any(|(id, _)| *id == position.id) {
                positions.push((position.id, position.name.clone()));
            }
        }
        positions
    }

    pub(crate) fn activation(&self) -> Activation {
        self.lock().activation
    }

    pub(crate) fn summaries(&self) -> Vec<FeedSummary> {
        self.lock().documents.iter().map(LoadedFeed::summary).collect()
    }

    fn lock(&self) -> MutexGuard<'_, Board> {
        self.board.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Board {
    fn of(sources: &[FeedSource]) -> Self {
        Self { activation: Activation::On, documents: sources.iter().cloned().map(LoadedFeed::from).collect() }
    }
}
