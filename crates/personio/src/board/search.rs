//! Full-text search that forgives typing errors.
//!
//! A *unit* is a piece of a position that is indexed at once: its title, its place (department, offices), its text with
//! the keywords. Words are folded ([`fold`]), split ([`token`]) and counted once a unit ([`vocabulary`]); a query looks
//! its words up in the alphabetical [`dictionary`].

mod batch;
mod dictionary;
mod fold;
mod highlight;
mod posting;
#[cfg(test)]
pub(super) mod random;
mod score;
mod texts;
mod token;
mod typo;
mod vocabulary;
mod word;

pub use texts::TextsReader;
pub(super) use token::{Hyphens, spell};

use batch::Batch;
use dictionary::Dictionary;
use score::Field;
use vocabulary::Vocabulary;

use super::{Facet, List, order::sort_numbers};
use crate::id::PositionId;

/// Finds words in the positions of a list.
///
/// All words of a query must be found, each as written, as a beginning, or with a typing error (two from eight
/// letters on); `Zürich`, `zuerich` and `zurich` are the same. A title counts more than a department, office or
/// keyword, and those more than the text.
///
/// In the text, typing errors are only forgiven where the word as written is rare: otherwise "data" would find every
/// position that names a date.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    vocabulary: Vocabulary,
    /// The words of the text that is being added.
    batch: Batch,
    dictionary: Dictionary,
    /// The position and field of each unit.
    units: Vec<Unit>,
    /// How many units come from the list.
    list_units: u32,
    /// How many units are in the dictionary.
    known_units: u32,
    /// Id and place in the list, sorted.
    positions: Vec<(u64, u64)>,
    has_texts: bool,
}

#[derive(Clone, Copy, Debug)]
struct Unit {
    position: u32,
    field: Field,
}

impl SearchIndex {
    /// Indexes what the list holds: titles, departments, offices, teasers. Keywords come with the texts.
    #[must_use]
    pub fn new(list: &List) -> Self {
        let mut index = Self::default();
        let rows = list.rows();
        for (number, id) in (0..).zip(&rows.ids) {
            let row = number as usize;
            index.positions.push((*id, u64::from(number)));
            index.add(number, Field::Title, [rows.title(row)].into_iter());
            let facets = [Facet::Department, Facet::Office, Facet::Subcompany, Facet::RecruitingCategory];
            let facets = facets.iter().flat_map(|facet| list.facet_values(number, *facet));
            index.add(number, Field::Place, facets.chain(rows.written_offices(row)));
            index.add(number, Field::Text, rows.teaser(row).into_iter());
        }
        sort_numbers(&mut index.positions);
        index.list_units = index.unit_count();
        index.learn();
        index
    }

    /// Whether the texts can be searched too: a [`TextsReader`] has read them all.
    #[must_use]
    pub fn has_texts(&self) -> bool {
        self.has_texts
    }

    /// Adds what the list says about a position.
    fn add<'t>(&mut self, position: u32, field: Field, texts: impl Iterator<Item = &'t str>) {
        let unit = self.unit_count();
        for text in texts {
            self.vocabulary.post(&mut self.batch, text, Hyphens::Split, unit);
            if text.contains('-') {
                self.vocabulary.post(&mut self.batch, text, Hyphens::Join, unit);
            }
        }
        self.units.push(Unit { position, field });
    }

    /// Adds a position's text; it is found after [`SearchIndex::finish`].
    fn add_text(&mut self, id: PositionId, text: &str) {
        if let Ok(at) = self.positions.binary_search_by_key(&id.0, |(id, _)| *id)
            && let Some((_, position)) = self.positions.get(at)
        {
            let (unit, position) = (self.unit_count(), *position as u32);
            self.vocabulary.post(&mut self.batch, text, Hyphens::Split, unit);
            self.units.push(Unit { position, field: Field::Text });
        }
    }

    /// Makes the texts searchable.
    fn finish(&mut self) {
        self.learn();
        self.vocabulary.close();
        self.batch = Batch::default();
        self.has_texts = true;
    }

    fn learn(&mut self) {
        self.dictionary = Dictionary::new(&self.vocabulary);
        self.known_units = self.unit_count();
    }

    fn unit_count(&self) -> u32 {
        u32::try_from(self.units.len()).unwrap_or(u32::MAX)
    }
}
