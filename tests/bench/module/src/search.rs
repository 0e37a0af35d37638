//! Search as the widget does it: an index that grows in slices, and an answer for every keystroke.

use personio::board::{List, Query, SearchIndex, TextsReader};
use wasm_bindgen::prelude::*;

/// Text indexed at once, as in the widget.
const SLICE: usize = 128 * 1024;

/// A list, its index, and the texts that are still to be read.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Search {
    list: List,
    index: SearchIndex,
    texts: TextsReader,
}

#[wasm_bindgen]
impl Search {
    /// Reads the list and indexes what it holds.
    ///
    /// # Errors
    /// When the bytes are not the two documents.
    #[wasm_bindgen(constructor)]
    pub fn new(list: &[u8], texts: Vec<u8>) -> Result<Self, JsError> {
        let list = List::from_json(list)?;
        let index = SearchIndex::new(&list);
        Ok(Self { list, index, texts: TextsReader::new(texts)? })
    }

    /// Indexes a slice of the texts; says whether it was the last.
    pub fn step(&mut self) -> bool {
        self.texts.step(&mut self.index, SLICE)
    }

    /// Answers a query with everything that the board shows (hits in order, counts of facets); gives the number of hits.
    pub fn query(&self, text: &str) -> usize {
        self.index.query(&self.list, &query(text)).hits.len()
    }

    /// The ids of all hits, best first.
    pub fn found(&self, text: &str) -> Vec<f64> {
        let hits = self.index.query(&self.list, &query(text)).hits;
        let position = |index| self.list.position(index);
        // Ids of positions are far below 2^53.
        hits.iter().filter_map(|hit| Some(position(hit.index)?.id.0 as f64)).collect()
    }
}

fn query(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}
