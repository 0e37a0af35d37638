//! Answers that come in pages.
//!
//! [`Client::pages`](crate::client::Client::pages) follows them; by hand it is:
//!
//! ```
//! use personio::{page::Paged, projects::v2::ListProjects, request::Endpoint};
//!
//! let first = ListProjects::default();
//! let answer = br#"{"_data":[{"id":"5","name":"Moon"}],"_meta":{"links":{"next":{"href":"/v2/projects?cursor=c1"}}}}"#;
//! let page = first.page(first.decode(answer)?);
//! assert_eq!(page.items.len(), 1);
//! assert_eq!(page.next.map(|next| next.query()), Some(vec![("cursor", "c1".to_owned())]));
//! # Ok::<(), personio::error::Error>(())
//! ```

use crate::request::Endpoint;

/// An endpoint whose answer is one page of several.
pub trait Paged: Endpoint + Clone {
    /// A record.
    type Item;

    /// The records of a page and the request of the page that follows, if there is one.
    fn page(&self, response: Self::Response) -> Page<Self::Item, Self>;
}

/// A page of records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T, E> {
    /// The records, in the order of the answer.
    pub items: Vec<T>,
    /// Asks for the page that follows; `None` on the last page.
    pub next: Option<E>,
}

/// The `cursor` in a link to another page, absolute or relative, decoded. The rest of the link is never followed, so a
/// page cannot lead to another origin.
///
/// Personio puts the cursor into the link only, and some of its links name paths that do not exist.
#[must_use]
pub fn cursor(link: &str) -> Option<String> {
    let (_, query) = link.split_once('?')?;
    let query = query.split('#').next()?;
    let value = query.split('&').find_map(|pair| pair.strip_prefix("cursor="))?;
    decode(value).filter(|cursor| !cursor.is_empty())
}

/// Undoes percent-encoding. A `+` stays: cursors are written in base64, not in words.
fn decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            decoded.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::cursor;

    #[test]
    fn a_cursor_is_read_from_absolute_and_relative_links() {
        for (link, expected) in [
            ("https://api.personio.de/v2/persons?cursor=cur_234ls0f02lalfdd", Some("cur_234ls0f02lalfdd")),
            ("/v2/attendance-periods?limit=10&cursor=a%2Bb%3D%3d&x=1", Some("a+b==")),
            ("?cursor=a+b#cursor=c", Some("a+b")),
            ("https://elsewhere.example/?my_cursor=x", None),
            ("/v2/persons?cursor=", None),
            ("/v2/persons", None),
            ("", None),
        ] {
            assert_eq!(cursor(link).as_deref(), expected, "{link}");
        }
    }

    #[test]
    fn a_broken_cursor_is_none() {
        for link in ["?cursor=%", "?cursor=%4", "?cursor=%zz", "?cursor=%ff", "?cursor=%+1"] {
            assert_eq!(cursor(link), None, "{link}");
        }
    }
}
