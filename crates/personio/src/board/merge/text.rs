//! Takes a description apart by the roles of its sections.

use super::PositionText;
use crate::{
    board::{DetailSection, SectionRole, SectionRules},
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
                text.sections.push(DetailSection {
                    name: description.name,
                    html: description.value,
                    language: Some(language),
                });
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

pub(super) fn plain_text(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for character in html.chars() {
        match character {
            '<' => { inside = true; out.push(' '); }
            '>' if inside => inside = false,
            other if !inside => out.push(other),
            _ => {}
        }
    }
    out.replace("&nbsp;", " ").replace("&uuml;", "ü").replace("&amp;", "&")
}
