//! How version 1 wraps its answers: `{"success": true, "data": …}`, with numbers of pages beside lists.

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error as _},
};
use serde_json::Value;

use crate::{
    error::Error,
    listing::{Counts, Listing, Pages},
    loose::{self, Loose},
    request,
};

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
    metadata: Option<Counts>,
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
    request::from_value(open(body)?.data)
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
    request::from_value(unwrapped(data))
}

/// Why an answer without an id cannot be used.
pub(crate) fn no_id() -> serde_json::Error {
    serde_json::Error::custom("the answer has no id")
}

/// The id of what was written, and what Personio remarks about it: texts, perhaps by field.
pub(crate) fn id_and_remarks<I: Loose>(body: &[u8]) -> Result<(I, Vec<String>), Error> {
    let envelope = open(body)?;
    let id = envelope.data.get("id").cloned().and_then(I::read);
    let id = id.ok_or_else(|| Error::decoding(no_id()))?;
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
    let records = match envelope.data {
        Value::Array(records) => records,
        Value::Null => Vec::new(),
        other => request::from_value(other)?,
    };
    let pages = envelope.metadata.map_or(Pages::Unsaid, Pages::Counts);
    Ok(Listing::read(records.into_iter().map(unwrapped), pages))
}

/// An answer that says nothing but that it worked; it may be empty.
pub(crate) fn done(body: &[u8]) -> Result<(), Error> {
    if body.iter().all(u8::is_ascii_whitespace) { Ok(()) } else { open(body).map(drop) }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{Listing, done, list, record};

    #[test]
    fn one_bad_record_does_not_hide_the_good_ones() {
        let body = br#"{"success":true,"data":[{"id":1,"attributes":{"a":1}},7,{"attributes":{"id":2}}]}"#;
        let listing: Listing<std::collections::BTreeMap<String, u64>> = list(body).unwrap();
        assert_eq!(listing.items.len(), 2);
        assert_eq!(listing.items[0]["id"], 1);
        assert_eq!(listing.skipped, [1]);
    }

    #[test]
    fn a_refusal_with_status_200_is_an_error() {
        let body = br#"{"success":false,"error":{"code":0,"message":"no"}}"#;
        assert_eq!(record::<Value>(body).unwrap_err().status(), Some(200));
        assert!(done(body).is_err());
        assert!(done(b" \n").is_ok() && done(b"{\"success\":true}").is_ok());
    }
}
