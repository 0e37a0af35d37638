//! What cannot be written about people, in the words of the person.

use personio_hr::people::Wrong;
use personio_ui::locale::Locale;

use crate::text::DeskText;

/// What is wrong, and what would be right.
pub fn wrong(locale: &Locale, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Missing(column) => locale.fill(DeskText::WrongMissing, &[("column", column)]),
        Wrong::NoCode { column, text, known } => {
            locale.fill(DeskText::WrongCode, &[("column", column), ("text", text), ("known", known)])
        }
        Wrong::NoHours(text) => locale.fill(DeskText::WrongHours, &[("text", text)]),
        Wrong::NoDay { text, ways } => locale.fill(DeskText::WrongDay, &[("text", text), ("ways", ways)]),
        Wrong::NoAttribute { named, .. } => locale.fill(DeskText::WrongAttribute, &[("name", named)]),
        Wrong::Nobody(id) => locale.fill(DeskText::WrongId, &[("id", id)]),
        Wrong::Twice => locale.t(DeskText::WrongTwice),
    }
}
