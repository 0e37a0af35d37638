//! Full-text search that forgives typing errors.

mod texts;

pub use texts::TextsReader;

use std::ops::Range;

use super::List;

/// Finds words in the positions of a list.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    has_texts: bool,
}

impl SearchIndex {
    /// Indexes what the list holds: titles, departments, offices, keywords, teasers.
    #[must_use]
    pub fn new(_list: &List) -> Self {
        Self::default()
    }

    /// Whether the texts can be searched too: a [`TextsReader`] has read them all.
    #[must_use]
    pub fn has_texts(&self) -> bool {
        self.has_texts
    }

    /// The ranges of `text` (in bytes, on the borders of characters, in order) that match words of the query.
    #[must_use]
    pub fn matches(&self, _query: &str, _text: &str) -> Vec<Range<usize>> {
        Vec::new()
    }
}
