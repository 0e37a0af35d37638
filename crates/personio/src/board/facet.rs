//! Facets: what a list can be narrowed by.

mod column;
mod selection;

pub(super) use column::FacetColumn;
pub use selection::Selection;

use serde::{Deserialize, Serialize};

/// Something that a list can be narrowed and grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Facet {
    /// The department.
    Department,
    /// The office and the additional ones; "Berlin / Hamburg" counts for both.
    Office,
    /// `permanent`, `intern`, …
    EmploymentType,
    /// `full-time`, `part-time`, …
    Schedule,
    /// `entry-level`, `experienced`, …
    Seniority,
    /// The customer's own grouping.
    RecruitingCategory,
    /// The company of a group.
    Subcompany,
    /// The years of experience: `lt-1`, `1-2`, …
    Experience,
    /// A code such as `administrative_and_clerical`.
    OccupationCategory,
    /// The language of the position's text.
    Language,
}

impl Facet {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Department,
        Self::Office,
        Self::EmploymentType,
        Self::Schedule,
        Self::Seniority,
        Self::RecruitingCategory,
        Self::Subcompany,
        Self::Experience,
        Self::OccupationCategory,
        Self::Language,
    ];

    /// Its name in addresses, attributes and documents.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Office => "office",
            Self::EmploymentType => "employment_type",
            Self::Schedule => "schedule",
            Self::Seniority => "seniority",
            Self::RecruitingCategory => "recruiting_category",
            Self::Subcompany => "subcompany",
            Self::Experience => "experience",
            Self::OccupationCategory => "occupation_category",
            Self::Language => "language",
        }
    }

    /// The facet with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.key() == key)
    }

    /// Where a value belongs among the others of a facet whose values have an order of their own, such as years of
    /// experience. All other values rank last and equal.
    pub(super) fn rank(self, value: &str) -> u8 {
        let order: &[&str] = match self {
            Self::Seniority => &["student", "entry-level", "experienced", "executive"],
            Self::Experience => &["lt-1", "1-2", "2-5", "5-7", "7-10", "10-15", "gt-15"],
            _ => &[],
        };
        (0..).zip(order).find(|(_, known)| **known == value).map_or(u8::MAX, |(rank, _)| rank)
    }

    pub(super) const fn slot(self) -> usize {
        self as usize
    }
}

/// The values of one facet, for showing them as choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// The facet.
    pub facet: Facet,
    /// Its values: the most frequent first, then by name. Values with an order of their own (seniority, years of
    /// experience) are in that order.
    pub values: Vec<FacetCount>,
}

/// A value of a facet and what choosing it gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCount {
    /// The name or code, as [`List::values`](super::List::values) has it.
    pub value: String,
    /// The positions that have it, given the text and what is selected in the other facets.
    pub count: u32,
    /// Whether it is selected.
    pub selected: bool,
}

#[cfg(test)]
mod tests {
    use super::Facet;

    #[test]
    fn every_facet_is_found_by_its_key() {
        for facet in Facet::ALL {
            assert_eq!(Facet::from_key(facet.key()), Some(facet));
        }
        assert_eq!(Facet::from_key("salary"), None);
    }

    #[test]
    fn the_slots_follow_the_order_in_which_facets_are_shown() {
        assert!(Facet::ALL.iter().enumerate().all(|(slot, facet)| facet.slot() == slot));
    }
}
