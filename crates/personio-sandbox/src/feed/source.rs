//! A document of the feed, as it came and as it is served.

use bytes::Bytes;

use super::{
    FeedSummary,
    outline::{Outline, PositionOutline},
};

/// A document of the feed and the language it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedSource {
    /// Two letters; `None` answers every language that has no document of its own.
    pub language: Option<String>,
    /// The bytes, which need not be a feed.
    pub document: Bytes,
}

impl FeedSource {
    /// The document of one language.
    #[must_use]
    pub fn of(language: &str, document: &'static [u8]) -> Self {
        Self { language: Some(language.to_owned()), document: Bytes::from_static(document) }
    }

    /// The document of every language that has none of its own.
    #[must_use]
    pub fn any(document: &'static [u8]) -> Self {
        Self { language: None, document: Bytes::from_static(document) }
    }
}

/// A document whose positions are known, as far as it can be read.
#[derive(Debug)]
pub(super) struct LoadedFeed {
    pub(super) language: Option<String>,
    document: Bytes,
    outline: Option<Outline>,
}

impl LoadedFeed {
    pub(super) fn as_written(&self) -> Bytes {
        self.document.clone()
    }

    /// What Personio answers in a language that no position is written in: every fact, no description.
    /// A document that cannot be read stays as it is.
    pub(super) fn without_texts(&self) -> Bytes {
        let Some(outline) = &self.outline else { return self.as_written() };
        let mut blanked = Vec::with_capacity(self.document.len());
        let mut copied = 0;
        for description in &outline.descriptions {
            blanked.extend_from_slice(self.document.get(copied..description.start).unwrap_or_default());
            copied = description.end;
        }
        blanked.extend_from_slice(self.document.get(copied..).unwrap_or_default());
        Bytes::from(blanked)
    }

    pub(super) fn positions(&self) -> &[PositionOutline] {
        self.outline.as_ref().map_or(&[], |outline| &outline.positions)
    }

    pub(super) fn summary(&self) -> FeedSummary {
        let positions = self.outline.as_ref().map(|outline| outline.positions.len());
        FeedSummary { language: self.language.clone(), positions }
    }
}

impl From<FeedSource> for LoadedFeed {
    fn from(source: FeedSource) -> Self {
        let outline = Outline::read(&source.document);
        Self { language: source.language, document: source.document, outline }
    }
}
