//! The words of a line, with their places.

use std::ops::Range;

/// A word of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word<'a> {
    /// As it was written.
    pub text: &'a str,
    /// In small letters, with every dash a hyphen.
    pub plain: String,
    /// Its characters, counted from 0.
    pub at: Range<usize>,
}

/// The words of a line.
pub(super) fn words(line: &str) -> Vec<Word<'_>> {
    let mut place = 0;
    let mut words = Vec::new();
    for (index, text) in line.split(char::is_whitespace).enumerate() {
        // Between two words there is one character that is none.
        place += usize::from(index > 0);
        let length = text.chars().count();
        if length > 0 {
            words.push(Word { text, plain: plain(text), at: place..place + length });
        }
        place += length;
    }
    words
}

fn plain(text: &str) -> String {
    let dash = |letter| if matches!(letter, '–' | '—' | '−' | '‐' | '‑') { '-' } else { letter };
    text.chars().flat_map(char::to_lowercase).map(dash).collect()
}
