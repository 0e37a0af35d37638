//! Takes a description apart by the roles of its sections.

use super::{PositionText, TextSection};
use crate::{
    board::{SectionRole, SectionRules},
    description::plain_text,
    feed::JobDescription,
    language::Language,
};

/// Facts that companies write into sections, for want of an element in the feed.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) slug: Option<String>,
    pub(super) sort_order: Option<i64>,
}

/// Reads what a position says in one language. Without a visible section, the language counts as unknown.
pub(super) fn read(
    language: Language,
    title: String,
    descriptions: Vec<JobDescription>,
    rules: &SectionRules,
) -> (PositionText, Facts) {
    let mut text = PositionText { language: None, title, teaser: None, sections: Vec::new(), contact: None };
    let mut facts = Facts::default();
    for description in descriptions {
        let plain = plain_text(&description.value);
        let plain = plain.trim();
        if plain.is_empty() {
            continue;
        }
        match rules.role(&description.name) {
            SectionRole::Text => {
                text.language = Some(language);
                text.sections.push(TextSection { name: description.name, html: description.value });
            }
            SectionRole::Hidden => {}
            SectionRole::Contact => super::fill(&mut text.contact, Some(description.value)),
            SectionRole::Slug => super::fill(&mut facts.slug, Some(plain.to_owned())),
            SectionRole::Teaser => super::fill(&mut text.teaser, Some(one_line(plain))),
            SectionRole::SortOrder => super::fill(&mut facts.sort_order, plain.parse().ok()),
        }
    }
    (text, facts)
}

/// The text with single spaces for all white space.
pub(in crate::board) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The text of a section without its markup.
#[cfg(test)]
mod tests {
    use super::{Facts, Language, PositionText, SectionRole, SectionRules, read};
    use crate::board::fixture::section;

    fn read_sections(sections: &[(&str, &str)], rules: &SectionRules) -> (PositionText, Facts) {
        let descriptions = sections.iter().map(|(name, value)| section(name, value)).collect();
        read(Language::GERMAN, "Koch".into(), descriptions, rules)
    }

    #[test]
    fn sections_of_a_role_are_taken_out_of_the_text() {
        let sections = [
            ("Aufgaben", "<p>kochen</p>"),
            ("CONTACT_PERSON", "<p>Eva <b>Muster</b></p>"),
            ("Slug", " <p>koch-bonn</p> "),
            ("Kurzbeschreibung", "<p>Kochen,\n  wo es</p><p>schmeckt</p>"),
            ("Sort Order", "-5"),
            ("", "<p>Ohne Titel</p>"),
        ];
        let (text, facts) = read_sections(&sections, &SectionRules::default());
        let names: Vec<_> = text.sections.iter().map(|section| section.name.as_str()).collect();
        assert_eq!(names, ["Aufgaben", ""]);
        assert_eq!(text.sections[0].html, "<p>kochen</p>");
        assert_eq!(text.language, Some(Language::GERMAN));
        assert_eq!(text.contact.as_deref(), Some("<p>Eva <b>Muster</b></p>"));
        assert_eq!(text.teaser.as_deref(), Some("Kochen, wo es schmeckt"));
        assert_eq!(facts.slug.as_deref(), Some("koch-bonn"));
        assert_eq!(facts.sort_order, Some(-5));
    }

    #[test]
    fn hidden_sections_are_gone_and_make_no_text() {
        let rules = SectionRules::default().with("Intern", SectionRole::Hidden);
        let (text, _) = read_sections(&[("intern", "geheim")], &rules);
        assert_eq!((text.sections.len(), text.language), (0, None));
    }

    #[test]
    fn an_empty_section_is_left_out() {
        let (text, _) = read_sections(&[("Profil", "<p></p>"), ("Aufgaben", "kochen")], &SectionRules::default());
        assert_eq!(text.sections.len(), 1);
    }

    #[test]
    fn a_sort_order_that_is_no_number_is_none() {
        let (_, facts) = read_sections(&[("Sortierung", "zuerst"), ("Sort Order", "4")], &SectionRules::default());
        assert_eq!(facts.sort_order, Some(4));
    }
}
