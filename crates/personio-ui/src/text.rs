//! Texts: compile-time keys with English built in, other languages from a file that is loaded on demand.

mod application;
mod board;
mod catalogue;
mod job;

pub use application::{ApplicationText, category_text};
pub use board::BoardText;
pub use catalogue::Catalogue;
pub use job::JobText;

/// A key of the user interface's texts. Each product's texts are an enum of their own, so that a wasm module carries
/// only the English that it shows.
pub trait Text: Copy + 'static {
    /// The key in a language's file.
    fn key(self) -> &'static str;
    /// The built-in English.
    fn english(self) -> &'static str;
}

/// Defines an enum of texts: `Variant = "English"`.
#[macro_export]
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
pub use texts;

#[cfg(test)]
mod tests {
    use super::{ApplicationText, BoardText, Catalogue, JobText, Text};

    /// What comes with the list, and what comes with an open position.
    const GERMAN: [&str; 2] =
        [include_str!("../../../widget/static/texts-de.txt"), include_str!("../../../widget/static/texts-de-job.txt")];

    fn entries<T: Text>(texts: &'static [T]) -> impl Iterator<Item = (&'static str, &'static str)> {
        texts.iter().map(|text| (text.key(), text.english()))
    }

    fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
        entries(BoardText::ALL).chain(entries(JobText::ALL)).chain(entries(ApplicationText::ALL))
    }

    fn german() -> [Catalogue; 2] {
        GERMAN.map(Catalogue::parse)
    }

    /// What neither of the two files has.
    fn missing<T: Text>(texts: &[T]) -> Vec<&'static str> {
        let [list, job] = german();
        let lacking = job.missing(texts);
        list.missing(texts).into_iter().filter(|key| lacking.contains(key)).collect()
    }

    #[test]
    fn german_has_every_text_once_with_the_same_placeholders() {
        let missing = [missing(BoardText::ALL), missing(JobText::ALL), missing(ApplicationText::ALL)];
        assert_eq!(missing.concat(), Vec::<&str>::new());
        let [list, job] = german();
        assert!(list.keys().all(|key| job.get(key).is_none()));
    }

    #[test]
    fn german_has_no_text_that_nothing_asks_for() {
        let known: Vec<&str> = keys().map(|(key, _)| key).collect();
        for key in german().iter().flat_map(Catalogue::keys) {
            assert!(known.contains(&key) || key.contains('.'), "nothing asks for {key}");
        }
    }

    #[test]
    fn what_only_an_open_position_shows_does_not_travel_with_the_list() {
        let [list, _] = german();
        for (key, _) in entries(JobText::ALL).chain(entries(ApplicationText::ALL)) {
            assert_eq!(list.get(key), None, "{key}");
        }
    }
}
