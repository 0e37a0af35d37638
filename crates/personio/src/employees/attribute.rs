use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{Employee, Record};
use crate::{
    calendar::DateTime,
    code::codes,
    decimal::Decimal,
    loose::{self, Loose},
};

/// An attribute of an employee.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Attribute {
    /// What people call it, in the company's language.
    pub label: Option<String>,
    /// What it holds.
    pub value: AttributeValue,
    /// What it is said to hold.
    pub attribute_type: Option<AttributeType>,
    /// Names it across companies: `iban`, `date_of_birth`. The company's own inventions have none.
    pub universal_id: Option<String>,
    /// The currency by its code, where it is money.
    pub currency: Option<String>,
}

/// What an attribute holds.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum AttributeValue {
    /// Nothing.
    #[default]
    Empty,
    /// A text, a link, or the chosen option of a list.
    Text(String),
    /// A number.
    Number(Decimal),
    /// Yes or no.
    Truth(bool),
    /// A day, or a moment.
    Date(DateTime),
    /// The chosen options of a list.
    Tags(Vec<String>),
    /// Another employee, such as the supervisor.
    Employee(Box<Employee>),
    /// Something with an id: an office, a department.
    Record(Record),
    /// Several of them: cost centres.
    Records(Vec<Record>),
    /// Something that this version does not know.
    Unknown(Value),
}

codes! {
    /// What an attribute is said to hold.
    AttributeType {
        /// Whatever suits it.
        Standard = "standard",
        /// A date.
        Date = "date",
        /// A whole number.
        Integer = "integer",
        /// A number.
        Decimal = "decimal",
        /// One of several options.
        List = "list",
        /// A link.
        Link = "link",
        /// Any of several options.
        Tags = "tags",
        /// A text of several lines.
        Multiline = "multiline",
    }
}

impl<'de> Deserialize<'de> for Attribute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = Wire::deserialize(deserializer)?;
        let value = AttributeValue::read(wire.value, wire.attribute_type.as_ref());
        Ok(Self {
            label: wire.label,
            value,
            attribute_type: wire.attribute_type,
            universal_id: wire.universal_id,
            currency: wire.currency,
        })
    }
}

#[derive(Deserialize)]
struct Wire {
    #[serde(default, deserialize_with = "loose::option")]
    label: Option<String>,
    #[serde(default)]
    value: Value,
    #[serde(default, rename = "type", deserialize_with = "loose::option")]
    attribute_type: Option<AttributeType>,
    #[serde(default, deserialize_with = "loose::option")]
    universal_id: Option<String>,
    #[serde(default, deserialize_with = "loose::option")]
    currency: Option<String>,
}

impl AttributeValue {
    fn read(value: Value, attribute_type: Option<&AttributeType>) -> Self {
        match value {
            Value::Null => Self::Empty,
            Value::Bool(truth) => Self::Truth(truth),
            Value::Number(number) => match Decimal::read(Value::Number(number.clone())) {
                Some(decimal) => Self::Number(decimal),
                None => Self::Unknown(Value::Number(number)),
            },
            Value::String(text) => Self::read_text(text, attribute_type),
            Value::Array(values) => Self::read_list(values),
            record => Self::read_record(record),
        }
    }

    fn read_text(text: String, attribute_type: Option<&AttributeType>) -> Self {
        if text.is_empty() {
            return Self::Empty;
        }
        let typed = match attribute_type {
            Some(AttributeType::Date) => DateTime::read(Value::String(text.clone())).map(Self::Date),
            Some(AttributeType::Integer | AttributeType::Decimal) => text.parse().ok().map(Self::Number),
            Some(AttributeType::Tags) => return Self::Tags(tags(&text)),
            _ => None,
        };
        typed.unwrap_or(Self::Text(text))
    }

    fn read_list(values: Vec<Value>) -> Self {
        if values.is_empty() {
            return Self::Empty;
        }
        if values.iter().all(Value::is_object) {
            return Self::Records(values.into_iter().map(Record::new).collect());
        }
        if values.iter().all(|value| value.is_string() || value.is_number()) {
            return Self::Tags(values.into_iter().filter_map(String::read).collect());
        }
        Self::Unknown(Value::Array(values))
    }

    fn read_record(record: Value) -> Self {
        if record.get("type").and_then(Value::as_str) == Some("Employee")
            && let Ok(employee) = serde_json::from_value(record.clone())
        {
            return Self::Employee(Box::new(employee));
        }
        Self::Record(Record::new(record))
    }

    /// The text, be it one or a number.
    #[must_use]
    pub fn to_text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Number(number) => Some(number.to_string()),
            Self::Date(date) => Some(date.to_string()),
            Self::Tags(tags) => Some(tags.join(", ")),
            _ => None,
        }
    }

    /// The number, be it one or a text that is one.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }
}

/// Parted by commas, or a list in JSON.
fn tags(text: &str) -> Vec<String> {
    if let Ok(Value::Array(values)) = serde_json::from_str(text) {
        return values.into_iter().filter_map(String::read).collect();
    }
    text.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Attribute, AttributeValue};

    fn value(kind: &str, value: Value) -> AttributeValue {
        serde_json::from_value::<Attribute>(json!({"label": "x", "type": kind, "value": value})).unwrap().value
    }

    #[test]
    fn tags_come_parted_by_commas_or_as_json_in_a_text() {
        let both = AttributeValue::Tags(vec!["English".into(), "French".into()]);
        for tags in [json!("English, French"), json!("[\"English\",\"French\"]"), json!(["English", "French"])] {
            assert_eq!(value("tags", tags), both);
        }
    }

    #[test]
    fn nothing_comes_in_many_shapes() {
        for nothing in [Value::Null, json!(""), json!([])] {
            assert_eq!(value("standard", nothing), AttributeValue::Empty);
        }
    }

    #[test]
    fn what_is_not_what_it_should_be_stays_what_it_is() {
        assert_eq!(value("date", json!("soon")), AttributeValue::Text("soon".into()));
        assert_eq!(value("integer", json!("12")).number(), Some(12.into()));
        assert_eq!(value("standard", json!([1, {}])), AttributeValue::Unknown(json!([1, {}])));
        assert_eq!(value("decimal", json!(1e300)), AttributeValue::Unknown(json!(1e300)));
    }
}
