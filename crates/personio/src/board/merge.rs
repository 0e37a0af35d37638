//! Merges the languages of a feed into one board.

use super::{Detail, DetailSection, List, SectionRules, Texts};
use crate::{
    feed::{
        EmploymentType, Feed, SalaryInformation, Schedule, Seniority, SkippedPosition,
        YearsOfExperience,
    },
    id::PositionId,
    language::Language,
};

/// A company's open positions with their texts in every language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// In board order: by sort order where the company gave one, then the newest first.
    pub positions: Vec<BoardPosition>,
    /// The languages in which at least one position has a text, in the company's order of preference.
    pub languages: Vec<Language>,
    /// What could not be read from the feeds, each problem once.
    pub skipped: Vec<SkippedPosition>,
}

/// An open position: the facts once, the texts by language.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardPosition {
    /// Also the `job_position_id` of an application.
    pub id: PositionId,
    /// The company of a group that offers the position.
    pub subcompany: Option<String>,
    /// The main office, in the customer's own words.
    pub office: Option<String>,
    /// Further offices.
    pub additional_offices: Vec<String>,
    /// The department.
    pub department: Option<String>,
    /// The customer's own grouping.
    pub recruiting_category: Option<String>,
    /// `permanent`, `intern`, …
    pub employment_type: Option<EmploymentType>,
    /// `entry-level`, `experienced`, …
    pub seniority: Option<Seniority>,
    /// `full-time`, `part-time`, …
    pub schedule: Option<Schedule>,
    /// `lt-1`, `1-2`, …
    pub years_of_experience: Option<YearsOfExperience>,
    /// The keywords.
    pub keywords: Vec<String>,
    /// A code such as `office_management`.
    pub occupation: Option<String>,
    /// A code such as `administrative_and_clerical`.
    pub occupation_category: Option<String>,
    /// What the position pays.
    pub salary: Option<SalaryInformation>,
    /// When it was created, in seconds since 1970.
    pub created_at: Option<i64>,
    /// A readable name for addresses, from a section of that role.
    pub slug: Option<String>,
    /// Positions with a lower one come first, from a section of that role.
    pub sort_order: Option<i64>,
    /// At least one; in the company's order of preference, without a language last.
    pub texts: Vec<PositionText>,
}

/// What a position says in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionText {
    /// Unknown where the position has no text: its title may be in any language.
    pub language: Option<Language>,
    /// The title.
    pub title: String,
    /// A sentence or two for the list, as plain text.
    pub teaser: Option<String>,
    /// The sections to be shown.
    pub sections: Vec<DetailSection>,
    /// The contact person, as HTML that is not to be trusted.
    pub contact: Option<String>,
}

impl Board {
    /// Merges feeds by the ids of their positions. They come in the company's order of preference: where two differ
    /// in a fact, the earlier one counts.
    ///
    /// Personio blanks the descriptions of a position that is not written in the language asked for. Such a position
    /// gives its facts and, if no other feed has a text, its title.
    #[must_use]
    pub fn merge(_feeds: Vec<(Language, Feed)>, _rules: &SectionRules) -> Self {
        Self::default()
    }

    /// The list in the first language of `preference`; what is missing there is filled from the others in their
    /// order, then from any language.
    #[must_use]
    pub fn list(&self, _preference: &[Language]) -> List {
        List::default()
    }

    /// The text of one position, chosen as in [`Board::list`].
    #[must_use]
    pub fn detail(&self, _id: PositionId, _preference: &[Language]) -> Option<Detail> {
        None
    }

    /// The plain texts of all positions, chosen as in [`Board::list`].
    #[must_use]
    pub fn texts(&self, _preference: &[Language]) -> Texts {
        Texts::default()
    }
}
