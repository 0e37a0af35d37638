//! The words of a query.

use super::{
    fold::canonical,
    token::{Hyphens, spell},
    typo::{Typo, TypoRows},
};

/// From how many letters on one and two typing errors are forgiven.
const ONE_TYPO_FROM: usize = 4;
const TWO_TYPOS_FROM: usize = 8;

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    folded: Vec<u8>,
    canonical: Option<Vec<u8>>,
}

/// How a word of a text matches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Match {
    /// It is the word.
    Whole,
    /// It begins with the word.
    Beginning,
    /// It is the word or begins with it, but for typing errors.
    Typo(Typo),
}

impl Word {
    fn new(folded: &[u8]) -> Self {
        Self { folded: folded.to_vec(), canonical: canonical(folded) }
    }

    /// The form without `e` after `a`, `o` and `u`.
    pub(super) fn canonical(&self) -> &[u8] {
        self.canonical.as_deref().unwrap_or(&self.folded)
    }

    /// As it was typed.
    pub(super) fn folded(&self) -> &[u8] {
        &self.folded
    }

    /// The forms that a typing error may have spoilt.
    pub(super) fn forms(&self) -> impl Iterator<Item = &[u8]> {
        std::iter::once(self.folded.as_slice()).chain(self.canonical.as_deref())
    }

    /// How many typing errors are forgiven.
    pub(super) fn typos(&self) -> u8 {
        match self.folded.len() {
            ..ONE_TYPO_FROM => 0,
            ONE_TYPO_FROM..TWO_TYPOS_FROM => 1,
            TWO_TYPOS_FROM.. => 2,
        }
    }

    /// How a folded word of a text matches this one.
    pub(super) fn matches(&self, text: &[u8]) -> Option<Match> {
        let form = canonical(text);
        let text_canonical = form.as_deref().unwrap_or(text);
        if text_canonical.starts_with(self.canonical()) {
            let whole = text_canonical.len() == self.canonical().len();
            return Some(if whole { Match::Whole } else { Match::Beginning });
        }
        let texts = std::iter::once(text).chain(form.as_deref());
        let best =
            texts.flat_map(|text| self.forms().filter_map(move |form| TypoRows::new(form, self.typos()).next(text, 0)));
        best.min_by_key(Typo::rank).map(Match::Typo)
    }
}

/// A part of a query between spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its words, which must all be found.
    pub(super) words: Vec<Word>,
    /// Instead, all of it as one word: "e-commerce" as "ecommerce".
    pub(super) joined: Option<Word>,
}

/// Nobody types more; a pasted page is cut here.
const MOST_PARTS: usize = 12;

/// The parts of a query; none when there is no word in it.
pub(super) fn parts(query: &str) -> Vec<Part> {
    let part = |text: &str| {
        let words = collect(text, Hyphens::Split);
        let joined = collect(text, Hyphens::Join);
        let joined = if words.len() > joined.len() { joined.into_iter().next() } else { None };
        (!words.is_empty()).then_some(Part { words, joined })
    };
    query.split_whitespace().filter_map(part).take(MOST_PARTS).collect()
}

fn collect(text: &str, hyphens: Hyphens) -> Vec<Word> {
    let mut found = Vec::new();
    spell(text, hyphens, &mut |word| {
        if found.len() < MOST_PARTS {
            found.push(Word::new(word.letters));
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::{Hyphens, Match, Word, collect, parts};

    impl Word {
        pub(in crate::board::search) fn of(text: &str) -> Option<Self> {
            collect(text, Hyphens::Split).into_iter().next()
        }
    }

    fn matches(query: &str, text: &str) -> Option<Match> {
        Word::of(query).unwrap().matches(Word::of(text).unwrap().folded())
    }

    #[test]
    fn whole_words_and_beginnings_match() {
        assert_eq!(matches("sales", "Sales"), Some(Match::Whole));
        assert_eq!(matches("sal", "Sales"), Some(Match::Beginning));
        assert_eq!(matches("ales", "Sale"), None);
    }

    #[test]
    fn umlauts_match_in_each_spelling_even_half_typed() {
        for (query, text) in [
            ("zu", "Zürich"),
            ("zue", "Zürich"),
            ("zür", "Zuerich"),
            ("zur", "Zuerich"),
            ("strasse", "Straße"),
            ("straße", "STRASSE"),
            ("koln", "Köln"),
            ("koeln", "Köln"),
            ("köln", "Koeln"),
            ("malmo", "Malmö"),
            ("lodz", "Łódź"),
            ("oeuvre", "Œuvre"),
        ] {
            assert!(matches!(matches(query, text), Some(Match::Whole | Match::Beginning)), "{query} {text}");
        }
    }

    #[test]
    fn short_words_are_taken_as_they_are() {
        assert_eq!(matches("jav", "Jiva"), None);
        assert!(matches("java", "Jiva").is_some());
    }

    #[test]
    fn one_typing_error_is_forgiven_and_two_in_long_words() {
        for (query, text) in [
            ("manaer", "Manager"),
            ("mangaer", "Manager"),
            ("manegar", "Manager"),
            ("managrr", "Manager"),
            ("mamnager", "Manager"),
            ("anager", "Manager"),
            ("nanager", "Manager"),
            ("amnager", "Manager"),
            ("enginere", "Engineer"),
            ("entwikler", "Entwickler"),
            ("entwiklre", "Entwicklerin"),
            ("softwarenegineer", "Softwareengineer"),
            ("munchn", "München"),
            ("muenchn", "München"),
            ("müncehn", "Muenchen"),
            ("valuwes", "values"),
        ] {
            let typos = matches(query, text);
            if query == "manegar" {
                assert_eq!(typos, None, "two errors in a short word");
            } else {
                assert!(matches!(typos, Some(Match::Typo(_))), "{query} {text} {typos:?}");
            }
        }
    }

    #[test]
    fn a_hyphenated_part_can_be_found_joined() {
        let found = parts("senior e-commerce C++");
        let words: Vec<usize> = found.iter().map(|part| part.words.len()).collect();
        assert_eq!(words, [1, 2, 1]);
        assert_eq!(found[1].joined, Word::of("ecommerce"));
        assert_eq!(found[0].joined, None);
    }

    #[test]
    fn a_query_without_words_has_no_parts_and_a_page_of_text_is_cut() {
        assert_eq!(parts(" –  ++ \n"), []);
        assert!(parts(&"word ".repeat(1000)).len() < 20);
        assert!(parts(&"word/".repeat(1000))[0].words.len() < 20);
    }
}
