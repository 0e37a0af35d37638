//! How version 1 wraps its answers: `{"success": true, "data": …}`, with numbers of pages beside lists.

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error as _},
};
use serde_json::Value;

use crate::{
    error::Error,
    loose::{self, Loose},
    request,
};

/// A list as version 1 answers it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing<T> {
    /// The records that could be read, in their order.
    pub records: Vec<T>,
    /// Where in the answer records stood that could not be read, counted from 0.
    pub unreadable: Vec<usize>,
    /// How many records and pages there are. Lists that come whole have none.
    pub metadata: Option<Metadata>,
}

impl<T> Listing<T> {
    /// How many records came, readable or not.
    #[must_use]
    pub fn received(&self) -> usize {
        self.records.len() + self.unreadable.len()
    }
}

/// What a list says about its pages. Counted from 0 or from 1, as the endpoint likes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Metadata {
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

/// A record around its attributes: `{"type": "Project", "id": 1, "attributes": {…}}`. Some leave out the envelope,
/// some have the id within.
pub(crate) struct Attributes<T>(pub T);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Attributes<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        serde_json::from_value(unwrapped(value)).map(Self).map_err(serde::de::Error::custom)
    }
}

/// The attributes with the id of their envelope.
pub(crate) fn unwrapped(value: Value) -> Value {
    let Value::Object(mut envelope) = value else { return value };
    match envelope.remove("attributes") {
        Some(Value::Object(mut attributes)) => {
            for (key, value) in envelope {
                if key != "type" {
                    attributes.entry(key).or_insert(value);
                }
            }
            Value::Object(attributes)
        }
        Some(attributes) => {
            envelope.insert("attributes".to_owned(), attributes);
            Value::Object(envelope)
        }
        None => Value::Object(envelope),
    }
}

/// For fields that hold a record in its envelope, `null`, `""` or `[]`.
pub(crate) fn option<'de, T: DeserializeOwned, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    Ok(loose::object::<Attributes<T>, D>(deserializer)?.map(|Attributes(record)| record))
}

#[derive(Deserialize)]
struct Envelope {
    #[serde(default, deserialize_with = "loose::option")]
    success: Option<bool>,
    #[serde(default)]
    data: Value,
    #[serde(default, deserialize_with = "loose::object")]
    metadata: Option<Metadata>,
    #[serde(default)]
    meta: Value,
}

fn open(body: &[u8]) -> Result<Envelope, Error> {
    let envelope: Envelope = request::from_json(body)?;
    match envelope.success {
        // Business errors come as 200 as well.
        Some(false) => Err(Error::refused(200, None, body)),
        _ => Ok(envelope),
    }
}

/// What lies in the envelope.
pub(crate) fn data<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
    serde_json::from_value(open(body)?.data).map_err(Error::decoding)
}

/// A record with attributes. One alone in a list is that one; the specification has some in two envelopes.
pub(crate) fn record<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
    let data = match open(body)?.data {
        Value::Array(mut records) if records.len() == 1 => records.remove(0),
        Value::Object(mut envelope) => match envelope.remove("data") {
            Some(inner @ Value::Object(_)) if !envelope.contains_key("attributes") => inner,
            _ => Value::Object(envelope),
        },
        data => data,
    };
    serde_json::from_value(unwrapped(data)).map_err(Error::decoding)
}

/// The id of what was written, and what Personio remarks about it: texts, perhaps by field.
pub(crate) fn id_and_remarks<I: Loose>(body: &[u8]) -> Result<(I, Vec<String>), Error> {
    let envelope = open(body)?;
    let id = envelope.data.get("id").cloned().and_then(I::read);
    let id = id.ok_or_else(|| Error::decoding(serde_json::Error::custom("the answer has no id")))?;
    let remarks = match envelope.meta {
        Value::Array(remarks) => remarks.into_iter().filter_map(String::read).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .flat_map(|(field, remarks)| {
                let remarks = if let Value::Array(remarks) = remarks { remarks } else { vec![remarks] };
                remarks.into_iter().filter_map(String::read).map(move |remark| [&field, ": ", &remark].concat())
            })
            .collect(),
        other => String::read(other).into_iter().collect(),
    };
    Ok((id, remarks))
}

