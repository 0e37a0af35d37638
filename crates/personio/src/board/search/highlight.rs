//! The parts of a text that match a query.

use std::ops::Range;

use super::{
    SearchIndex,
    fold::canonical,
    token::{Hyphens, spell},
    word::{Match, Word, parts},
};
use crate::board::order::sort_numbers;

impl SearchIndex {
    /// The ranges of `text` (in bytes, on the borders of characters, in order) that match words of the query: what
    /// was typed of a word, or all of a word with a typing error. Typing errors are only shown for words that the
    /// text does not have as written.
    #[must_use]
    pub fn matches(&self, query: &str, text: &str) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        for part in parts(query) {
            let before = ranges.len();
            part.words.iter().chain(&part.joined).for_each(|word| mark(word, text, Hyphens::Split, &mut ranges));
            if ranges.len() == before {
                part.words.iter().for_each(|word| mark(word, text, Hyphens::Join, &mut ranges));
            }
        }
        in_order(&ranges)
    }
}

fn mark(wanted: &Word, text: &str, hyphens: Hyphens, ranges: &mut Vec<Range<usize>>) {
    let (mut written, mut typos) = (Vec::new(), Vec::new());
    spell(text, hyphens, &mut |word| {
        let whole = word.letters.len();
        let (found, letters) = match wanted.matches(word.letters) {
            Some(Match::Whole) => (&mut written, whole),
            Some(Match::Beginning) => (&mut written, typed(wanted, word.letters)),
            Some(Match::Typo(_)) => (&mut typos, whole),
            None => return,
        };
        if let Some(end) = letters.checked_sub(1).and_then(|last| word.ends.get(last)) {
            found.push(word.start..*end);
        }
    });
    ranges.extend(if written.is_empty() { typos } else { written });
}

/// How many letters of a word are what was typed of it.
fn typed(wanted: &Word, word: &[u8]) -> usize {
    if word.starts_with(wanted.folded()) {
        return wanted.folded().len();
    }
    let form =
        |length: &usize| word.get(..*length).map(|start| canonical(start).map_or(start.len(), |form| form.len()));
    (1..=word.len()).find(|length| form(length) >= Some(wanted.canonical().len())).unwrap_or(word.len())
}

/// Sorts ranges and makes one of those that overlap.
fn in_order(ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut sorted: Vec<(u64, u64)> = ranges.iter().map(|range| (range.start as u64, range.end as u64)).collect();
    sort_numbers(&mut sorted);
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(sorted.len());
    for (start, end) in sorted {
        let (start, end) = (start as usize, end as usize);
        match merged.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => merged.push(start..end),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::SearchIndex;
    use crate::board::search::random::Random;

    fn marked(query: &str, text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        for range in SearchIndex::default().matches(query, text) {
            out += text.get(at..range.start).unwrap();
            out += &format!("[{}]", text.get(range.clone()).unwrap());
            at = range.end;
        }
        out + text.get(at..).unwrap()
    }

    #[test]
    fn what_was_typed_of_a_word_is_marked() {
        assert_eq!(marked("eng", "Senior Engineer, Engines"), "Senior [Eng]ineer, [Eng]ines");
        assert_eq!(marked("senior engineer", "Senior Engineer"), "[Senior] [Engineer]");
        assert_eq!(marked("c++", "C and C++"), "C and [C++]");
        assert_eq!(marked("", "Engineer"), "Engineer");
    }

    #[test]
    fn marks_fall_on_the_original_spelling() {
        assert_eq!(marked("zue", "Zürich"), "[Zü]rich");
        assert_eq!(marked("zur", "Zuerich"), "[Zuer]ich");
        assert_eq!(marked("zue", "Zuerich"), "[Zue]rich");
        assert_eq!(marked("muenchen", "in München"), "in [München]");
        assert_eq!(marked("munchen", "in Mu\u{308}nchen"), "in [Mu\u{308}nchen]");
        assert_eq!(marked("mu", "in Mu\u{308}nchen"), "in [Mu\u{308}]nchen");
        assert_eq!(marked("stras", "Straßenbahn"), "[Straß]enbahn");
        assert_eq!(marked("verkauf", "Ver\u{AD}kauf"), "[Ver\u{AD}kauf]");
    }

    #[test]
    fn a_word_with_a_typing_error_is_marked_whole_and_only_if_no_other_is_as_written() {
        assert_eq!(marked("enginere", "Senior Engineer"), "Senior [Engineer]");
        assert_eq!(marked("entwikler", "Softwareentwickler, Entwicklerin"), "Softwareentwickler, [Entwicklerin]");
        assert_eq!(marked("data", "data, date"), "[data], date");
    }

    #[test]
    fn words_joined_by_a_hyphen_are_marked_both_ways() {
        assert_eq!(marked("frontend", "Front-end Developer"), "[Front-end] Developer");
        assert_eq!(marked("front-end", "Frontend Developer"), "[Frontend] Developer");
    }

    #[test]
    fn marks_are_in_order_apart_and_on_the_borders_of_characters() {
        let mut random = Random::new(3);
        for _ in 0..3000 {
            let (query, text) = (random.text(12), random.text(60));
            let mut end = 0;
            for range in SearchIndex::default().matches(&query, &text) {
                assert!(range.start < range.end && (end == 0 || range.start > end), "{query} {text}");
                assert!(text.get(range.clone()).is_some(), "{query} {text} {range:?}");
                end = range.end;
            }
        }
    }
}
