//! Languages as the feed's `language` parameter spells them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A two-letter language code in lower case, such as `de`.
///
/// The feed documents `de`, `en`, `fr`, `es`, `nl`, `it` and `pt`; accounts answer more, so any two letters pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language([u8; 2]);

impl Language {
    /// English, the built-in language of every text that this project writes itself.
    pub const ENGLISH: Self = Self(*b"en");
    /// German.
    pub const GERMAN: Self = Self(*b"de");

    /// Reads the primary part of a language tag: `de`, `DE` and `de-AT` are all German.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        match primary.as_bytes() {
            &[first, second] if first.is_ascii_alphabetic() && second.is_ascii_alphabetic() => {
                Some(Self([first.to_ascii_lowercase(), second.to_ascii_lowercase()]))
            }
            _ => None,
        }
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// Says that a text is no language code.
#[derive(Debug)]
pub struct NotALanguage;

impl fmt::Display for NotALanguage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a two-letter language code")
    }
}

impl std::error::Error for NotALanguage {}

impl TryFrom<String> for Language {
    type Error = NotALanguage;

    fn try_from(tag: String) -> Result<Self, Self::Error> {
        Self::parse(&tag).ok_or(NotALanguage)
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_tag_is_read_by_its_primary_part() {
        for tag in ["de", "DE", "de-AT", "de_CH", " de "] {
            assert_eq!(Language::parse(tag), Some(Language::GERMAN), "{tag}");
        }
    }

    #[test]
    fn what_is_no_language_is_refused() {
        for tag in ["", "d", "deu", "d1", "ä", "-de"] {
            assert_eq!(Language::parse(tag), None, "{tag}");
        }
    }
}
