//! Reads JSON documents part by part: what a relay sends to pages.
//!
//! A derived reader is code for each type, and a job list has many; in a page every kilobyte counts. Here the whole
//! document becomes one [`Json`], whose parts are then taken out. A part of another type than expected is `None`, and
//! the document with it. In wasm the browser's own `JSON.parse` reads, so that no parser has to travel.

use serde::{Serialize, Serializer, ser::SerializeMap};

/// A piece of a JSON document.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Json {
    /// `null`, and what is not there.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number. In wasm at most 2^53, as JavaScript has no more.
    Integer(i64),
    /// Any other number. No document here has one that matters.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// A long list of nothing but numbers, as the browser gives them: one value each would take ten times as long to read.
    Numbers(Vec<f64>),
    /// An object, with its fields in the order of the document or in alphabetical order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a document.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        parse(bytes)
    }

    /// A field of an object.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.iter().find(|(known, _)| known == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The whole number, unless it is negative.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        u64::try_from(self.as_i64()?).ok()
    }

    /// The truth.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    /// Whether it is `null`, or not there.
    #[must_use]
    pub fn is_null(&self) -> bool {
        // A comparison would bring the one of all kinds with it.
        matches!(self, Self::Null)
    }

    /// The text, taken.
    pub(crate) fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The list, taken; `null` is an empty one.
    pub(crate) fn list(self) -> Option<Vec<Self>> {
        match self {
            Self::List(values) => Some(values),
            Self::Numbers(numbers) => Some(numbers.into_iter().map(Self::from).collect()),
            Self::Null => Some(Vec::new()),
            _ => None,
        }
    }

    /// The list of whole numbers, taken; `null` is an empty one.
    pub(crate) fn integers(self) -> Option<Vec<i64>> {
        match self {
            Self::Numbers(numbers) => numbers.into_iter().map(whole).collect(),
            value => value.list()?.iter().map(Self::as_i64).collect(),
        }
    }

    /// The list of whole numbers that are not negative, taken; `null` is an empty one.
    pub(crate) fn places(self) -> Option<Vec<u32>> {
        match self {
            Self::Numbers(numbers) => numbers.into_iter().map(place).collect(),
            value => value.list()?.iter().map(|value| u32::try_from(value.as_u64()?).ok()).collect(),
        }
    }
}

/// A number without a fraction that is exact.
fn whole(number: f64) -> Option<i64> {
    /// The largest number up to which JavaScript's are exact.
    const MAX_SAFE: f64 = 9_007_199_254_740_991.0;
    #[expect(clippy::cast_possible_truncation, reason = "whole numbers up to 2^53 fit")]
    let whole = number as i64;
    #[expect(clippy::cast_precision_loss, reason = "compared to find out")]
    let is_whole = whole as f64 == number && number.abs() <= MAX_SAFE;
    is_whole.then_some(whole)
}

fn place(number: f64) -> Option<u32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "compared to find out")]
    let place = number as u32;
    (f64::from(place) == number).then_some(place)
}

