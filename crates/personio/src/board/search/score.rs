//! Scores the positions of a list by a query.

use super::{
    SearchIndex,
    typo::Typo,
    vocabulary::Term,
    word::{Match, Word, parts},
};

/// The part of a position that a word was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The title.
    Title,
    /// The department, an office, a keyword.
    Place,
    /// The teaser or the text.
    Text,
}

impl Field {
    fn weight(self) -> f32 {
        match self {
            Self::Title => 8.0,
            Self::Place => 3.0,
            Self::Text => 1.0,
        }
    }
}

impl Match {
    fn weight(self) -> f32 {
        match self {
            Self::Whole => 1.0,
            Self::Beginning => 0.8,
            Self::Typo(typo) => typo.weight(),
        }
    }
}

impl Typo {
    fn weight(self) -> f32 {
        let errors = if self.errors == 1 { 0.3 } else { 0.2 };
        let beginning = if self.beginning { 0.8 } else { 1.0 };
        let first_letter = if self.first_letter { 0.5 } else { 1.0 };
        errors * beginning * first_letter
    }
}

impl SearchIndex {
    /// A score for every position, 0 for those in which a word of the query is missing. `None` when the query has no
    /// words.
    pub(in crate::board) fn scores(&self, query: &str) -> Option<Vec<f32>> {
        let mut total: Option<Vec<f32>> = None;
        for part in parts(query) {
            let words = part.words.iter().map(|word| self.word_scores(word));
            let mut scores = words.reduce(both).unwrap_or_default();
            if let Some(joined) = &part.joined {
                scores = either(scores, &self.word_scores(joined));
            }
            total = Some(match total {
                Some(before) => both(before, scores),
                None => scores,
            });
        }
        total
    }

    fn word_scores(&self, word: &Word) -> Vec<f32> {
        let mut scores = vec![0.0; self.positions.len()];
        for (term, whole) in self.dictionary.as_written(word) {
            let found = if whole { Match::Whole } else { Match::Beginning };
            self.raise(&mut scores, term, found, self.known_units);
        }
        if word.typos() > 0 {
            let as_written = scores.iter().filter(|score| **score > 0.0).count();
            let units = if as_written <= rare(scores.len()) { self.known_units } else { self.list_units };
            self.dictionary.with_typos(word, |term, typo| self.raise(&mut scores, term, Match::Typo(typo), units));
        }
        scores
    }

    /// Raises the scores of the positions in which a term occurs, looking at the first units only.
    fn raise(&self, scores: &mut [f32], term: Term, found: Match, units: u32) {
        let weight = found.weight();
        for number in self.vocabulary.units(term).take_while(|number| *number < units) {
            if let Some(unit) = self.units.get(number as usize)
                && let Some(score) = scores.get_mut(unit.position as usize)
            {
                *score = score.max(unit.field.weight() * weight);
            }
        }
    }
}

/// In how many positions a word may be found as written and still count as rare: it may be a typing error that
/// somebody else made too.
fn rare(positions: usize) -> usize {
    2 + positions / 200
}

fn both(mut left: Vec<f32>, right: Vec<f32>) -> Vec<f32> {
    for (left, right) in left.iter_mut().zip(right) {
        *left = if *left > 0.0 && right > 0.0 { *left + right } else { 0.0 };
    }
    left
}

fn either(mut left: Vec<f32>, right: &[f32]) -> Vec<f32> {
    left.iter_mut().zip(right).for_each(|(left, right)| *left = left.max(*right));
    left
}