/// A list of records with attributes.
pub(crate) fn list<T: DeserializeOwned>(body: &[u8]) -> Result<Listing<T>, Error> {
    let envelope = open(body)?;
    let values = match envelope.data {
        Value::Array(values) => values,
        Value::Null => Vec::new(),
        other => serde_json::from_value(other).map_err(Error::decoding)?,
    };
    let mut listing = Listing { records: Vec::new(), unreadable: Vec::new(), metadata: envelope.metadata };
    for (index, value) in values.into_iter().enumerate() {
        match serde_json::from_value(unwrapped(value)) {
            Ok(record) => listing.records.push(record),
            Err(_) => listing.unreadable.push(index),
        }
    }
    Ok(listing)
}

/// An answer that says nothing but that it worked; it may be empty.
pub(crate) fn done(body: &[u8]) -> Result<(), Error> {
    if body.iter().all(u8::is_ascii_whitespace) { Ok(()) } else { open(body).map(drop) }
}

/// Where the next page of a list begins that counts records.
pub(crate) fn next_offset<T>(listing: &Listing<T>, offset: u64, limit: u64) -> Option<u64> {
    let received = u64::try_from(listing.received()).ok()?;
    let reached = offset.checked_add(received)?;
    let more = match listing.metadata.and_then(|metadata| metadata.total_elements) {
        Some(total) => reached < total,
        None => received >= limit,
    };
    (more && received > 0).then_some(reached)
}

/// The number of the next page of a list that counts pages, from 1.
pub(crate) fn next_page<T>(listing: &Listing<T>, page: u64, limit: u64) -> Option<u64> {
    let received = u64::try_from(listing.received()).ok()?;
    let more = match listing.metadata.and_then(|metadata| metadata.total_pages) {
        Some(total) => page < total,
        None => received >= limit,
    };
    (more && received > 0).then(|| page.checked_add(1)).flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{Listing, Metadata, done, list, next_offset, next_page, record};

    #[test]
    fn one_bad_record_does_not_hide_the_good_ones() {
        let body = br#"{"success":true,"data":[{"id":1,"attributes":{"a":1}},7,{"attributes":{"id":2}}]}"#;
        let listing: Listing<std::collections::BTreeMap<String, u64>> = list(body).unwrap();
        assert_eq!(listing.records.len(), 2);
        assert_eq!(listing.records[0]["id"], 1);
        assert_eq!(listing.unreadable, [1]);
    }

    #[test]
    fn a_refusal_with_status_200_is_an_error() {
        let body = br#"{"success":false,"error":{"code":0,"message":"no"}}"#;
        assert_eq!(record::<Value>(body).unwrap_err().status(), Some(200));
        assert!(done(body).is_err());
        assert!(done(b" \n").is_ok() && done(b"{\"success\":true}").is_ok());
    }

    fn listing(received: usize, metadata: Option<Metadata>) -> Listing<()> {
        Listing { records: vec![(); received], unreadable: Vec::new(), metadata }
    }

    #[test]
    fn pages_end_where_the_total_is_reached_or_nothing_more_comes() {
        let total = |elements, pages| {
            Some(Metadata { total_elements: Some(elements), total_pages: Some(pages), current_page: None })
        };
        assert_eq!(next_offset(&listing(50, total(120, 3)), 0, 50), Some(50));
        assert_eq!(next_offset(&listing(20, total(120, 3)), 100, 50), None);
        assert_eq!(next_offset(&listing(0, total(120, 3)), 50, 50), None);
        assert_eq!(next_offset(&listing(50, None), 50, 50), Some(100));
        assert_eq!(next_offset(&listing(49, None), 50, 50), None);
        assert_eq!(next_page(&listing(200, total(250, 2)), 1, 200), Some(2));
        assert_eq!(next_page(&listing(50, total(250, 2)), 2, 200), None);
        assert_eq!(next_page(&listing(200, None), u64::MAX, 200), None);
    }
}
