//! Values of a request's body, in whatever type they were sent.

use jiff::civil::{Date, DateTime};
use serde_json::{Map, Value};

/// An object of a body. Numbers and switches may also be texts, as forms send them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input<'a> {
    object: &'a Map<String, Value>,
}

/// A value has another type than the endpoint takes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WrongType(pub(crate) String);

type Read<T> = Result<Option<T>, WrongType>;

impl<'a> Input<'a> {
    /// The object in a value.
    pub(crate) fn of(value: &'a Value) -> Option<Self> {
        value.as_object().map(|object| Self { object })
    }

    /// A value, unless it is absent or `null`.
    pub(crate) fn value(&self, key: &str) -> Option<&'a Value> {
        self.object.get(key).filter(|value| !value.is_null())
    }

    /// Whether a key is there, be it `null`.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.object.contains_key(key)
    }

    pub(crate) fn text(&self, key: &str) -> Read<&'a str> {
        self.read(key, Value::as_str)
    }

    /// A text that holds more than blanks.
    pub(crate) fn filled(&self, key: &str) -> Read<&'a str> {
        Ok(self.text(key)?.filter(|text| !text.trim().is_empty()))
    }

    pub(crate) fn integer(&self, key: &str) -> Read<i64> {
        self.read(key, |value| value.as_i64().or_else(|| value.as_str()?.trim().parse().ok()))
    }

    pub(crate) fn number(&self, key: &str) -> Read<f64> {
        let number = |value: &Value| value.as_f64().or_else(|| value.as_str()?.trim().parse().ok());
        self.read(key, |value| number(value).filter(|number| number.is_finite()))
    }

    /// `true`, `"true"`, `1` and `"1"`.
    pub(crate) fn switch(&self, key: &str) -> Read<bool> {
        self.read(key, |value| match value {
            Value::Bool(switch) => Some(*switch),
            Value::Number(number) => match number.as_i64() {
                Some(0) => Some(false),
                Some(1) => Some(true),
                _ => None,
            },
            Value::String(text) => match text.to_ascii_lowercase().as_str() {
                "true" | "1" => Some(true),
                "false" | "0" => Some(false),
                _ => None,
            },
            _ => None,
        })
    }

    /// `YYYY-MM-DD`.
    pub(crate) fn date(&self, key: &str) -> Read<Date> {
        self.read(key, |value| parse_date(value.as_str()?))
    }

    /// An object.
    pub(crate) fn object(&self, key: &str) -> Read<Input<'a>> {
        self.read(key, Input::of)
    }

    pub(crate) fn list(&self, key: &str) -> Read<&'a [Value]> {
        self.read(key, |value| value.as_array().map(Vec::as_slice))
    }

    fn read<T>(&self, key: &str, read: impl FnOnce(&'a Value) -> Option<T>) -> Read<T> {
        match self.value(key) {
            None => Ok(None),
            Some(value) => read(value).map(Some).ok_or_else(|| WrongType(key.to_owned())),
        }
    }
}

/// `YYYY-MM-DD` and nothing else.
pub(crate) fn parse_date(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| text.parse().ok())?
}

/// A local date and time, `2026-06-01T08:00:00`, seconds optional. Neither `Z` nor an offset.
pub(crate) fn parse_local(text: &str) -> Option<DateTime> {
    let (date, time) = text.split_once(['T', ' '])?;
    let date = parse_date(date)?;
    if time.contains(['Z', 'z', '+', '-', '[']) {
        return None;
    }
    Some(date.to_datetime(time.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::json;

    use super::{Input, WrongType, parse_local};

    #[test]
    fn forms_and_json_say_the_same() {
        let value = json!({"n": "7", "f": "38.5", "s": "1", "d": "2026-02-29", "e": null});
        let input = Input::of(&value).unwrap();
        assert_eq!(input.integer("n"), Ok(Some(7)));
        assert_eq!(input.number("f"), Ok(Some(38.5)));
        assert_eq!(input.switch("s"), Ok(Some(true)));
        assert_eq!(input.date("d"), Err(WrongType("d".into())));
        assert_eq!(input.text("e"), Ok(None));
    }

    #[test]
    fn local_times_have_no_zone() {
        assert_eq!(parse_local("2026-06-01T08:00:00"), Some(date(2026, 6, 1).at(8, 0, 0, 0)));
        for wrong in ["2026-06-01T08:00:00Z", "2026-06-01T08:00:00+02:00", "2026-06-01", "08:00", "2026-06-01Tx"] {
            assert_eq!(parse_local(wrong), None, "{wrong}");
        }
    }
}
