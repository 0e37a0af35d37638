//! Narrows a list by what is selected, and counts what a further choice would give.

use super::List;
use crate::board::{
    Facet, FacetCount, FacetCounts, Selection,
    facet::FacetColumn,
    order::{name_key, sort_names},
};

/// Looks at every position that the text admits, once.
pub(super) struct Narrowing<'l> {
    facets: Vec<Narrowed<'l>>,
}

struct Narrowed<'l> {
    facet: Facet,
    column: &'l FacetColumn,
    /// For each value of the table, whether it is selected; empty if nothing is selected in this facet.
    selected: Vec<bool>,
    counts: Vec<u32>,
    /// Selected values that no position has.
    strangers: Vec<&'l str>,
}

impl<'l> Narrowing<'l> {
    pub(super) fn new(list: &'l List, selection: &'l Selection) -> Self {
        let narrowed = |facet| {
            let column: &FacetColumn = list.facet(facet)?;
            let values = selection.values(facet);
            let selected = column.table().iter().map(|value| !values.is_empty() && selection.contains(facet, value));
            let strangers = values.iter().filter(|value| !column.table().contains(value));
            Some(Narrowed {
                facet,
                column,
                selected: if values.is_empty() { Vec::new() } else { selected.collect() },
                counts: vec![0; column.table().len()],
                strangers: strangers.map(String::as_str).collect(),
            })
        };
        Self { facets: Facet::ALL.into_iter().filter_map(narrowed).collect() }
    }

    /// Whether nothing is selected. Counts every position then.
    pub(super) fn admits_all(&mut self) -> bool {
        let all = !self.facets.iter().any(Narrowed::is_narrowing);
        if all {
            self.facets.iter_mut().for_each(|facet| facet.count(facet.column.all_places()));
        }
        all
    }

    /// Whether a position has one of the selected values of every facet. Counts it either way: a value counts a
    /// position that all *other* facets admit.
    pub(super) fn admits(&mut self, index: u32) -> bool {
        let row = index as usize;
        let mut refusing = self.facets.iter().enumerate().filter(|(_, facet)| !facet.admits(row)).map(|(at, _)| at);
        match (refusing.next(), refusing.next()) {
            (None, _) => {
                self.facets.iter_mut().for_each(|facet| facet.count(facet.column.places(row)));
                true
            }
            (Some(only), None) => {
                if let Some(facet) = self.facets.get_mut(only) {
                    facet.count(facet.column.places(row));
                }
                false
            }
            _ => false,
        }
    }

    pub(super) fn into_counts(self) -> Vec<FacetCounts> {
        let counts = self.facets.into_iter().map(Narrowed::into_counts);
        counts.filter(|counts| !counts.values.is_empty()).collect()
    }
}

impl Narrowed<'_> {
    fn is_narrowing(&self) -> bool {
        !self.selected.is_empty() || !self.strangers.is_empty()
    }

    fn admits(&self, row: usize) -> bool {
        let selected = |place: &u32| self.selected.get(*place as usize).copied().unwrap_or(false);
        !self.is_narrowing() || self.column.places(row).iter().any(selected)
    }

    fn count(&mut self, places: &[u32]) {
        for place in places {
            if let Some(count) = self.counts.get_mut(*place as usize) {
                *count += 1;
            }
        }
    }

    fn into_counts(self) -> FacetCounts {
        let selected = self.selected.iter().copied().chain(std::iter::repeat(false));
        let known = self.column.table().iter().zip(&self.counts).zip(selected);
        let known =
            known.map(|((value, count), selected)| FacetCount { value: value.clone(), count: *count, selected });
        let strangers = self.strangers.iter();
        let strangers = strangers.map(|value| FacetCount { value: (*value).to_owned(), count: 0, selected: true });
        let mut values: Vec<FacetCount> =
            known.filter(|value| value.count > 0 || value.selected).chain(strangers).collect();
        let mut order: Vec<(Vec<u8>, usize)> = values
            .iter()
            .enumerate()
            .map(|(at, value)| {
                let mut key = vec![self.facet.rank(&value.value)];
                key.extend_from_slice(&(u32::MAX - value.count).to_be_bytes());
                key.extend(name_key(&value.value));
                (key, at)
            })
            .collect();
        sort_names(&mut order);
        let values = order.into_iter().filter_map(|(_, at)| values.get_mut(at).map(std::mem::take)).collect();
        FacetCounts { facet: self.facet, values }
    }
}
