//! What somebody selected in the facets.

use super::Facet;

/// The selected values, by facet: OR within a facet, AND across facets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection([Vec<String>; Facet::ALL.len()]);

impl Selection {
    /// Whether nothing is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }

    /// The selected values of a facet, in the order in which they were selected.
    #[must_use]
    pub fn values(&self, facet: Facet) -> &[String] {
        self.0.get(facet.slot()).map_or(&[], Vec::as_slice)
    }

    /// Whether a value is selected.
    #[must_use]
    pub fn contains(&self, facet: Facet, value: &str) -> bool {
        self.values(facet).iter().any(|selected| selected == value)
    }

    /// Selects a value, or no longer.
    pub fn toggle(&mut self, facet: Facet, value: &str) {
        let Some(values) = self.0.get_mut(facet.slot()) else {
            return;
        };
        match values.iter().position(|selected| selected == value) {
            Some(at) => drop(values.remove(at)),
            None => values.push(value.to_owned()),
        }
    }

    /// Selects exactly these values of a facet.
    pub fn set(&mut self, facet: Facet, values: Vec<String>) {
        if let Some(selected) = self.0.get_mut(facet.slot()) {
            selected.clear();
            for value in values {
                if !selected.contains(&value) {
                    selected.push(value);
                }
            }
        }
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        self.0.iter_mut().for_each(Vec::clear);
    }

    /// The facets in which something is selected.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &[String])> {
        Facet::ALL.into_iter().zip(self.0.iter().map(Vec::as_slice)).filter(|(_, values)| !values.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::{Facet, Selection};

    #[test]
    fn toggling_twice_selects_nothing() {
        let mut selection = Selection::default();
        selection.toggle(Facet::Office, "Berlin");
        assert!(selection.contains(Facet::Office, "Berlin"));
        assert!(!selection.contains(Facet::Department, "Berlin"));
        selection.toggle(Facet::Office, "Berlin");
        assert!(selection.is_empty());
    }

    #[test]
    fn a_value_that_is_set_twice_is_selected_once() {
        let mut selection = Selection::default();
        selection.set(Facet::Office, vec!["Berlin".into(), "Berlin".into(), "Bonn".into()]);
        assert_eq!(selection.values(Facet::Office), ["Berlin", "Bonn"]);
    }

    #[test]
    fn only_facets_with_something_selected_are_iterated() {
        let mut selection = Selection::default();
        selection.toggle(Facet::Language, "de");
        selection.toggle(Facet::Department, "Sales");
        let facets: Vec<_> = selection.iter().map(|(facet, values)| (facet, values.len())).collect();
        assert_eq!(facets, [(Facet::Department, 1), (Facet::Language, 1)]);
        selection.clear();
        assert_eq!(selection.iter().count(), 0);
    }
}
