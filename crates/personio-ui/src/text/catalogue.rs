//! A language's texts, read from its file.

use super::Text;

/// The texts of one language. A file has a line a text: `Key = text`; lines that start with `#` are remarks.
#[derive(Clone, Debug, Default)]
pub struct Catalogue(Vec<(String, String)>);

impl Catalogue {
    /// Reads a language's file. Lines that are no text are passed over: a missing text falls back to English.
    #[must_use]
    pub fn parse(file: &str) -> Self {
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        let mut texts: Vec<(String, String)> = lines
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, text)| (key.trim().to_owned(), text.trim().to_owned()))
            .collect();
        texts.sort_unstable();
        Self(texts)
    }

    /// The text of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        let place = self.0.binary_search_by(|(other, _)| other.as_str().cmp(key)).ok()?;
        self.0.get(place).map(|(_, text)| text.as_str())
    }

    /// The keys of texts that are not here, or with other names in braces than the English has: for a language's tests.
    #[must_use]
    pub fn missing<T: Text>(&self, texts: &[T]) -> Vec<&'static str> {
        let is_told =
            |text: &T| self.get(text.key()).is_some_and(|told| placeholders(told) == placeholders(text.english()));
        texts.iter().filter(|text| !is_told(text)).map(|text| text.key()).collect()
    }

    /// Every key, in alphabetical order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_str())
    }
}

/// The names in braces of a text, sorted.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests {
    use super::Catalogue;
    use crate::text::BoardText;

    #[test]
    fn a_text_that_lost_a_placeholder_is_missing_like_one_that_is_not_there() {
        let missing = |file: &str| Catalogue::parse(file).missing(&[BoardText::ShownOf, BoardText::SearchLabel]);
        assert_eq!(missing("ShownOf = Von {total} {shown}\nSearchLabel = Suche"), Vec::<&str>::new());
        assert_eq!(missing("ShownOf = {shown} sichtbar\nSearchLabel = Suche"), ["ShownOf"]);
        assert_eq!(missing("ShownOf = Von {total} {shown}"), ["SearchLabel"]);
    }

    #[test]
    fn a_line_that_is_no_text_is_passed_over() {
        let catalogue = Catalogue::parse("# remark = no\n\nApply = Bewerben\nbroken\n Search = a = b \n");
        assert_eq!(catalogue.get("Apply"), Some("Bewerben"));
        assert_eq!(catalogue.get("Search"), Some("a = b"));
        assert_eq!(catalogue.keys().count(), 2);
    }
}
