//! Reads objects by hand: derived readers of a few small types weigh as much as all calls.

use std::str::FromStr;

use serde_json::{Map, Value};

pub(crate) fn missing(name: &str) -> String {
    ["missing field `", name, "`"].concat()
}

/// The fields of an object, none of which is unknown.
pub(crate) struct Fields(Map<String, Value>);

impl Fields {
    pub(crate) fn of(value: Value, known: &[&str]) -> Result<Self, String> {
        let Value::Object(fields) = value else { return Err("an object is expected".to_owned()) };
        match fields.keys().find(|name| !known.contains(&name.as_str())) {
            Some(name) => Err(["unknown field `", name, "`"].concat()),
            None => Ok(Self(fields)),
        }
    }

    pub(crate) fn take(&mut self, name: &str) -> Value {
        self.0.remove(name).unwrap_or_default()
    }

    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, String> {
        match self.take(name) {
            Value::String(text) => Ok(Some(text)),
            Value::Null => Ok(None),
            _ => Err(["`", name, "` is a text"].concat()),
        }
    }

    pub(crate) fn number(&mut self, name: &str) -> Result<Option<u64>, String> {
        let value = self.take(name);
        match (value.as_u64(), value.is_null()) {
            (None, true) => Ok(None),
            (None, false) => Err(["`", name, "` is a whole number"].concat()),
            (number, _) => Ok(number),
        }
    }

    pub(crate) fn parsed<T: FromStr<Err: ToString>>(&mut self, name: &str) -> Result<Option<T>, String> {
        let text = self.text(name)?;
        text.map(|text| text.parse().map_err(|error: T::Err| ["`", name, "`: ", &error.to_string()].concat()))
            .transpose()
    }

    pub(crate) fn required<T: FromStr<Err: ToString>>(&mut self, name: &str) -> Result<T, String> {
        self.parsed(name)?.ok_or_else(|| missing(name))
    }
}
