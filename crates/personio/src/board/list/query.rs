//! Asks a list: text, facets, order and groups in; hits and counts out.

use std::ops::Range;

use super::{List, narrow::Narrowing};
use crate::board::{
    Facet, FacetCounts, Selection,
    order::{name_key, sort_names, sort_numbers},
};

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
    /// Answers a query whose text was looked up already: `scores` has a number for each position, 0 for what the text
    /// does not match, and is `None` without a text. [`SearchIndex::query`](crate::board::SearchIndex::query) does both.
    #[must_use]
    pub fn query(&self, scores: Option<&[f32]>, query: &Query) -> Outcome {
        let score = |index: u32| match scores {
            Some(scores) => scores.get(index as usize).copied().filter(|score| *score > 0.0),
            None => Some(0.0),
        };
        let found = self.indexes().filter_map(|index| Some(Hit { index, score: score(index)? }));
        let mut narrowing = Narrowing::new(self, &query.selection);
        let found = if scores.is_none() && narrowing.admits_all() {
            found.collect()
        } else {
            found.filter(|hit| narrowing.admits(hit.index)).collect()
        };
        let mut hits = self.sorted(found, query.sort);
        let facets = narrowing.into_counts();
        let groups = match query.group_by {
            Some(facet) => self.group(&mut hits, facet, query),
            None => Vec::new(),
        };
        Outcome { hits, facets, groups }
    }

    /// Brings hits, which are in board order, into another. Equal ones stay in board order.
    fn sorted(&self, hits: Vec<Hit>, sort: Sort) -> Vec<Hit> {
        let order: Vec<u64> = match sort {
            Sort::Relevance | Sort::Newest => {
                let key = |hit: &Hit| match sort {
                    // The bits of a positive number sort as it does.
                    Sort::Relevance => u64::from(hit.score.to_bits()),
                    // Moved so that the earliest is 0, which is left to those without a date.
                    _ => self.rows.created_at(hit.index as usize).map_or(0, |at| at.cast_unsigned() ^ 1 << 63),
                };
                let mut keys: Vec<(u64, u64)> = hits.iter().map(|hit| u64::MAX - key(hit)).zip(0..).collect();
                sort_numbers(&mut keys);
                keys.into_iter().map(|(_, at)| at).collect()
            }
            Sort::Title => {
                let title = |hit: &Hit| name_key(self.rows.title(hit.index as usize));
                let mut keys: Vec<(Vec<u8>, usize)> = hits.iter().map(title).zip(0..).collect();
                sort_names(&mut keys);
                keys.into_iter().map(|(_, at)| at as u64).collect()
            }
        };
        order.into_iter().filter_map(|at| hits.get(at as usize).copied()).collect()
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
            let mut order: Vec<(Vec<u8>, usize)> = grouped
                .iter()
                .enumerate()
                .map(|(at, (value, _))| {
                    let mut key = vec![u8::from(value.is_none()), facet.rank(value.unwrap_or_default())];
                    key.extend(name_key(value.unwrap_or_default()));
                    (key, at)
                })
                .collect();
            sort_names(&mut order);
            grouped = order.into_iter().filter_map(|(_, at)| grouped.get_mut(at).map(std::mem::take)).collect();
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

#[cfg(test)]
mod tests {
    use super::{Facet, List, Query, Selection, Sort};
    use crate::{
        board::{
            Board, SearchIndex,
            fixture::{german, position, random_positions, searchable, with_text, words},
            search::random::Random,
        },
        feed::{Position, Seniority},
        language::Language,
    };

    fn listed(board: &Board) -> (List, SearchIndex) {
        let list = board.list(&[Language::GERMAN]);
        let index = SearchIndex::new(&list);
        (list, index)
    }

    fn selecting(choices: &[(Facet, &str)]) -> Query {
        let mut selection = Selection::default();
        choices.iter().for_each(|(facet, value)| selection.toggle(*facet, value));
        Query { selection, ..Query::default() }
    }

    fn ids(list: &List, index: &SearchIndex, query: &Query) -> Vec<u64> {
        index.query(list, query).hits.iter().map(|hit| list.position(hit.index).unwrap().id.0).collect()
    }

    fn counts(list: &List, index: &SearchIndex, query: &Query, facet: Facet) -> Vec<(String, u32, bool)> {
        let facets = index.query(list, query).facets;
        let counts = facets.into_iter().find(|counts| counts.facet == facet);
        let counts = counts.into_iter().flat_map(|counts| counts.values);
        counts.map(|count| (count.value, count.count, count.selected)).collect()
    }

    fn small_board() -> Board {
        let job = |id, title, department: &str, office: &str| Position {
            department: Some(department.to_owned()),
            office: Some(office.to_owned()),
            created_at: Some(1000 - id as i64),
            ..position(id, title)
        };
        german(vec![
            job(1, "Koch", "Küche", "Bonn"),
            job(2, "Kellner", "Service", "Bonn / Köln"),
            job(3, "Ärztin", "Service", "Köln"),
            job(4, "Bäcker", "Küche", "Ulm"),
            position(5, "Zauberer"),
        ])
    }

    #[test]
    fn an_empty_query_gives_everything_in_board_order() {
        let (list, index) = listed(&small_board());
        assert_eq!(ids(&list, &index, &Query::default()), [1, 2, 3, 4, 5]);
        assert_eq!(ids(&list, &index, &Query { text: "  –  ".into(), ..Query::default() }), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn values_of_a_facet_add_up_and_facets_narrow_each_other() {
        let (list, index) = listed(&small_board());
        assert_eq!(ids(&list, &index, &selecting(&[(Facet::Office, "Ulm"), (Facet::Office, "Köln")])), [2, 3, 4]);
        let query = selecting(&[(Facet::Office, "Ulm"), (Facet::Office, "Köln"), (Facet::Department, "Küche")]);
        assert_eq!(ids(&list, &index, &query), [4]);
    }

    #[test]
    fn a_selected_value_does_not_shrink_its_own_facet() {
        let (list, index) = listed(&small_board());
        let query = selecting(&[(Facet::Office, "Bonn")]);
        let offices = [("Bonn".into(), 2, true), ("Köln".into(), 2, false), ("Ulm".into(), 1, false)];
        assert_eq!(counts(&list, &index, &query, Facet::Office), offices);
        let departments = [("Küche".into(), 1, false), ("Service".into(), 1, false)];
        assert_eq!(counts(&list, &index, &query, Facet::Department), departments);
    }

    #[test]
    fn what_is_selected_is_always_listed_even_if_no_position_has_it() {
        let (list, index) = listed(&small_board());
        let query = selecting(&[(Facet::Office, "Atlantis"), (Facet::Department, "Küche"), (Facet::Schedule, "never")]);
        assert_eq!(ids(&list, &index, &query), [0; 0]);
        let offices = counts(&list, &index, &query, Facet::Office);
        assert!(offices.contains(&("Atlantis".into(), 0, true)), "{offices:?}");
        assert_eq!(counts(&list, &index, &query, Facet::Schedule), [("never".into(), 0, true)]);
        assert_eq!(counts(&list, &index, &query, Facet::Department), [("Küche".into(), 0, true)]);
    }

    #[test]
    fn facets_without_values_are_absent_and_counts_respect_the_text() {
        let (list, index) = listed(&small_board());
        let facets = index.query(&list, &Query::default()).facets;
        assert_eq!(facets.iter().map(|counts| counts.facet).collect::<Vec<_>>(), [Facet::Department, Facet::Office]);
        let query = Query { text: "koch".into(), ..Query::default() };
        assert_eq!(counts(&list, &index, &query, Facet::Office), [("Bonn".into(), 1, false)]);
    }

    #[test]
    fn the_most_frequent_value_comes_first_and_seniority_keeps_its_own_order() {
        let job = |id, seniority: &str, office: &str| Position {
            seniority: Some(Seniority::from_code(seniority)),
            office: Some(office.into()),
            ..position(id, "A")
        };
        let board = german(vec![
            job(1, "executive", "Ulm"),
            job(2, "executive", "Österberg"),
            job(3, "entry-level", "Zwickau"),
            job(4, "odd", "Zwickau"),
        ]);
        let (list, index) = listed(&board);
        let values = |facet| -> Vec<String> {
            counts(&list, &index, &Query::default(), facet).into_iter().map(|(value, ..)| value).collect()
        };
        assert_eq!(values(Facet::Office), ["Zwickau", "Österberg", "Ulm"]);
        assert_eq!(values(Facet::Seniority), ["entry-level", "executive", "odd"]);
    }

    #[test]
    fn counts_tell_what_a_further_click_would_give() {
        let mut random = Random::new(21);
        let (list, index) = searchable(&german(random_positions(&mut random, 150)));
        for round in 0..60 {
            let mut query = Query::default();
            for _ in 0..random.below(4) {
                let facet = *random.pick(&Facet::ALL);
                let index = random.below(list.len()) as u32;
                list.values(index, facet).iter().for_each(|value| query.selection.toggle(facet, value));
            }
            if round % 3 == 0 {
                query.text = words(&mut random, 1);
            }
            for facet in index.query(&list, &query).facets {
                for count in facet.values {
                    let mut clicked = query.clone();
                    clicked.selection.set(facet.facet, vec![count.value.clone()]);
                    let found = index.query(&list, &clicked).hits.len();
                    assert_eq!(found, count.count as usize, "{:?} {} {query:?}", facet.facet, count.value);
                    assert_eq!(count.selected, query.selection.contains(facet.facet, &count.value));
                    assert!(count.count > 0 || count.selected);
                }
            }
        }
    }

    #[test]
    fn hits_are_those_that_every_facet_admits() {
        let mut random = Random::new(22);
        let (list, index) = listed(&german(random_positions(&mut random, 150)));
        for _ in 0..100 {
            let mut query = Query::default();
            for _ in 0..random.below(5) {
                let facet = *random.pick(&Facet::ALL);
                let index = random.below(list.len()) as u32;
                list.values(index, facet).iter().for_each(|value| query.selection.toggle(facet, value));
            }
            let admitted = (0..list.len() as u32).filter(|index| {
                query.selection.iter().all(|(facet, selected)| {
                    list.values(*index, facet).iter().any(|value| selected.iter().any(|wanted| wanted == value))
                })
            });
            let hits: Vec<u32> = index.query(&list, &query).hits.iter().map(|hit| hit.index).collect();
            assert_eq!(hits, admitted.collect::<Vec<_>>());
        }
    }

    #[test]
    fn hits_can_be_sorted_by_title_and_by_age() {
        let (list, index) = listed(&small_board());
        let sorted = |sort| ids(&list, &index, &Query { sort, ..Query::default() });
        assert_eq!(sorted(Sort::Title), [3, 4, 2, 1, 5]);
        let dated = |id, created_at| Position { created_at, ..position(id, "A") };
        let board = german(vec![dated(7, None), dated(8, Some(60)), dated(9, Some(9999)), dated(10, Some(61))]);
        let (list, index) = listed(&board);
        let newest = Query { sort: Sort::Newest, ..Query::default() };
        assert_eq!(ids(&list, &index, &newest), [9, 10, 8, 7], "within a minute, board order counts");
    }

    #[test]
    fn groups_cover_all_hits_by_name_with_those_without_a_value_last() {
        let (list, index) = listed(&small_board());
        let outcome = index.query(&list, &Query { group_by: Some(Facet::Office), ..Query::default() });
        let groups: Vec<_> = outcome
            .groups
            .iter()
            .map(|group| {
                let hits = &outcome.hits[group.hits.clone()];
                let ids: Vec<u64> = hits.iter().map(|hit| list.position(hit.index).unwrap().id.0).collect();
                (group.value.as_str(), ids)
            })
            .collect();
        assert_eq!(groups, [("Bonn", vec![1, 2]), ("Köln", vec![3]), ("Ulm", vec![4]), ("", vec![5])]);
    }

    #[test]
    fn a_position_of_two_offices_is_in_the_group_of_the_one_that_is_selected() {
        let (list, index) = listed(&small_board());
        let query = Query { group_by: Some(Facet::Office), ..selecting(&[(Facet::Office, "Köln")]) };
        let outcome = index.query(&list, &query);
        assert_eq!(outcome.groups.iter().map(|group| group.value.as_str()).collect::<Vec<_>>(), ["Köln"]);
        assert_eq!(outcome.hits.len(), 2);
    }

    #[test]
    fn groups_of_a_search_come_in_the_order_of_their_best_hit() {
        let job = |id, title, department: &str| Position { department: Some(department.into()), ..position(id, title) };
        let board = german(vec![
            job(1, "Kaffeekoch", "Aroma"),
            job(2, "Kochlehrling", "Bar"),
            job(3, "Koch", "Zimmer"),
            job(4, "Koch", "Bar"),
        ]);
        let (list, index) = listed(&board);
        let query = Query { text: "koch".into(), group_by: Some(Facet::Department), ..Query::default() };
        let groups: Vec<_> =
            index.query(&list, &query).groups.into_iter().map(|group| (group.value, group.hits)).collect();
        assert_eq!(groups, [("Zimmer".to_owned(), 0..1), ("Bar".to_owned(), 1..3)]);
    }

    #[test]
    fn an_index_of_another_list_finds_nothing_that_the_list_does_not_have() {
        let (_, index) = searchable(&german((1..100).map(|id| with_text(id, "Koch", "kochen")).collect()));
        let (list, _) = listed(&german(vec![position(1, "Koch")]));
        assert_eq!(index.query(&list, &Query { text: "koch".into(), ..Query::default() }).hits.len(), 1);
    }
}
