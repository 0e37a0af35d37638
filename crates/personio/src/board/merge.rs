//! Merges the languages of a feed into one board.

mod choose;
mod text;

use std::collections::BTreeMap;

use super::{DetailSection, SectionRules};
use crate::{
    feed::{
        EmploymentType, Feed, Position, SalaryInformation, Schedule, Seniority, SkippedPosition, YearsOfExperience,
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
    pub fn merge(feeds: Vec<(Language, Feed)>, rules: &SectionRules) -> Self {
        let mut board = Self::default();
        let mut places: BTreeMap<PositionId, usize> = BTreeMap::new();
        for (language, feed) in feeds {
            for position in feed.positions {
                let position = BoardPosition::read(language, position, rules);
                if position.texts.iter().any(|text| text.language.is_some()) && !board.languages.contains(&language) {
                    board.languages.push(language);
                }
                let place = *places.entry(position.id).or_insert(board.positions.len());
                match board.positions.get_mut(place) {
                    Some(known) => known.add(position),
                    None => board.positions.push(position),
                }
            }
            for skipped in feed.skipped {
                if !board.skipped.contains(&skipped) {
                    board.skipped.push(skipped);
                }
            }
        }
        board.positions.iter_mut().for_each(BoardPosition::forget_needless_titles);
        board.positions.sort_by_key(|position| {
            let newest_first = position.created_at.map_or(i64::MAX, |created| created.saturating_neg());
            (position.sort_order.is_none(), position.sort_order, newest_first)
        });
        board
    }
}

impl BoardPosition {
    fn read(language: Language, position: Position, rules: &SectionRules) -> Self {
        let (text, facts) = text::read(language, position.name, position.descriptions, rules);
        Self {
            id: position.id,
            subcompany: position.subcompany,
            office: position.office,
            additional_offices: position.additional_offices,
            department: position.department,
            recruiting_category: position.recruiting_category,
            employment_type: position.employment_type,
            seniority: position.seniority,
            schedule: position.schedule,
            years_of_experience: position.years_of_experience,
            keywords: position.keywords,
            occupation: position.occupation,
            occupation_category: position.occupation_category,
            salary: position.salary,
            created_at: position.created_at,
            slug: facts.slug,
            sort_order: facts.sort_order,
            texts: vec![text],
        }
    }

    /// Adds what another feed says of the same position.
    fn add(&mut self, other: Self) {
        fill(&mut self.subcompany, other.subcompany);
        fill(&mut self.office, other.office);
        fill(&mut self.department, other.department);
        fill(&mut self.recruiting_category, other.recruiting_category);
        fill(&mut self.employment_type, other.employment_type);
        fill(&mut self.seniority, other.seniority);
        fill(&mut self.schedule, other.schedule);
        fill(&mut self.years_of_experience, other.years_of_experience);
        fill(&mut self.occupation, other.occupation);
        fill(&mut self.occupation_category, other.occupation_category);
        fill(&mut self.salary, other.salary);
        fill(&mut self.created_at, other.created_at);
        fill(&mut self.slug, other.slug);
        fill(&mut self.sort_order, other.sort_order);
        if self.additional_offices.is_empty() {
            self.additional_offices = other.additional_offices;
        }
        if self.keywords.is_empty() {
            self.keywords = other.keywords;
        }
        for text in other.texts {
            if !self.texts.iter().any(|known| known.language == text.language) {
                self.texts.push(text);
            }
        }
    }

    /// A title without a text is only of use when there is no text at all; what else it came with is kept.
    fn forget_needless_titles(&mut self) {
        self.texts.sort_by_key(|text| text.language.is_none());
        let (titles, texts): (Vec<_>, Vec<_>) = self.texts.drain(..).partition(|text| text.language.is_none());
        if texts.is_empty() {
            self.texts = titles;
            return;
        }
        self.texts = texts;
        if let Some(first) = self.texts.first_mut() {
            for title in titles {
                fill(&mut first.contact, title.contact);
            }
        }
    }
}

fn fill<T>(known: &mut Option<T>, other: Option<T>) {
    if known.is_none() {
        *known = other;
    }
}
