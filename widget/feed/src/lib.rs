//! Reads Personio's feed in the page, for boards without a relay; loaded only by them.
//!
//! It gives the same documents as a relay does, so that the list's module need not know where a board came from.

use js_sys::{Array, Uint8Array};
use personio::board::{Board, SectionRules};
use personio::feed::{self, Feed};
use personio::id::PositionId;
use personio::language::Language;
use wasm_bindgen::prelude::*;

/// A merged board.
#[wasm_bindgen]
pub struct FeedBoard {
    board: Board,
    preference: Vec<Language>,
}

/// Merges `[language, bytes]` pairs into a board; `preference` are languages with commas between them. A document that
/// cannot be read is passed over as long as another one can.
///
/// # Errors
/// When none of the documents can be read; the error says what is wrong with the last one.
#[wasm_bindgen(js_name = readFeed)]
pub fn read_feed(documents: &Array, preference: &str) -> Result<FeedBoard, JsError> {
    let mut feeds: Vec<(Language, Feed)> = Vec::new();
    let mut problem = None;
    for document in documents.iter() {
        let pair = Array::from(&document);
        let language = pair.get(0).as_string().as_deref().and_then(Language::parse).unwrap_or(Language::ENGLISH);
        match feed::parse(&Uint8Array::new(&pair.get(1)).to_vec()) {
            Ok(feed) => feeds.push((language, feed)),
            Err(error) => problem = Some(error),
        }
    }
    match problem {
        Some(problem) if feeds.is_empty() => Err(JsError::new(&problem.to_string())),
        _ => Ok(FeedBoard {
            board: Board::merge(feeds, &SectionRules::default()),
            preference: preference.split(',').filter_map(Language::parse).collect(),
        }),
    }
}

#[wasm_bindgen]
impl FeedBoard {
    /// The list's document.
    #[must_use]
    pub fn list(&self) -> Vec<u8> {
        self.board.list(&self.preference).to_json()
    }

    /// A position's document, or nothing where there is no such position.
    #[must_use]
    pub fn detail(&self, id: &str) -> Option<Vec<u8>> {
        let id = PositionId(id.parse().ok()?);
        self.board.detail(id, &self.preference).map(|detail| detail.to_json())
    }

    /// The texts' document.
    #[must_use]
    pub fn texts(&self) -> Vec<u8> {
        self.board.texts(&self.preference).to_json()
    }
}
