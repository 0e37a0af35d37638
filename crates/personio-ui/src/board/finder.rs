//! Looks texts up. A page loads the code for it when somebody searches, so the board knows only what it has to do.

use std::cell::RefCell;
use std::ops::Range;

use personio::board::SearchIndex;

/// Full-text search over the positions of one list.
pub trait Finder {
    /// A score for each position of the list, 0 for what the text does not match; `None` when it has no words.
    fn scores(&self, text: &str) -> Option<Vec<f32>>;

    /// The ranges of a text that match what is searched for, in bytes and in order.
    fn matches(&self, wanted: &str, text: &str) -> Vec<Range<usize>>;
}

/// An index that still grows while it is asked.
impl Finder for RefCell<SearchIndex> {
    fn scores(&self, text: &str) -> Option<Vec<f32>> {
        self.borrow().scores(text)
    }

    fn matches(&self, wanted: &str, text: &str) -> Vec<Range<usize>> {
        self.borrow().matches(wanted, text)
    }
}
