//! What can be wrong with a whole document.

use std::fmt;

use super::limit;

/// Why a document is no feed. The questions tell the cases apart; the text is for whoever runs the board.
#[derive(Debug)]
pub struct FeedError(Box<Kind>);

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    NotXml,
    CutOff,
    NotAFeed { root: String },
    TooLarge,
    TooDeep,
    EntityDefinitions,
}

impl FeedError {
    /// It is no XML: JSON, plain text, or broken from the first tag on.
    #[must_use]
    pub fn is_not_xml(&self) -> bool {
        *self.0 == Kind::NotXml
    }

    /// It ends before it is complete, or is empty.
    #[must_use]
    pub fn is_cut_off(&self) -> bool {
        *self.0 == Kind::CutOff
    }

    /// It is another document, such as the page that a redirect leads to.
    #[must_use]
    pub fn is_not_a_feed(&self) -> bool {
        self.root().is_some()
    }

    /// The root of a document that is not a feed, shortened.
    #[must_use]
    pub fn root(&self) -> Option<&str> {
        match &*self.0 {
            Kind::NotAFeed { root } => Some(root),
            _ => None,
        }
    }

    /// It is larger than [`MAX_BYTES`](super::MAX_BYTES) or has more than [`MAX_POSITIONS`](super::MAX_POSITIONS).
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        *self.0 == Kind::TooLarge
    }

    /// Its elements are nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH).
    #[must_use]
    pub fn is_too_deep(&self) -> bool {
        *self.0 == Kind::TooDeep
    }

    /// It defines entities, which a feed never does and attacks do.
    #[must_use]
    pub fn has_entity_definitions(&self) -> bool {
        *self.0 == Kind::EntityDefinitions
    }
}

impl From<Kind> for FeedError {
    fn from(kind: Kind) -> Self {
        Self(Box::new(kind))
    }
}

impl fmt::Display for FeedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::NotXml => formatter.write_str("the document is not XML"),
            Kind::CutOff => formatter.write_str("the document is empty or cut off"),
            Kind::NotAFeed { root } if root.eq_ignore_ascii_case("html") => {
                formatter.write_str("the document is a web page, not a job feed")
            }
            Kind::NotAFeed { root } => write!(formatter, "the document is not a job feed: its root is `{root}`"),
            Kind::TooLarge => write!(
                formatter,
                "the document is too large: more than {} MB or {} positions",
                limit::MAX_BYTES / 1024 / 1024,
                limit::MAX_POSITIONS
            ),
            Kind::TooDeep => write!(formatter, "elements are nested more than {} deep", limit::MAX_DEPTH),
            Kind::EntityDefinitions => formatter.write_str("the document defines entities, which is refused"),
        }
    }
}

impl std::error::Error for FeedError {}
