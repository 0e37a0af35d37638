//! How v2 wraps its answers: `_data` around records, `_meta.links.next` to the next page, problems as problem+json.

use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    calendar::DateTime,
    error::Error,
    listing::{Listing, Pages},
    page, request,
};

/// What answers a create: the id, sometimes with the links of the new record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Created<I> {
    /// The id of what was created.
    pub id: I,
}

/// An error of v2, `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// For Personio's support.
    #[serde(default)]
    pub personio_trace_id: Option<String>,
    /// When it happened.
    #[serde(default)]
    pub timestamp: Option<DateTime>,
    /// What is wrong.
    #[serde(default, deserialize_with = "or_default")]
    pub errors: Vec<ProblemDetail>,
}

/// One of the errors of a [`Problem`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemDetail {
    /// In short: `Resource not found`.
    #[serde(default, deserialize_with = "or_default")]
    pub title: String,
    /// In a sentence. May quote what was sent.
    #[serde(default, deserialize_with = "or_default")]
    pub detail: String,
    /// A link whose fragment is the error's code: `…/errors#common.resource_not_found`.
    #[serde(default, deserialize_with = "or_default")]
    pub r#type: String,
}

#[derive(Deserialize)]
struct Envelope<T> {
    #[serde(rename = "_data")]
    data: T,
    #[serde(rename = "_meta", default, deserialize_with = "or_default")]
    meta: Meta,
}

#[derive(Default, Deserialize)]
pub(crate) struct Meta {
    #[serde(default, deserialize_with = "or_default")]
    links: Links,
}

#[derive(Default, Deserialize)]
struct Links {
    #[serde(default)]
    next: Option<Link>,
}

#[derive(Deserialize)]
struct Link {
    #[serde(default)]
    href: Option<String>,
}

impl Meta {
    pub(crate) fn pages(&self) -> Pages {
        let link = self.links.next.as_ref().and_then(|link| link.href.as_deref());
        link.and_then(page::cursor).map_or(Pages::Unsaid, Pages::Cursor)
    }
}

/// Reads a page. Where a record is broken, the others are read one by one.
pub(crate) fn list<T: DeserializeOwned>(body: &[u8]) -> Result<Listing<T>, Error> {
    if let Ok(envelope) = serde_json::from_slice::<Envelope<Vec<T>>>(body) {
        return Ok(Listing { items: envelope.data, skipped: Vec::new(), pages: envelope.meta.pages() });
    }
    few(body)
}

/// The same for lists that are never long: it reads each record by way of a JSON value, which is slower and weighs half.
pub(crate) fn few<T: DeserializeOwned>(body: &[u8]) -> Result<Listing<T>, Error> {
    let envelope: Envelope<Option<Vec<Value>>> = request::from_json(body)?;
    Ok(Listing::read(envelope.data.unwrap_or_default(), envelope.meta.pages()))
}

/// Reads one record, with or without `_data` around it.
pub(crate) fn one<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
    match request::from_json(body) {
        Ok(record) => Ok(record),
        Err(error) => serde_json::from_slice::<Envelope<T>>(body).map(|envelope| envelope.data).map_err(|_| error),
    }
}

/// For answers whose body says nothing, if there is one.
pub(crate) fn nothing(_body: &[u8]) -> Result<(), Error> {
    Ok(())
}

/// For answers that are a file.
pub(crate) fn bytes(body: &[u8]) -> Result<Vec<u8>, Error> {
    Ok(body.to_vec())
}

/// Reads `null` as nothing.
pub(crate) fn or_default<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{Created, Pages, Problem, list, one};

    #[test]
    fn a_broken_record_hides_no_other_and_is_counted() {
        let listing = list::<Created<String>>(
            br#"{"_data":[{"id":"1"},{"no":"id"},7,{"id":"2"}],"_meta":{"links":{"next":{"href":"/v2/x?cursor=c"}}}}"#,
        )
        .unwrap();
        assert_eq!(listing.items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!((listing.skipped, listing.pages), (vec![1, 2], Pages::Cursor("c".to_owned())));
    }

    #[test]
    fn a_page_without_meta_or_with_empty_links_is_the_last() {
        for meta in [
            "",
            r#","_meta":null"#,
            r#","_meta":{}"#,
            r#","_meta":{"links":null}"#,
            r#","_meta":{"links":{"next":null}}"#,
        ] {
            let listing = list::<Created<String>>(format!(r#"{{"_data":[]{meta}}}"#).as_bytes()).unwrap();
            assert_eq!(listing.pages, Pages::Unsaid, "{meta}");
        }
        assert!(list::<Created<String>>(br#"{"_data":null}"#).unwrap().items.is_empty());
        assert!(list::<Created<String>>(b"<html>").is_err());
    }

    #[test]
    fn a_record_is_read_with_and_without_a_wrapper() {
        for body in [r#"{"id":"1"}"#, r#"{"_data":{"id":"1"}}"#, r#"{"_data":{"id":"1"},"_meta":{}}"#] {
            assert_eq!(one::<Created<String>>(body.as_bytes()).unwrap().id, "1", "{body}");
        }
        assert!(one::<Created<String>>(b"{}").is_err());
    }

    #[test]
    fn a_problem_is_read_though_half_of_it_is_missing() {
        let problem: Problem = serde_json::from_str(r#"{"errors":[{"title":"Not Found","detail":null}]}"#).unwrap();
        assert_eq!(problem.errors.first().map(|error| error.title.as_str()), Some("Not Found"));
    }
}
