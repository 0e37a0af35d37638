//! One state of the board, with every document that was made of it.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use personio::{board::Board, id::PositionId, language::Language};
use tokio::sync::OnceCell;

use crate::prepared::{Effort, Prepared};

/// A minute in the browser; then the old board shows while the new one is fetched.
pub(super) const CACHE: &str = "public, max-age=60, stale-while-revalidate=3600, stale-if-error=86400";
/// Languages and orders of fallbacks that are kept; more are made anew when asked for.
const MAX_VARIANTS: usize = 64;

/// What is made of a board.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Document {
    List(Vec<Language>),
    Texts(Vec<Language>),
    Feed(Language),
}

/// A board and its documents.
#[derive(Debug)]
pub(super) struct Edition {
    feeds: Vec<(Language, Bytes)>,
    board: Arc<Board>,
    positions: HashSet<PositionId>,
    variants: Mutex<HashMap<Document, Arc<OnceCell<Arc<Prepared>>>>>,
    /// Preparing takes all of a core: one at a time.
    press: tokio::sync::Mutex<()>,
}

impl Edition {
    pub(super) fn new(feeds: Vec<(Language, Bytes)>, board: Board) -> Self {
        let positions = board.positions.iter().map(|position| position.id).collect();
        Self {
            feeds,
            board: Arc::new(board),
            positions,
            variants: Mutex::default(),
            press: tokio::sync::Mutex::default(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.positions.len()
    }

    pub(super) fn has(&self, position: PositionId) -> bool {
        self.positions.contains(&position)
    }

    /// Whether the same feeds would make this board.
    pub(super) fn is_of(&self, feeds: &[(Language, Bytes)]) -> bool {
        self.feeds == feeds
    }

    /// A document, made and compressed at the first request.
    pub(super) async fn document(&self, document: Document, effort: Effort) -> Option<Arc<Prepared>> {
        let cell = self.cell(&document);
        cell.get_or_try_init(|| async {
            let _one_at_a_time = self.press.lock().await;
            let feed = match &document {
                Document::Feed(language) => self.feeds.iter().find(|(known, _)| known == language),
                _ => None,
            };
            let (board, feed) = (Arc::clone(&self.board), feed.map(|(_, bytes)| bytes.clone()));
            let prepared = tokio::task::spawn_blocking(move || prepare(&board, &document, feed, effort)).await;
            prepared.ok().flatten().map(Arc::new).ok_or(())
        })
        .await
        .ok()
        .cloned()
    }

    /// A position's texts; small enough to be made for each request.
    pub(super) fn detail(&self, position: PositionId, preference: &[Language]) -> Option<Prepared> {
        let detail = self.board.detail(position, preference)?;
        let json = serde_json::to_vec(&detail).ok()?;
        Some(Prepared::new("application/json", CACHE, json, Effort::Now))
    }

    fn cell(&self, document: &Document) -> Arc<OnceCell<Arc<Prepared>>> {
        let mut variants = self.variants.lock().unwrap_or_else(PoisonError::into_inner);
        if variants.len() >= MAX_VARIANTS && !variants.contains_key(document) {
            return Arc::default();
        }
        Arc::clone(variants.entry(document.clone()).or_default())
    }
}

fn prepare(board: &Board, document: &Document, feed: Option<Bytes>, effort: Effort) -> Option<Prepared> {
    let (content_type, content) = match document {
        Document::List(preference) => ("application/json", board.list(preference).to_json()),
        Document::Texts(preference) => ("application/json", board.texts(preference).to_json()),
        Document::Feed(_) => ("text/xml; charset=utf-8", feed?.to_vec()),
    };
    Some(Prepared::new(content_type, CACHE, content, effort))
}
