//! A board that the page reads itself.

use personio::board::{Board, SectionRules};
use personio::feed::{self, Feed};
use personio::id::PositionId;
use personio::language::Language;
use wasm_bindgen::prelude::*;

use crate::documents;
use crate::problem::Problem;

/// A merged board.
#[wasm_bindgen]
pub struct FeedBoard {
    board: Board,
    preference: Vec<Language>,
}

/// Fetches a feed and merges its languages; `languages` are codes with commas between them, the asked one first.
///
/// # Errors
/// When none of the documents comes or can be read: the code with which a relay says the same.
#[wasm_bindgen(js_name = loadFeed)]
pub async fn load_feed(feed: String, languages: String) -> Result<FeedBoard, JsValue> {
    let languages: Vec<Language> = languages.split(',').filter_map(Language::parse).collect();
    let documents = documents::fetch_all(&feed, &languages).await?;
    Ok(FeedBoard::merge(&documents, languages)?)
}

impl FeedBoard {
    /// Merges a feed's documents into a board. One that cannot be read is passed over as long as another one can.
    ///
    /// # Errors
    /// When none of the documents can be read.
    pub fn merge(documents: &[(Language, Vec<u8>)], preference: Vec<Language>) -> Result<Self, Problem> {
        let feeds: Vec<(Language, Feed)> =
            documents.iter().filter_map(|(language, bytes)| Some((*language, feed::parse(bytes).ok()?))).collect();
        if feeds.is_empty() {
            return Err(Problem::Broken);
        }
        Ok(Self { board: Board::merge(feeds, &SectionRules::default()), preference })
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