impl From<f64> for Json {
    fn from(number: f64) -> Self {
        whole(number).map_or(Self::Number(number), Self::Integer)
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn parse(bytes: &[u8]) -> Option<Json> {
    serde_json::from_slice::<serde_json::Value>(bytes).ok().map(Json::from)
}

#[cfg(target_arch = "wasm32")]
fn parse(bytes: &[u8]) -> Option<Json> {
    /// Deeper than any document here; an attacker's must not exhaust the stack.
    const MAX_DEPTH: usize = 128;
    /// In no text that a person wrote.
    const SEPARATOR: &str = "\0";
    /// From this length on, a list is worth a look whether it can come over at once.
    const FEW: u32 = 16;

    /// A long list of nothing but numbers or nothing but texts, in one step: each value of its own would be a call out
    /// of wasm. The first value tells the type; others are read as it, and what cannot be is `None`.
    fn convert_column(list: &js_sys::Array) -> Option<Json> {
        use js_sys::wasm_bindgen::JsValue;
        let first = list.get(0);
        if list.includes(&JsValue::NULL, 0) {
            return None;
        }
        if first.as_f64().is_some() {
            let numbers = js_sys::Float64Array::new(list).to_vec();
            return numbers.iter().all(|it| it.is_finite()).then_some(Json::Numbers(numbers));
        }
        if !first.is_string() {
            return None;
        }
        let joined = String::from(list.join(SEPARATOR));
        let values: Vec<_> = joined.split(SEPARATOR).map(|text| Json::Text(text.to_owned())).collect();
        (values.len() == list.length() as usize).then_some(Json::List(values))
    }

    fn convert(value: &js_sys::wasm_bindgen::JsValue, depth: usize) -> Option<Json> {
        use js_sys::wasm_bindgen::JsCast;
        if let Some(text) = value.as_string() {
            return Some(Json::Text(text));
        }
        if let Some(number) = value.as_f64() {
            return Some(number.into());
        }
        if depth == MAX_DEPTH {
            return None;
        }
        if let Some(list) = value.dyn_ref::<js_sys::Array>() {
            if list.length() > FEW
                && let Some(column) = convert_column(list)
            {
                return Some(column);
            }
            return (0..list.length())
                .map(|at| convert(&list.get(at), depth + 1))
                .collect::<Option<_>>()
                .map(Json::List);
        }
        if let Some(object) = value.dyn_ref::<js_sys::Object>() {
            let keys = js_sys::Object::keys(object);
            let field = |at| {
                let key = keys.get(at);
                let value = js_sys::Reflect::get(object, &key).ok()?;
                Some((key.as_string()?, convert(&value, depth + 1)?))
            };
            return (0..keys.length()).map(field).collect::<Option<_>>().map(Json::Object);
        }
        Some(value.as_bool().map_or(Json::Null, Json::Bool))
    }

    let text = std::str::from_utf8(bytes).ok()?;
    convert(&js_sys::JSON::parse(text).ok()?, 0)
}

impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(truth) => Self::Bool(truth),
            serde_json::Value::Number(number) => match number.as_i64() {
                Some(number) => Self::Integer(number),
                None => Self::Number(number.as_f64().unwrap_or_default()),
            },
            serde_json::Value::String(text) => Self::Text(text),
            serde_json::Value::Array(values) => Self::List(values.into_iter().map(Self::from).collect()),
            serde_json::Value::Object(fields) => {
                Self::Object(fields.into_iter().map(|(name, value)| (name, value.into())).collect())
            }
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(truth) => serializer.serialize_bool(*truth),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(values) => serializer.collect_seq(values),
            Self::Numbers(numbers) => serializer.collect_seq(numbers.iter().map(|number| Self::from(*number))),
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

/// An object whose fields are taken out one after the other. A missing field reads like `null`.
pub(crate) struct Fields(Vec<(String, Json)>);

impl Fields {
    /// Reads a document that is an object.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        Self::of(Json::read(bytes)?)
    }

    /// The fields of a value that is an object.
    pub(crate) fn of(value: Json) -> Option<Self> {
        match value {
            Json::Object(fields) => Some(Self(fields)),
            _ => None,
        }
    }

    /// Takes a field out.
    pub(crate) fn take(&mut self, name: &str) -> Json {
        let found = self.0.iter_mut().find(|(known, _)| known == name);
        found.map(|(_, value)| std::mem::take(value)).unwrap_or_default()
    }

    /// Takes a text out that may be missing.
    pub(crate) fn text(&mut self, name: &str) -> Option<Option<String>> {
        match self.take(name) {
            Json::Null => Some(None),
            value => value.text().map(Some),
        }
    }

    /// Takes an object out that may be missing.
    pub(crate) fn object(&mut self, name: &str) -> Option<Option<Self>> {
        match self.take(name) {
            Json::Null => Some(None),
            value => Self::of(value).map(Some),
        }
    }

    /// Takes a list out; a missing one is empty.
    pub(crate) fn list(&mut self, name: &str) -> Option<Vec<Json>> {
        self.take(name).list()
    }

    /// Takes a list of texts out; a missing one is empty.
    pub(crate) fn texts(&mut self, name: &str) -> Option<Vec<String>> {
        self.list(name)?.into_iter().map(Json::text).collect()
    }

    /// The fields that are left.
    pub(crate) fn into_entries(self) -> Vec<(String, Json)> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Fields, Json};

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
    fn places_are_whole_and_not_negative_whichever_way_they_were_read() {
        let read = |value: serde_json::Value| Json::from(value).places();
        let same = |numbers: &[f64]| Json::Numbers(numbers.to_vec()).places();
        assert_eq!(read(json!([1, 0, 4_294_967_295_u32])), Some(vec![1, 0, u32::MAX]));
        assert_eq!(same(&[1.0, 0.0, 4_294_967_295.0]), Some(vec![1, 0, u32::MAX]));
        assert_eq!(read(json!(null)), Some(Vec::new()));
        for other in [json!([-1]), json!([1.5]), json!(["1"]), json!([4_294_967_296_u64]), json!("1")] {
            assert_eq!(read(other), None);
        }
        for other in [-1.0, 1.5, f64::NAN, 4_294_967_296.0, f64::INFINITY] {
            assert_eq!(same(&[1.0, other]), None, "{other}");
        }
    }

    #[test]
    fn whole_numbers_are_exact_whichever_way_they_were_read() {
        let same = |numbers: &[f64]| Json::Numbers(numbers.to_vec()).integers();
        assert_eq!(
            Json::from(json!([-3, 0, 9_007_199_254_740_991_i64])).integers(),
            same(&[-3.0, -0.0, 9_007_199_254_740_991.0])
        );
        assert_eq!(Json::from(json!([1, null])).integers(), None);
        for other in [0.5, f64::NAN, 9_007_199_254_740_994.0, f64::NEG_INFINITY] {
            assert_eq!(same(&[other]), None, "{other}");
        }
        assert_eq!(Json::Numbers(vec![1.0, 1.5]).list(), Some(vec![Json::Integer(1), Json::Number(1.5)]));
    }

    #[test]
    fn a_document_is_written_as_it_was_read() {
        let document = r#"{"a":[null,true,-3,1.5,"ü"],"b":{}}"#;
        let json = Json::read(document.as_bytes()).unwrap();
        assert_eq!(serde_json::to_string(&json).unwrap(), document);
        assert_eq!(json.get("a").and_then(Json::as_str), None);
        assert_eq!(Json::from(json!({"x": {"y": 7}})).get("x").and_then(|x| x.get("y")?.as_u64()), Some(7));
    }
}
