//! Chooses a language for every position.

use super::{Board, BoardPosition, PositionText, text};
use crate::{
    board::{Detail, List, Texts},
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
            sections: text.sections.clone(),
            contact: position.first(preference, |text| text.contact.as_ref()).cloned(),
        })
    }

    /// The plain texts of all positions, chosen as in [`Board::list`].
    #[must_use]
    pub fn texts(&self, preference: &[Language]) -> Texts {
        let plain = |position: &BoardPosition| {
            let sections = &position.text(preference)?.sections;
            let texts: Vec<String> =
                sections.iter().map(|section| text::one_line(&text::plain_text(&section.html))).collect();
            (!texts.is_empty()).then(|| (position.id, texts.join(" ")))
        };
        Texts(self.positions.iter().filter_map(plain).collect())
    }
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
