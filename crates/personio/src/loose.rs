//! Fields as version 1 of the API really sends them: numbers in quotes, `0` for `false`, `""` and `[]` for nothing.
//!
//! What cannot be read as what it should be counts as absent: one odd field does not hide the record it is in.

use serde::{Deserialize, Deserializer, de::DeserializeOwned, de::Error as _};
use serde_json::Value;

use crate::{
    calendar::{Date, DateTime, Minutes, TimeOfDay},
    decimal::Decimal,
};

/// What can be read from whatever stands there.
pub(crate) trait Loose: Sized {
    /// `None` for nothing and for what is something else.
    fn read(value: Value) -> Option<Self>;
}

/// For fields that may be missing; with `#[serde(default)]`.
pub(crate) fn option<'de, T: Loose, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    Ok(T::read(Value::deserialize(deserializer)?))
}

/// For a record within a record, which may be `null`, `""` or `[]`; with `#[serde(default)]`.
pub(crate) fn object<'de, T: DeserializeOwned, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    Ok(value.is_object().then(|| serde_json::from_value(value).ok()).flatten())
}

/// For lists of records, whose odd members are left out; with `#[serde(default)]`.
pub(crate) fn list<'de, T: DeserializeOwned, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Array(values) => values.into_iter().filter_map(|value| serde_json::from_value(value).ok()).collect(),
        single @ Value::Object(_) => serde_json::from_value(single).ok().into_iter().collect(),
        _ => Vec::new(),
    })
}

/// For what a record cannot do without.
pub(crate) fn required<'de, T: Loose, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::read(Value::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("a value is missing or of another type"))
}

impl Loose for String {
    fn read(value: Value) -> Option<Self> {
        match value {
            Value::String(text) if !text.is_empty() => Some(text),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(truth) => Some(truth.to_string()),
            _ => None,
        }
    }
}

impl Loose for Decimal {
    fn read(value: Value) -> Option<Self> {
        match value {
            Value::Number(number) => number.to_string().parse().ok(),
            Value::String(text) => text.trim().trim_end_matches(',').parse().ok(),
            _ => None,
        }
    }
}

impl Loose for u64 {
    fn read(value: Value) -> Option<Self> {
        u64::try_from(Decimal::read(value)?.to_integer()?).ok()
    }
}

impl Loose for u32 {
    fn read(value: Value) -> Option<Self> {
        u32::try_from(u64::read(value)?).ok()
    }
}

impl Loose for Minutes {
    fn read(value: Value) -> Option<Self> {
        u32::read(value).map(Self)
    }
}

impl Loose for bool {
    fn read(value: Value) -> Option<Self> {
        match value {
            Value::Bool(truth) => Some(truth),
            Value::Number(number) => Some(number.as_f64()? != 0.0),
            Value::String(text) => match text.trim().trim_end_matches(',').to_ascii_lowercase().as_str() {
                "true" | "1" | "yes" => Some(true),
                "false" | "0" | "no" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The day that is written, whatever time and offset follow it.
impl Loose for Date {
    fn read(value: Value) -> Option<Self> {
        let Value::String(text) = value else { return None };
        text.get(..10)?.parse().ok()
    }
}

impl Loose for TimeOfDay {
    fn read(value: Value) -> Option<Self> {
        let Value::String(text) = value else { return None };
        text.parse().ok()
    }
}

/// A day alone is its midnight.
impl Loose for DateTime {
    fn read(value: Value) -> Option<Self> {
        let Value::String(text) = value else { return None };
        text.parse().ok().or_else(|| text.parse::<Date>().ok().map(|date| date.at(TimeOfDay::MIDNIGHT).into()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Loose;
    use crate::{
        calendar::{Date, DateTime},
        decimal::Decimal,
    };

    #[test]
    fn truth_is_recognised_in_every_dress() {
        for (value, truth) in [
            (json!(true), Some(true)),
            (json!(0), Some(false)),
            (json!("1"), Some(true)),
            (json!("false,"), Some(false)),
            (json!("maybe"), None),
            (Value::Null, None),
        ] {
            assert_eq!(bool::read(value), truth);
        }
    }

    #[test]
    fn numbers_may_stand_in_quotes() {
        assert_eq!(u64::read(json!("200,")), Some(200));
        assert_eq!(u64::read(json!(-3)), None);
        assert_eq!(Decimal::read(json!("38.50")), "38.5".parse().ok());
        assert_eq!(Decimal::read(json!("")), None);
    }

    #[test]
    fn a_stamp_says_its_day_and_a_day_its_midnight() {
        assert_eq!(Date::read(json!("2017-12-27T00:00:00+0100")), "2017-12-27".parse().ok());
        assert_eq!(DateTime::read(json!("2017-12-27")), "2017-12-27T00:00:00".parse().ok());
        assert_eq!(Date::read(json!("2017-12-ä7T00")), None);
    }
}
