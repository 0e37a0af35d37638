//! The list: every position of a board in one language, without texts.

mod build;
mod document;
mod error;
mod narrow;
mod query;
mod rows;
mod table;

pub use error::ListError;
pub use query::{Group, Hit, Outcome, Query, Sort};

use self::rows::Rows;
use super::{Facet, facet::FacetColumn, order::name_key};
use crate::{feed::SalaryInformation, id::PositionId, language::Language};

/// The positions of a board as they are listed: what a page loads first.
///
/// Made by [`Board::list`](super::Board::list), sent as compact JSON, asked by [`List::query`].
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    language: Language,
    languages: Vec<Language>,
    rows: Rows,
    facets: [FacetColumn; Facet::ALL.len()],
}

/// A position in the list. What facets hold (department, schedule, …) is in [`List::values`], what it pays in
/// [`List::salary`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListPosition<'l> {
    /// Also the `job_position_id` of an application.
    pub id: PositionId,
    /// The title.
    pub title: &'l str,
    /// The language of title and text; unknown where the position has no text.
    pub language: Option<Language>,
    /// A sentence or two, as plain text.
    pub teaser: Option<&'l str>,
    /// A readable name for addresses.
    pub slug: Option<&'l str>,
    /// The main office in the company's own words, for showing it: "Berlin / Hamburg / Remote".
    pub office: Option<&'l str>,
    /// When it was created, in seconds since 1970, to the minute.
    pub created_at: Option<i64>,
}

impl List {
    /// The language that was asked for.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The languages in which the board has texts.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// How many positions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The position at a place of the list, which is in board order.
    #[must_use]
    pub fn position(&self, index: u32) -> Option<ListPosition<'_>> {
        let language = self.facet_values(index, Facet::Language).next().and_then(Language::parse);
        self.rows.get(index as usize, language)
    }

    /// What the position at a place of the list pays.
    #[must_use]
    pub fn salary(&self, index: u32) -> Option<SalaryInformation> {
        self.rows.salary(index as usize)
    }

    /// Where a position is in the list.
    #[must_use]
    pub fn index_of(&self, id: PositionId) -> Option<u32> {
        self.rows.ids.iter().position(|known| *known == id.0).and_then(|index| u32::try_from(index).ok())
    }

    /// The position's values of a facet: names, or codes such as `full-time`. The main office comes first.
    #[must_use]
    pub fn values(&self, index: u32, facet: Facet) -> Vec<&str> {
        self.facet_values(index, facet).collect()
    }

    /// 1 for each position whose title or facets have all words of the text in them as written, else 0: a plain search
    /// for when no [`SearchIndex`](super::SearchIndex) is at hand. Case and diacritics do not matter.
    #[must_use]
    pub fn contains(&self, text: &str) -> Vec<f32> {
        let words: Vec<Vec<u8>> = words_of(text).split(|byte| *byte == b' ').map(<[u8]>::to_vec).collect();
        let score = |index: u32| {
            let mut said = words_of(self.rows.title(index as usize));
            for value in Facet::ALL.into_iter().flat_map(|facet| self.facet_values(index, facet)) {
                said.push(b' ');
                said.extend(words_of(value));
            }
            let is_there = |word: &Vec<u8>| said.windows(word.len().max(1)).any(|part| part == word.as_slice());
            f32::from(u8::from(words.iter().filter(|word| !word.is_empty()).all(is_there)))
        };
        self.indexes().map(score).collect()
    }

    /// The places of all positions.
    pub(super) fn indexes(&self) -> impl Iterator<Item = u32> + use<> {
        0..u32::try_from(self.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn rows(&self) -> &Rows {
        &self.rows
    }

    pub(super) fn facet_values(&self, index: u32, facet: Facet) -> impl Iterator<Item = &str> {
        self.facet(facet).into_iter().flat_map(move |column| column.row(index as usize))
    }

    fn facet(&self, facet: Facet) -> Option<&FacetColumn> {
        self.facets.get(facet.slot())
    }
}

/// The words of a text without case and diacritics, with a space behind each.
fn words_of(text: &str) -> Vec<u8> {
    let mut words = name_key(text);
    let length = words.iter().position(|byte| *byte == 0).unwrap_or_default();
    words.truncate(length);
    words
}

impl Default for List {
    fn default() -> Self {
        Self { language: Language::ENGLISH, languages: Vec::new(), rows: Rows::default(), facets: Default::default() }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        board::fixture::{german, position},
        feed::Position,
    };

    #[test]
    fn without_an_index_words_are_found_as_they_are_written() {
        let job = Position { office: Some("Zürich / Köln".into()), ..position(1, "Köchin (Frühdienst)") };
        let list = german(vec![job, position(2, "Koch")]).list(&[]);
        let found = |text: &str| list.contains(text);
        assert_eq!(found("kochin"), [1.0, 0.0]);
        assert_eq!(found("ZURICH köch"), [1.0, 0.0]);
        assert_eq!(found("koch"), [1.0, 1.0]);
        assert_eq!(found("koch zürich bonn"), [0.0, 0.0]);
        assert_eq!(found(" "), [1.0, 1.0]);
    }
}
