//! A company's job board: the languages of its feed merged into one, ready to be listed, narrowed and searched.
//!
//! On the server (or in the page's feed module) a [`Board`] is merged from the feed's languages and gives three
//! documents: a [`List`] without texts, one [`Detail`] a position, and the [`Texts`] for full-text search.
//! In the page, [`List`] answers every [`Query`].
//!
//! ```
//! use personio::{
//!     board::{Board, Facet, Query, SearchIndex, SectionRules},
//!     feed,
//!     language::Language,
//! };
//!
//! let german = feed::parse(
//!     b"<workzag-jobs>\
//!         <position><id>7</id><name>Koch</name><office>Berlin</office></position>\
//!         <position><id>8</id><name>Kellner</name><office>Hamburg</office></position>\
//!     </workzag-jobs>",
//! )?;
//! let board = Board::merge(vec![(Language::GERMAN, german)], &SectionRules::default());
//! let list = board.list(&[Language::GERMAN]);
//! let index = SearchIndex::new(&list);
//!
//! let mut query = Query { text: "kelner".into(), ..Query::default() };
//! let outcome = index.query(&list, &query);
//! let found = outcome.hits.first().and_then(|hit| list.position(hit.index));
//! assert_eq!(found.map(|it| it.id.0), Some(8));
//!
//! query.selection.toggle(Facet::Office, "Berlin");
//! assert!(index.query(&list, &query).hits.is_empty());
//! # Ok::<(), personio::feed::FeedError>(())
//! ```

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
