//! A text of the company's own, in one or several languages.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
    ser::SerializeMap,
};

use crate::language::Language;

/// A text, or one a language: `"Privacy"` or `{ de = "Datenschutz", en = "Privacy" }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LocalText {
    /// The same everywhere.
    Everywhere(String),
    /// By language, in the order of the configuration.
    ByLanguage(Vec<(Language, String)>),
}

impl LocalText {
    /// The text in the first of these languages that it has, else in English, else in any.
    #[must_use]
    pub fn resolve(&self, preference: &[Language]) -> &str {
        let texts = match self {
            Self::Everywhere(text) => return text,
            Self::ByLanguage(texts) => texts,
        };
        let in_language = |wanted: &Language| texts.iter().find(|(language, _)| language == wanted);
        let found = preference.iter().chain([&Language::ENGLISH]).find_map(in_language).or(texts.first());
        found.map(|(_, text)| text.as_str()).unwrap_or_default()
    }
}

impl From<&str> for LocalText {
    fn from(text: &str) -> Self {
        Self::Everywhere(text.to_owned())
    }
}

impl Serialize for LocalText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Everywhere(text) => serializer.serialize_str(text),
            Self::ByLanguage(texts) => {
                let mut map = serializer.serialize_map(Some(texts.len()))?;
                for (language, text) in texts {
                    map.serialize_entry(language.as_str(), text)?;
                }
                map.end()
            }
        }
    }
}

/// By hand: serde's `untagged` would bring its buffer of any value into the page.
impl<'de> Deserialize<'de> for LocalText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrMap;

        impl<'de> Visitor<'de> for TextOrMap {
            type Value = LocalText;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text, or one for each language")
            }

            fn visit_str<E>(self, text: &str) -> Result<LocalText, E> {
                Ok(LocalText::Everywhere(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<LocalText, A::Error> {
                let mut texts = Vec::new();
                while let Some(entry) = map.next_entry::<Language, String>()? {
                    texts.push(entry);
                }
                Ok(LocalText::ByLanguage(texts))
            }
        }

        deserializer.deserialize_any(TextOrMap)
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, LocalText};

    fn read(json: &str) -> LocalText {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_text_is_found_in_the_wanted_language_or_the_next_best() {
        let text = read(r#"{"fr":"Confidentialité","de":"Datenschutz","en":"Privacy"}"#);
        let italian = Language::parse("it").unwrap();
        assert_eq!(text.resolve(&[italian, Language::GERMAN]), "Datenschutz");
        assert_eq!(text.resolve(&[italian]), "Privacy");
        assert_eq!(read(r#"{"fr":"Confidentialité"}"#).resolve(&[italian]), "Confidentialité");
        assert_eq!(read("{}").resolve(&[italian]), "");
        assert_eq!(read(r#""Acme""#).resolve(&[]), "Acme");
    }

    #[test]
    fn a_text_travels_as_it_was_written() {
        for json in [r#""Acme""#, r#"{"de":"Datenschutz","en":"Privacy"}"#] {
            assert_eq!(serde_json::to_string(&read(json)).unwrap(), json);
        }
    }

    #[test]
    fn what_is_no_language_is_an_error() {
        assert!(serde_json::from_str::<LocalText>(r#"{"german":"x"}"#).is_err());
        assert!(serde_json::from_str::<LocalText>("3").is_err());
    }
}
