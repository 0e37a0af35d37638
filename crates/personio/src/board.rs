//! A company's job board: the languages of its feed merged into one, ready to be listed, narrowed and searched.
//!
//! On the server (or in the page's feed module) a [`Board`] is merged from the feed's languages and gives three
//! documents: a [`List`] without texts, one [`Detail`] a position, and the [`Texts`] for full-text search.
//! In the page, [`List`] answers every [`Query`].

mod detail;
mod facet;
#[cfg(test)]
mod fixture;
mod list;
mod merge;
mod order;
mod search;
mod section;

pub use detail::{Detail, DetailSection, Texts};
pub use facet::{Facet, FacetCount, FacetCounts, Selection};
pub use list::{Group, Hit, List, ListError, ListPosition, Outcome, Query, Sort};
pub use merge::{Board, BoardPosition, PositionText, TextSection};
pub use search::{SearchIndex, TextsReader};
pub use section::{SectionRole, SectionRules};
