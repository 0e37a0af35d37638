//! The language of a page.

use axum::http::{HeaderMap, header};

/// What pages are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    German,
}

impl Language {
    /// The first that the browser asks for and that there is; browsers name the best first.
    pub(crate) fn asked(headers: &HeaderMap) -> Self {
        let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let tags = asked.split([',', ';']).map(|tag| tag.trim().split('-').next().unwrap_or_default());
        tags.into_iter()
            .find_map(|tag| match tag.to_ascii_lowercase().as_str() {
                "de" => Some(Self::German),
                "en" => Some(Self::English),
                _ => None,
            })
            .unwrap_or(Self::English)
    }

    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;
    use axum::http::{HeaderMap, header};

    #[test]
    fn a_page_is_in_the_first_language_that_there_is() {
        for (asked, expected) in [
            ("de-AT,de;q=0.9,en;q=0.8", Language::German),
            ("fr-CH, fr;q=0.9, de;q=0.7, en;q=0.5", Language::German),
            ("en-GB,de;q=0.5", Language::English),
            ("ja", Language::English),
            ("", Language::English),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, asked.parse().unwrap());
            assert_eq!(Language::asked(&headers), expected, "{asked}");
        }
    }
}
