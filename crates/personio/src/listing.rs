//! A page of records, whatever version of the API it comes from.

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

use crate::loose;

/// One page of records, as far as they can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing<T> {
    /// The records, in Personio's order.
    pub items: Vec<T>,
    /// The places (from 0) of records in the answer that could not be read; they hide no other.
    pub skipped: Vec<usize>,
    /// What the answer says about other pages.
    pub pages: Pages,
}

/// What a list says about its pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pages {
    /// Nothing: it came whole, or this is the last page.
    #[default]
    Unsaid,
    /// Version 1: how many there are.
    Counts(Counts),
    /// Version 2: the cursor of the page that follows.
    Cursor(String),
}

/// How version 1 counts its pages: from 0 or from 1, as the endpoint likes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// How many records match.
    #[serde(deserialize_with = "loose::option")]
    pub total_elements: Option<u64>,
    /// The number of this page.
    #[serde(deserialize_with = "loose::option")]
    pub current_page: Option<u64>,
    /// How many pages there are.
    #[serde(deserialize_with = "loose::option")]
    pub total_pages: Option<u64>,
}

impl<T> Listing<T> {
    /// How many records came, readable or not.
    #[must_use]
    pub fn received(&self) -> usize {
        self.items.len() + self.skipped.len()
    }

    /// How many records and pages there are, where version 1 says so.
    #[must_use]
    pub fn counts(&self) -> Option<Counts> {
        match self.pages {
            Pages::Counts(counts) => Some(counts),
            Pages::Unsaid | Pages::Cursor(_) => None,
        }
    }

    /// Where the next page of a list begins that counts records from `offset`.
    pub(crate) fn next_offset(&self, offset: u64, limit: u32) -> Option<u64> {
        let received = u64::try_from(self.received()).ok()?;
        let reached = offset.checked_add(received)?;
        let more = match self.counts().and_then(|counts| counts.total_elements) {
            Some(total) => reached < total,
            None => received >= u64::from(limit),
        };
        (more && received > 0).then_some(reached)
    }

    /// The number of the next page of a list that counts pages from 1.
    pub(crate) fn next_page(&self, page: u64, limit: u32) -> Option<u64> {
        let received = u64::try_from(self.received()).ok()?;
        let more = match self.counts().and_then(|counts| counts.total_pages) {
            Some(total) => page < total,
            None => received >= u64::from(limit),
        };
        (more && received > 0).then(|| page.checked_add(1)).flatten()
    }

    /// The cursor of the next page, unless it is that of this one: Personio has sent such links.
    pub(crate) fn next_cursor(&self, cursor: Option<&String>) -> Option<String> {
        match &self.pages {
            Pages::Cursor(next) if cursor != Some(next) => Some(next.clone()),
            _ => None,
        }
    }
}

impl<T: DeserializeOwned> Listing<T> {
    /// Reads records one by one.
    pub(crate) fn read(records: impl IntoIterator<Item = Value>, pages: Pages) -> Self {
        let mut listing = Self { items: Vec::new(), skipped: Vec::new(), pages };
        for (index, record) in records.into_iter().enumerate() {
            match serde_json::from_value(record) {
                Ok(record) => listing.items.push(record),
                Err(_) => listing.skipped.push(index),
            }
        }
        listing
    }
}

#[cfg(test)]
mod tests {
    use super::{Counts, Listing, Pages};

    fn listing(received: usize, pages: Pages) -> Listing<()> {
        Listing { items: vec![(); received], skipped: Vec::new(), pages }
    }

    #[test]
    fn counted_pages_end_where_the_total_is_reached_or_nothing_more_comes() {
        let total = |elements, pages| {
            Pages::Counts(Counts { total_elements: Some(elements), total_pages: Some(pages), current_page: None })
        };
        assert_eq!(listing(50, total(120, 3)).next_offset(0, 50), Some(50));
        assert_eq!(listing(20, total(120, 3)).next_offset(100, 50), None);
        assert_eq!(listing(0, total(120, 3)).next_offset(50, 50), None);
        assert_eq!(listing(50, Pages::Unsaid).next_offset(0, 50), Some(50));
        assert_eq!(listing(49, Pages::Unsaid).next_offset(0, 50), None);
        assert_eq!(listing(200, total(450, 3)).next_page(1, 200), Some(2));
        assert_eq!(listing(50, total(450, 3)).next_page(3, 200), None);
        assert_eq!(listing(200, Pages::Unsaid).next_page(1, 200), Some(2));
        assert_eq!(listing(1, Pages::Unsaid).next_offset(u64::MAX, 1), None);
    }

    #[test]
    fn a_page_that_links_to_itself_is_the_last() {
        let cursor = |cursor: &str| Pages::Cursor(cursor.to_owned());
        let c = "c".to_owned();
        assert_eq!(listing(1, cursor("c")).next_cursor(Some(&c)), None);
        assert_eq!(listing(1, cursor("c")).next_cursor(None), Some(c.clone()));
        assert_eq!(listing(1, cursor("d")).next_cursor(Some(&c)), Some("d".to_owned()));
        assert_eq!(listing(1, Pages::Unsaid).next_cursor(Some(&c)), None);
    }
}
