//! Positions and boards for tests.

use super::{Board, List, SearchIndex, SectionRules, TextsReader, search::random::Random};
use crate::{
    feed::{EmploymentType, Feed, JobDescription, Position, SalaryInformation, Schedule, Seniority, YearsOfExperience},
    id::PositionId,
    language::Language,
};

/// A position with a title and nothing else.
pub(super) fn position(id: u64, name: &str) -> Position {
    Position {
        id: PositionId(id),
        name: name.to_owned(),
        subcompany: None,
        office: None,
        additional_offices: Vec::new(),
        department: None,
        recruiting_category: None,
        descriptions: Vec::new(),
        employment_type: None,
        seniority: None,
        schedule: None,
        years_of_experience: None,
        keywords: Vec::new(),
        occupation: None,
        occupation_category: None,
        salary: None,
        created_at: None,
        unknown: Vec::new(),
    }
}

/// A section of a description.
pub(super) fn section(name: &str, value: &str) -> JobDescription {
    JobDescription { name: name.to_owned(), value: value.to_owned() }
}

/// A position with a text.
pub(super) fn with_text(id: u64, name: &str, text: &str) -> Position {
    Position { descriptions: vec![section("Tasks", text)], ..position(id, name) }
}

/// A board of one language.
pub(super) fn german(positions: Vec<Position>) -> Board {
    Board::merge(vec![(Language::GERMAN, feed(positions))], &SectionRules::default())
}

pub(super) fn feed(positions: Vec<Position>) -> Feed {
    Feed { positions, skipped: Vec::new() }
}

/// The list of a board in German and an index of everything in it.
pub(super) fn searchable(board: &Board) -> (List, SearchIndex) {
    let list = board.list(&[Language::GERMAN]);
    let mut index = SearchIndex::new(&list);
    let mut reader = TextsReader::new(board.texts(&[Language::GERMAN]).to_json()).unwrap();
    while !reader.step(&mut index, 100) {}
    (list, index)
}

/// Positions that differ in everything, some of it missing.
pub(super) fn random_positions(random: &mut Random, count: usize) -> Vec<Position> {
    let maybe = |random: &mut Random, values: &[&str]| (random.below(5) > 0).then(|| (*random.pick(values)).to_owned());
    (0..count)
        .map(|number| Position {
            subcompany: maybe(random, &["Acme AG", "Acme Labs"]),
            office: maybe(random, &["Berlin", "Bonn", "Berlin / Hamburg / Remote", "Zürich"]),
            additional_offices: (0..random.below(3))
                .filter_map(|_| maybe(random, &["Bonn", "Wien", "Remote"]))
                .collect(),
            department: maybe(random, &["Sales", "Technik", "Personal"]),
            recruiting_category: maybe(random, &["Professionals", "Students"]),
            employment_type: maybe(random, &["permanent", "intern", "alien"])
                .map(|code| EmploymentType::from_code(&code)),
            seniority: maybe(random, &["entry-level", "experienced"]).map(|code| Seniority::from_code(&code)),
            schedule: maybe(random, &["full-time", "part-time"]).map(|code| Schedule::from_code(&code)),
            years_of_experience: maybe(random, &["lt-1", "2-5"]).map(|code| YearsOfExperience::from_code(&code)),
            keywords: (0..random.below(3)).filter_map(|_| maybe(random, &["Rust", "Vertrieb", "Excel"])).collect(),
            occupation_category: maybe(random, &["marketing", "it_software"]),
            salary: (random.below(3) == 0).then(|| SalaryInformation {
                min: maybe(random, &["40000.00", "50000.00"]),
                currency_code: Some("EUR".to_owned()),
                ..SalaryInformation::default()
            }),
            created_at: (random.below(4) > 0).then(|| 1_700_000_000 + random.below(90_000_000) as i64),
            descriptions: match random.below(4) {
                0 => Vec::new(),
                1 => vec![section("Teaser", &random.text(20)), section("Tasks", &words(random, 30))],
                2 => vec![section("Slug", "a-slug"), section("Sort Order", "3")],
                _ => vec![section("Tasks", &words(random, 30))],
            },
            ..position(1_000_000 - number as u64 * 17 % 1009, &words(random, 3))
        })
        .collect()
}

/// A few words that are often alike.
pub(super) fn words(random: &mut Random, count: usize) -> String {
    let words: Vec<String> = (0..count)
        .map(|_| match random.below(8) {
            0 => "Zürich".to_owned(),
            1 => "zuerich".to_owned(),
            2 => "Größe".to_owned(),
            _ => String::from_utf8(random.word(1, 10)).unwrap(),
        })
        .collect();
    words.join(" ")
}
