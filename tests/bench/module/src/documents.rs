//! Feeds, and the documents that a relay makes of them.

use personio::{
    board::{Board, SectionRules},
    feed::Feed,
    language::Language,
};
use wasm_bindgen::prelude::*;

/// Reads a feed and counts its positions.
///
/// # Errors
/// When the bytes are no feed.
#[wasm_bindgen]
pub fn parse(feed: &[u8]) -> Result<usize, JsError> {
    Ok(Feed::parse(feed)?.positions.len())
}

/// What a relay sends for a German feed.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Documents {
    board: Board,
}

#[wasm_bindgen]
impl Documents {
    /// Reads the feed.
    ///
    /// # Errors
    /// When the bytes are no feed.
    #[wasm_bindgen(constructor)]
    pub fn new(feed: &[u8]) -> Result<Self, JsError> {
        let board = Board::merge(vec![(Language::GERMAN, Feed::parse(feed)?)], &SectionRules::default());
        Ok(Self { board })
    }

    /// The list.
    pub fn list(&self) -> Vec<u8> {
        self.board.list(&[Language::GERMAN]).to_json()
    }

    /// The texts.
    pub fn texts(&self) -> Vec<u8> {
        self.board.texts(&[Language::GERMAN]).to_json()
    }
}
