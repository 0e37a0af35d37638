//! Asks a list: text, facets, order and groups in; hits and counts out.

use std::ops::Range;

use super::List;
use crate::board::{Facet, FacetCounts, SearchIndex, Selection};

/// What somebody asks of a list. The default asks for everything in board order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words that all must be found.
    pub text: String,
    /// What is selected in the facets.
    pub selection: Selection,
    /// The order of the hits.
    pub sort: Sort,
    /// The facet by which the hits are grouped.
    pub group_by: Option<Facet>,
}

/// The order of the hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best match first; without a text, board order.
    #[default]
    Relevance,
    /// The newest first.
    Newest,
    /// By title.
    Title,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The positions, each once; grouped if asked for, then in order.
    pub hits: Vec<Hit>,
    /// The facets that have a value to choose, in the order of [`Facet::ALL`].
    pub facets: Vec<FacetCounts>,
    /// The groups, covering `hits` from the first to the last; empty if not asked for.
    pub groups: Vec<Group>,
}

/// A position that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its place in the list.
    pub index: u32,
    /// How well it matches the text; 0 without a text.
    pub score: f32,
}

/// Hits that have a value in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The value; empty for positions without one.
    pub value: String,
    /// Their places in [`Outcome::hits`].
    pub hits: Range<usize>,
}

impl List {
    /// Answers a query.
    #[must_use]
    pub fn query(&self, _index: &SearchIndex, _query: &Query) -> Outcome {
        Outcome::default()
    }
}
