//! Reads the documents that a relay sends to pages, part by part.
//!
//! A derived reader is code for each type, and a job list has many; in a page every kilobyte counts. Here the whole
//! document becomes one [`Value`], whose parts are then taken out. A part of another type than expected is `None`, and
//! the document with it.

use serde_json::{Map, Value};

/// An object whose fields are taken out one after the other. A missing field reads like `null`.
pub(crate) struct Fields(Map<String, Value>);

impl Fields {
    /// Reads a document that is an object.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        Self::of(serde_json::from_slice(bytes).ok()?)
    }

    /// The fields of a value that is an object.
    pub(crate) fn of(value: Value) -> Option<Self> {
        match value {
            Value::Object(fields) => Some(Self(fields)),
            _ => None,
        }
    }

    /// Takes a field out.
    pub(crate) fn take(&mut self, name: &str) -> Value {
        self.0.get_mut(name).map(Value::take).unwrap_or_default()
    }

    /// Takes a text out that may be missing.
    pub(crate) fn text(&mut self, name: &str) -> Option<Option<String>> {
        let value = self.take(name);
        if value.is_null() { Some(None) } else { text(value).map(Some) }
    }

    /// Takes an object out that may be missing.
    pub(crate) fn object(&mut self, name: &str) -> Option<Option<Self>> {
        let value = self.take(name);
        if value.is_null() { Some(None) } else { Self::of(value).map(Some) }
    }

    /// Takes a list out; a missing one is empty.
    pub(crate) fn list(&mut self, name: &str) -> Option<Vec<Value>> {
        list(self.take(name))
    }

    /// Takes a list of texts out; a missing one is empty.
    pub(crate) fn texts(&mut self, name: &str) -> Option<Vec<String>> {
        self.list(name)?.into_iter().map(text).collect()
    }

    /// The fields in alphabetical order.
    pub(crate) fn into_entries(self) -> impl Iterator<Item = (String, Value)> {
        self.0.into_iter()
    }
}

/// A text.
pub(crate) fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// A list; `null` is an empty one.
pub(crate) fn list(value: Value) -> Option<Vec<Value>> {
    match value {
        Value::Array(values) => Some(values),
        Value::Null => Some(Vec::new()),
        _ => None,
    }
}

/// Whole numbers that are not negative.
pub(crate) fn places(values: &[Value]) -> Option<Vec<u32>> {
    values.iter().map(|value| u32::try_from(value.as_u64()?).ok()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Fields, list, places};

    #[test]
    fn a_missing_field_is_nothing_and_one_of_another_type_is_an_error() {
        let mut fields = Fields::read(br#"{"a":"x","n":1,"l":["x"],"m":["x",2],"o":{}}"#).unwrap();
        assert_eq!(fields.text("none"), Some(None));
        assert_eq!(fields.text("n"), None);
        assert_eq!(fields.text("a"), Some(Some("x".into())));
        assert_eq!(fields.texts("l"), Some(vec!["x".into()]));
        assert_eq!(fields.texts("m"), None);
        assert_eq!(fields.texts("none"), Some(Vec::new()));
        assert!(fields.object("o").is_some_and(|object| object.is_some()));
        assert!(Fields::read(b"[]").is_none() && Fields::read(b"<html>").is_none());
    }

    #[test]
    fn places_are_whole_and_not_negative() {
        assert_eq!(places(&list(json!([1, 0, 4_294_967_295_u32])).unwrap()), Some(vec![1, 0, u32::MAX]));
        for other in [json!([-1]), json!([1.5]), json!(["1"]), json!([4_294_967_296_u64])] {
            assert_eq!(places(&list(other).unwrap()), None);
        }
    }
}
