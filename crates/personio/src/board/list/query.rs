//! Asks a list: text, facets, order and groups in; hits and counts out.

use std::{cmp::Reverse, ops::Range};

use super::{List, narrow::Narrowing};
use crate::board::{Facet, FacetCounts, SearchIndex, Selection, search::order_key};

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
    pub fn query(&self, index: &SearchIndex, query: &Query) -> Outcome {
        let scores = index.scores(&query.text);
        let score = |index: u32| match &scores {
            Some(scores) => scores.get(index as usize).copied().filter(|score| *score > 0.0),
            None => Some(0.0),
        };
        let found = (0..).zip(self.positions()).filter_map(|(index, _)| Some(Hit { index, score: score(index)? }));
        let mut narrowing = Narrowing::new(self, &query.selection);
        let mut hits: Vec<Hit> = found.filter(|hit| narrowing.admits(hit.index)).collect();
        let facets = narrowing.into_counts();
        match query.sort {
            Sort::Relevance => hits.sort_by(|left, right| right.score.total_cmp(&left.score)),
            Sort::Newest => hits.sort_by_cached_key(|hit| {
                let position = self.position(hit.index);
                Reverse(position.map(|position| (position.created_at, position.id)))
            }),
            Sort::Title => hits.sort_by_cached_key(|hit| self.position(hit.index).map(|position| order_key(&position.title))),
        }
        let groups = match query.group_by {
            Some(facet) => self.group(&mut hits, facet, query),
            None => Vec::new(),
        };
        Outcome { hits, facets, groups }
    }

    /// Brings the hits of each group together. A position with several values is in one group only: that of its first
    /// value, or of the first one that is selected.
    fn group(&self, hits: &mut Vec<Hit>, facet: Facet, query: &Query) -> Vec<Group> {
        let value = |hit: &Hit| {
            let selected = |value: &&str| query.selection.contains(facet, value);
            let mut values = self.facet_values(hit.index, facet);
            values.by_ref().find(selected).or_else(|| self.facet_values(hit.index, facet).next())
        };
        let mut grouped: Vec<(Option<&str>, Vec<Hit>)> = Vec::new();
        for hit in hits.drain(..) {
            let value = value(&hit);
            match grouped.iter_mut().find(|(known, _)| *known == value) {
                Some((_, group)) => group.push(hit),
                None => grouped.push((value, vec![hit])),
            }
        }
        // What was searched for stays in the order of the best hits.
        if query.text.trim().is_empty() || query.sort != Sort::Relevance {
            grouped.sort_by_cached_key(|(value, _)| {
                (value.is_none(), value.map(|value| (facet.rank(value), order_key(value))))
            });
        }
        let mut groups = Vec::with_capacity(grouped.len());
        for (value, group) in grouped {
            let start = hits.len();
            hits.extend(group);
            groups.push(Group { value: value.unwrap_or_default().to_owned(), hits: start..hits.len() });
        }
        groups
    }
}
