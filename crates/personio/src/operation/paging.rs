//! How lists go on.

use serde::Deserialize;

use crate::{
    listing::{Counts, Listing, Pages},
    loose, page,
};

/// How a list is divided into pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    /// By cursors, with a limit.
    Cursor,
    /// By cursors, with a limit on the first page: what comes with a cursor is refused.
    CursorAlone,
    /// By cursors, without a limit.
    CursorOnly,
    /// By the number of the first record, from 0.
    Offset {
        /// How many records a page has unless the caller says another number.
        limit: u32,
    },
    /// By the number of the page, from 1.
    Numbered {
        /// What the number is called; one of Personio's endpoints calls it `offset`.
        name: &'static str,
        /// How many records a page has unless the caller says another number.
        limit: u32,
    },
}

/// What an answer says of other pages: `_meta` of version 2, `metadata` of version 1, with either spelling of names.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Said {
    links: Option<Links>,
    #[serde(alias = "totalElements", deserialize_with = "loose::option")]
    total_elements: Option<u64>,
    #[serde(alias = "totalPages", deserialize_with = "loose::option")]
    total_pages: Option<u64>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Links {
    next: Option<Link>,
}

#[derive(Clone, Debug, Deserialize)]
struct Link {
    #[serde(default)]
    href: Option<String>,
}

impl Said {
    /// How many records there are, where Personio says so.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.total_elements
    }
}

impl Paging {
    /// What is asked for: of the place where the page starts and the caller's limit, if there are any.
    #[must_use]
    pub fn query(self, at: Option<&str>, limit: Option<u32>) -> Vec<(&'static str, String)> {
        let sent = |limit: Option<u32>| limit.map(|limit| ("limit", limit.to_string()));
        let place = |name, place: &str| Some((name, place.to_owned()));
        let (limit, place) = match self {
            Self::Cursor => (sent(limit), at.and_then(|at| place("cursor", at))),
            Self::CursorAlone => (sent(limit.filter(|_| at.is_none())), at.and_then(|at| place("cursor", at))),
            Self::CursorOnly => (None, at.and_then(|at| place("cursor", at))),
            Self::Offset { limit: usual } => (sent(limit.or(Some(usual))), place("offset", at.unwrap_or("0"))),
            Self::Numbered { name, limit: usual } => (sent(limit.or(Some(usual))), place(name, at.unwrap_or("1"))),
        };
        limit.into_iter().chain(place).collect()
    }

    /// The names that [`query`](Self::query) sends.
    #[must_use]
    pub fn names(self) -> (Option<&'static str>, &'static str) {
        match self {
            Self::Cursor | Self::CursorAlone => (Some("limit"), "cursor"),
            Self::CursorOnly => (None, "cursor"),
            Self::Offset { .. } => (Some("limit"), "offset"),
            Self::Numbered { name, .. } => (Some("limit"), name),
        }
    }

    /// Where the page after this one starts: after so many records, and what the answer said.
    #[must_use]
    pub fn next(self, at: Option<&str>, limit: Option<u32>, received: usize, said: &Said) -> Option<String> {
        let counts = Counts { total_elements: said.total_elements, current_page: None, total_pages: said.total_pages };
        let listing = |pages| Listing { items: vec![(); received], skipped: Vec::new(), pages };
        let number = |first: u64| at.map_or(Some(first), |at| at.parse().ok());
        match self {
            Self::Cursor | Self::CursorAlone | Self::CursorOnly => {
                let href =
                    said.links.as_ref().and_then(|links| links.next.as_ref()).and_then(|link| link.href.as_deref());
                let pages = href.and_then(page::cursor).map_or(Pages::Unsaid, Pages::Cursor);
                listing(pages).next_cursor(at.map(str::to_owned).as_ref())
            }
            Self::Offset { limit: usual } => {
                let next = listing(Pages::Counts(counts)).next_offset(number(0)?, limit.unwrap_or(usual));
                next.map(|next| next.to_string())
            }
            Self::Numbered { limit: usual, .. } => {
                let next = listing(Pages::Counts(counts)).next_page(number(1)?, limit.unwrap_or(usual));
                next.map(|next| next.to_string())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Paging, Said};

    fn said(json: &str) -> Said {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_list_goes_on_as_its_version_counts() {
        let offset = Paging::Offset { limit: 200 };
        let numbered = Paging::Numbered { name: "offset", limit: 200 };
        for (paging, at, received, meta, next) in [
            (Paging::Cursor, None, 2, r#"{"links":{"next":{"href":"https://a.example/x?cursor=c%3D"}}}"#, Some("c=")),
            (Paging::Cursor, Some("c="), 2, r#"{"links":{"next":{"href":"?cursor=c%3D"}}}"#, None),
            (Paging::Cursor, None, 2, r#"{"links":{"next":null}}"#, None),
            (Paging::Cursor, None, 2, r#"{"links":null}"#, None),
            (offset, None, 200, r#"{"total_elements":"201"}"#, Some("200")),
            (offset, Some("200"), 1, r#"{"totalElements":201}"#, None),
            (offset, None, 200, "{}", Some("200")),
            (offset, Some("nonsense"), 200, "{}", None),
            (numbered, None, 200, r#"{"totalPages":2}"#, Some("2")),
            (numbered, Some("2"), 200, r#"{"total_pages":2}"#, None),
            (numbered, Some("3"), 0, "{}", None),
        ] {
            assert_eq!(paging.next(at, None, received, &said(meta)).as_deref(), next, "{paging:?} {at:?} {meta}");
        }
    }

    #[test]
    fn pages_ask_for_their_place() {
        let query = |paging: Paging, at, limit| {
            let pairs = paging.query(at, limit).into_iter().map(|(name, value)| format!("{name}={value}"));
            pairs.collect::<Vec<_>>().join("&")
        };
        assert_eq!(query(Paging::Cursor, None, None), "");
        assert_eq!(query(Paging::Cursor, Some("c"), Some(5)), "limit=5&cursor=c");
        assert_eq!(query(Paging::CursorAlone, Some("c"), Some(5)), "cursor=c");
        assert_eq!(query(Paging::CursorOnly, None, Some(5)), "");
        assert_eq!(query(Paging::Offset { limit: 200 }, None, None), "limit=200&offset=0");
        assert_eq!(query(Paging::Numbered { name: "page", limit: 9 }, Some("2"), Some(5)), "limit=5&page=2");
    }
}
