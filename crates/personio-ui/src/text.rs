//! Texts: compile-time keys with English built in, other languages from a file that is loaded on demand.

mod application;
mod board;
mod catalogue;

pub use application::{ApplicationText, category_text};
pub use board::BoardText;
pub use catalogue::Catalogue;

/// A key of the user interface's texts. Each product's texts are an enum of their own, so that a wasm module carries
/// only the English that it shows.
pub trait Text: Copy + 'static {
    /// The key in a language's file.
    fn key(self) -> &'static str;
    /// The built-in English.
    fn english(self) -> &'static str;
}

/// Defines an enum of texts: `Variant = "English"`.
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $english:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each variant's English is its documentation")]
        pub enum $name { $($variant),+ }

        impl $name {
            /// Every text, for translators' checks.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }

        impl $crate::text::Text for $name {
            fn key(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant)),+ }
            }

            fn english(self) -> &'static str {
                match self { $(Self::$variant => $english),+ }
            }
        }
    };
}
use texts;

#[cfg(test)]
mod tests {
    use super::{ApplicationText, BoardText, Catalogue, Text};

    const GERMAN: &str = include_str!("../../../widget/static/texts-de.txt");

    fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
        let board = BoardText::ALL.iter().map(|text| (text.key(), text.english()));
        let application = ApplicationText::ALL.iter().map(|text| (text.key(), text.english()));
        board.chain(application)
    }

    /// The names in braces of a text, sorted.
    fn placeholders(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn german_has_every_text_with_the_same_placeholders() {
        let german = Catalogue::parse(GERMAN);
        for (key, english) in keys() {
            let text = german.get(key).unwrap_or_else(|| panic!("no German text for {key}"));
            assert_eq!(placeholders(text), placeholders(english), "placeholders of {key}");
        }
    }

    #[test]
    fn german_has_no_text_that_nothing_asks_for() {
        let known: Vec<&str> = keys().map(|(key, _)| key).collect();
        for key in Catalogue::parse(GERMAN).keys() {
            assert!(known.contains(&key) || key.contains('.'), "nothing asks for {key}");
        }
    }
}
