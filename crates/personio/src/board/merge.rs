//! Merges the languages of a feed into one board.

mod choose;
mod text;

use std::collections::BTreeMap;

use super::SectionRules;
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
    pub sections: Vec<TextSection>,
    /// The contact person, as HTML that is not to be trusted.
    pub contact: Option<String>,
}

/// One section of a position's text, as the feed has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextSection {
    /// The heading; may be empty.
    pub name: String,
    /// HTML as the customer wrote it, not to be trusted.
    pub html: String,
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

#[cfg(test)]
mod tests {
    use super::{Board, Language, SectionRules, SkippedPosition};
    use crate::{
        board::fixture::{feed, german, position, section, with_text},
        feed::{Feed, Position, Schedule},
        id::PositionId,
    };

    const GERMAN: Language = Language::GERMAN;
    const ENGLISH: Language = Language::ENGLISH;

    fn merge(feeds: Vec<(Language, Vec<Position>)>) -> Board {
        Board::merge(
            feeds.into_iter().map(|(language, positions)| (language, feed(positions))).collect(),
            &SectionRules::default(),
        )
    }

    #[test]
    fn languages_of_a_position_become_one_position() {
        let board = merge(vec![
            (GERMAN, vec![with_text(1, "Verkäufer", "Sie verkaufen"), with_text(2, "Koch", "Sie kochen")]),
            (ENGLISH, vec![with_text(3, "Driver", "You drive"), with_text(1, "Salesperson", "You sell")]),
        ]);
        assert_eq!(board.positions.iter().map(|position| position.id.0).collect::<Vec<_>>(), [1, 2, 3]);
        let texts: Vec<_> = board.positions[0].texts.iter().map(|text| (text.language, text.title.as_str())).collect();
        assert_eq!(texts, [(Some(GERMAN), "Verkäufer"), (Some(ENGLISH), "Salesperson")]);
        assert_eq!(board.languages, [GERMAN, ENGLISH]);
    }

    #[test]
    fn facts_come_from_whichever_feed_has_them_and_the_first_counts() {
        let first = Position { department: Some("Vertrieb".into()), ..position(1, "A") };
        let second = Position {
            department: Some("Sales".into()),
            schedule: Some(Schedule::FullTime),
            keywords: vec!["CRM".into()],
            additional_offices: vec!["Bonn".into()],
            ..position(1, "A")
        };
        let board = merge(vec![(GERMAN, vec![first]), (ENGLISH, vec![second])]);
        let merged = &board.positions[0];
        assert_eq!(merged.department.as_deref(), Some("Vertrieb"));
        assert_eq!(merged.schedule, Some(Schedule::FullTime));
        assert_eq!(
            (&merged.keywords[..], &merged.additional_offices[..]),
            (&["CRM".to_owned()][..], &["Bonn".to_owned()][..])
        );
    }

    #[test]
    fn blank_descriptions_are_no_text() {
        for blank in ["", " \n ", "<p></p>", "<h3><br></h3><p>&nbsp;</p>"] {
            let board = merge(vec![
                (GERMAN, vec![with_text(1, "Entwickler", blank)]),
                (ENGLISH, vec![with_text(1, "Developer", "You develop")]),
            ]);
            assert_eq!(board.languages, [ENGLISH], "{blank}");
            let texts = &board.positions[0].texts;
            assert_eq!(
                (texts.len(), texts[0].language, texts[0].title.as_str()),
                (1, Some(ENGLISH), "Developer"),
                "{blank}"
            );
        }
    }

    #[test]
    fn a_position_without_any_text_keeps_its_first_title_in_an_unknown_language() {
        let board = merge(vec![(GERMAN, vec![position(1, "Koch")]), (ENGLISH, vec![position(1, "Cook")])]);
        assert_eq!(board.languages, []);
        let texts = &board.positions[0].texts;
        assert_eq!((texts.len(), texts[0].language, texts[0].title.as_str()), (1, None, "Koch"));
    }

    #[test]
    fn a_position_that_a_feed_lists_twice_is_listed_once() {
        let board = german(vec![with_text(1, "Koch", "kochen"), with_text(1, "Köchin", "kochen")]);
        assert_eq!(board.positions.len(), 1);
        assert_eq!(board.positions[0].texts[0].title, "Koch");
    }

    #[test]
    fn a_sort_order_comes_first_and_then_the_newest() {
        let dated = |id, created| Position { created_at: created, ..position(id, "A") };
        let sorted =
            |id, order: &str| Position { descriptions: vec![section("Sort Order", order)], ..position(id, "A") };
        let board = german(vec![
            dated(1, None),
            dated(2, Some(100)),
            dated(3, Some(300)),
            sorted(4, " 20 "),
            sorted(5, "<p>3</p>"),
            sorted(6, "soon"),
        ]);
        assert_eq!(board.positions.iter().map(|position| position.id.0).collect::<Vec<_>>(), [5, 4, 3, 2, 1, 6]);
    }

    #[test]
    fn the_same_problem_in_two_languages_is_reported_once() {
        let skipped = |id: &str| SkippedPosition { id: Some(id.into()), reason: "no title".into() };
        let feed = |skipped| Feed { positions: Vec::new(), skipped };
        let board = Board::merge(
            vec![(GERMAN, feed(vec![skipped("1"), skipped("2")])), (ENGLISH, feed(vec![skipped("1")]))],
            &SectionRules::default(),
        );
        assert_eq!(board.skipped, [skipped("1"), skipped("2")]);
    }

    #[test]
    fn no_feeds_and_empty_feeds_are_an_empty_board() {
        assert_eq!(merge(vec![]), Board::default());
        assert_eq!(merge(vec![(GERMAN, vec![])]), Board::default());
        assert_eq!(Board::default().detail(PositionId(1), &[]), None);
    }
}
