//! Chooses a language for every position.

use super::{Board, BoardPosition, PositionText, TextSection, text};
use crate::{
    board::{Detail, DetailSection, List, Texts},
    description::{self, plain_text},
    id::PositionId,
    language::Language,
};

impl Board {
    /// The list in the first language of `preference`; what is missing there is filled from the others in their
    /// order, then from any language.
    #[must_use]
    pub fn list(&self, preference: &[Language]) -> List {
        List::of(self, preference)
    }

    /// The text of one position, chosen as in [`Board::list`].
    #[must_use]
    pub fn detail(&self, id: PositionId, preference: &[Language]) -> Option<Detail> {
        let position = self.positions.iter().find(|position| position.id == id)?;
        let text = position.text(preference)?;
        Some(Detail {
            id,
            title: text.title.clone(),
            language: text.language,
            sections: text.sections.iter().map(|section| detail_section(section, text.language)).collect(),
            contact: position
                .first(preference, |text| text.contact.as_deref())
                .map(description::parse)
                .unwrap_or_default(),
        })
    }

    /// The plain texts of all positions, chosen as in [`Board::list`], and their keywords.
    #[must_use]
    pub fn texts(&self, preference: &[Language]) -> Texts {
        let plain = |position: &BoardPosition| {
            let sections = position.text(preference).map(|text| text.sections.as_slice()).unwrap_or_default();
            let texts = sections.iter().map(|section| plain_text(&section.html));
            let texts: Vec<String> =
                texts.chain(position.keywords.iter().cloned()).map(|text| text::one_line(&text)).collect();
            (!texts.is_empty()).then(|| (position.id, texts.join(" ")))
        };
        Texts(self.positions.iter().filter_map(plain).collect())
    }
}

fn detail_section(section: &TextSection, language: Option<Language>) -> DetailSection {
    DetailSection { name: section.name.clone(), text: description::parse(&section.html), language }
}

impl BoardPosition {
    /// The text in the first language of `preference` that the position has, or else in any.
    pub(in crate::board) fn text(&self, preference: &[Language]) -> Option<&PositionText> {
        self.first(preference, Some)
    }

    /// What the first text in that order has that has it at all.
    pub(in crate::board) fn first<'b, T: ?Sized>(
        &'b self,
        preference: &[Language],
        get: impl Fn(&'b PositionText) -> Option<&'b T>,
    ) -> Option<&'b T> {
        let of = |language: &Language| self.texts.iter().find(|text| text.language == Some(*language)).and_then(&get);
        preference.iter().find_map(of).or_else(|| self.texts.iter().find_map(&get))
    }
}

#[cfg(test)]
mod tests {
    use super::{Board, Language, PositionId};
    use crate::{
        board::{
            SectionRules,
            fixture::{feed, german, section, with_text},
        },
        feed::Position,
    };

    const FRENCH: &str = "fr";

    fn language(tag: &str) -> Language {
        Language::parse(tag).unwrap()
    }

    fn board() -> Board {
        let contact = section("CONTACT_PERSON", "Eva");
        let german =
            Position { descriptions: vec![section("Aufgaben", "<p>kochen</p>"), contact], ..with_text(1, "Koch", "") };
        Board::merge(
            vec![
                (Language::GERMAN, feed(vec![german, with_text(2, "Fahrer", "fahren")])),
                (Language::ENGLISH, feed(vec![with_text(1, "Cook", "cooking"), with_text(2, "Fahrer", "")])),
                (language(FRENCH), feed(vec![with_text(1, "Cuisinier", "cuisiner")])),
            ],
            &SectionRules::default(),
        )
    }

    fn titles(preference: &[&str]) -> Vec<(String, Option<String>)> {
        let preference: Vec<Language> = preference.iter().map(|tag| language(tag)).collect();
        let list = board().list(&preference);
        (0..2)
            .map(|index| list.position(index).unwrap())
            .map(|position| (position.title.to_owned(), position.language.map(|language| language.as_str().to_owned())))
            .collect()
    }

    fn known(title: &str, language: &str) -> (String, Option<String>) {
        (title.to_owned(), Some(language.to_owned()))
    }

    #[test]
    fn the_asked_language_comes_first_and_gaps_are_filled_in_order() {
        assert_eq!(titles(&["en"]), [known("Cook", "en"), known("Fahrer", "de")]);
        assert_eq!(titles(&["es", "fr", "en"]), [known("Cuisinier", "fr"), known("Fahrer", "de")]);
        assert_eq!(titles(&["es"]), [known("Koch", "de"), known("Fahrer", "de")]);
        assert_eq!(titles(&[]), [known("Koch", "de"), known("Fahrer", "de")]);
    }

    #[test]
    fn the_list_knows_which_language_was_asked_for_and_which_there_are() {
        let list = board().list(&[language("es")]);
        assert_eq!(list.language(), language("es"));
        assert_eq!(list.languages(), [Language::GERMAN, Language::ENGLISH, language(FRENCH)]);
        assert_eq!(board().list(&[]).language(), Language::GERMAN);
    }

    #[test]
    fn a_detail_is_in_the_language_of_its_list() {
        let detail = board().detail(PositionId(1), &[Language::ENGLISH]).unwrap();
        assert_eq!((detail.title.as_str(), detail.language), ("Cook", Some(Language::ENGLISH)));
        assert_eq!(detail.sections[0].text, crate::description::parse("cooking"));
        assert_eq!(detail.contact, crate::description::parse("Eva"), "from the language that has one");
        assert_eq!(board().detail(PositionId(9), &[]), None);
    }

    #[test]
    fn the_texts_hold_what_is_shown_as_plain_text() {
        let texts = board().texts(&[Language::ENGLISH]);
        assert_eq!(texts.iter().collect::<Vec<_>>(), [(PositionId(1), "cooking"), (PositionId(2), "fahren")]);
        let marked_up = german(vec![with_text(1, "A", "<p>one</p>\n<ul><li>two</li></ul>"), with_text(2, "B", "")]);
        assert_eq!(marked_up.texts(&[]).iter().collect::<Vec<_>>(), [(PositionId(1), "one two")]);
    }

    #[test]
    fn a_detail_is_sent_in_camel_case_without_what_is_missing() {
        let board = german(vec![with_text(7, "Koch", "kochen")]);
        let json = serde_json::to_string(&board.detail(PositionId(7), &[])).unwrap();
        assert_eq!(
            json,
            r#"{"id":7,"title":"Koch","language":"de","sections":[{"name":"Tasks","text":[["p","kochen"]],"language":"de"}]}"#
        );
    }
}
