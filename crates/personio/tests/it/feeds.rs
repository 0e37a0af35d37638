//! Feeds as they came from real boards.

use personio::{
    description,
    feed::{self, Feed, FeedError, Position, Schedule},
};

use crate::shared;

fn read(name: &str) -> Option<Result<Feed, FeedError>> {
    let path = shared::find(&format!("feeds/{name}.xml"))?;
    Some(feed::parse(&std::fs::read(path).unwrap()))
}

/// The positions of a feed in which nothing is wrong.
fn positions(name: &str) -> Option<Vec<Position>> {
    let feed = read(name)?.unwrap();
    assert_eq!(feed.skipped, [], "{name}");
    Some(feed.positions)
}

fn ids(positions: &[Position]) -> Vec<u64> {
    positions.iter().map(|position| position.id.0).collect()
}

#[test]
fn a_position_with_long_texts() {
    let Some(positions) = positions("one-position-full") else { return };
    assert_eq!(ids(&positions), [1_834_171]);
    let position = &positions[0];
    assert_eq!(position.subcompany.as_deref(), Some("Personio SE & Co. KG"));
    assert_eq!(position.additional_offices, ["Berlin"]);
    assert_eq!(position.descriptions.len(), 4);
    assert_eq!(position.descriptions[0].name, "The Role: How you'll make an impact at Personio");
    assert!(position.descriptions.iter().all(|section| !section.value.is_empty()));
    assert_eq!(position.created_at, Some(1_731_507_041));
}

#[test]
fn a_position_in_a_language_that_it_has_no_text_in() {
    let Some(positions) = positions("one-position-other-language") else { return };
    assert_eq!(ids(&positions), [1_834_171]);
    assert!(positions[0].descriptions.iter().all(|section| section.value.is_empty()));
}

#[test]
fn positions_of_a_group_of_companies_without_texts() {
    let Some(positions) = positions("four-positions-empty-descriptions") else { return };
    assert_eq!(ids(&positions), [2_415_353, 2_377_588, 342_554, 2_335_782]);
    let mut subcompanies: Vec<_> = positions.iter().filter_map(|position| position.subcompany.clone()).collect();
    subcompanies.sort();
    subcompanies.dedup();
    assert_eq!(subcompanies.len(), 3);
    assert!(positions.iter().any(|position| position.years_of_experience.is_none()));
}

#[test]
fn positions_with_an_element_that_nobody_documented() {
    let Some(positions) = positions("two-positions-unknown-element") else { return };
    assert_eq!(positions[0].unknown, [("email".to_owned(), "hhh@example.com".to_owned())]);
    assert_eq!(positions[0].office.as_deref(), Some("Berlin / Hamburg / Remote"));
    assert!(positions.iter().all(|position| position.keywords.len() > 1 && position.descriptions.len() == 4));
}

#[test]
fn positions_with_salaries_and_lists_made_of_bullets() {
    let Some(positions) = positions("eleven-positions-salary") else { return };
    assert_eq!(positions.len(), 11);
    let salaries: Vec<_> = positions.iter().filter_map(|position| position.salary.as_ref()).collect();
    assert_eq!(salaries.len(), 5);
    assert!(salaries.iter().all(|salary| salary.min.is_some() && salary.currency_code.is_some()));
    assert!(salaries.iter().any(|salary| salary.max.is_none()));
    assert!(positions.iter().any(|position| position.schedule == Some(Schedule::FullOrPartTime)));
    let sections: Vec<_> = positions.iter().flat_map(|position| &position.descriptions).collect();
    assert_eq!(sections.len(), 35);
    let with_bullets = sections.iter().find(|section| section.value.matches('•').count() > 2).unwrap();
    let tree = format!("{:?}", description::parse(&with_bullets.value));
    assert!(tree.contains("UnorderedList") && !tree.contains('•'), "{tree}");
}

#[test]
fn positions_that_lack_most_elements() {
    let Some(positions) = positions("three-positions-ragged") else { return };
    assert_eq!(ids(&positions), [681_100, 681_097, 681_098]);
    assert!(positions.iter().any(|position| position.department.is_none() && position.subcompany.is_none()));
    assert!(positions.iter().all(|position| position.created_at.is_some()));
}

#[test]
fn a_board_without_vacancies_is_empty_and_a_broken_root_is_an_error() {
    let Some(positions) = positions("empty-board") else { return };
    assert_eq!(positions, []);
    let Some(broken) = read("malformed-root") else { return };
    assert!(broken.unwrap_err().is_not_xml());
}

#[test]
fn no_markup_and_no_reference_is_left_in_the_text_of_any_section() {
    for name in
        ["one-position-full", "two-positions-unknown-element", "eleven-positions-salary", "three-positions-ragged"]
    {
        let Some(positions) = positions(name) else { return };
        for section in positions.iter().flat_map(|position| &position.descriptions) {
            let text = description::plain_text(&section.value);
            assert!(text.len() > 20 && !text.contains(['<', '>']), "{name}: {text}");
            assert!(!["&amp;", "&nbsp;", "&#"].iter().any(|reference| text.contains(reference)), "{name}: {text}");
        }
    }
}
