//! Attributes that a company defined for its persons.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{code::codes, id::v2::AttributeId};

/// One attribute of a person. In lists of persons, the label may be missing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomAttribute {
    /// Names the attribute.
    pub id: AttributeId,
    /// What its value is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<AttributeType>,
    /// The company's own name for it, for programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub global_id: Option<String>,
    /// The company's own name for it, for humans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The value; `None` is empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<AttributeValue>,
}

codes! {
    /// What the value of an attribute is. Personio's specification has capitals, its answers are in lower case.
    AttributeType {
        /// Not said.
        Unspecified = "UNSPECIFIED" | "unspecified",
        /// Text, or one of the options.
        String = "STRING" | "string",
        /// A whole number.
        Int = "INT" | "int",
        /// A number.
        Double = "DOUBLE" | "double",
        /// A date.
        Date = "DATE" | "date",
        /// Yes or no.
        Boolean = "BOOLEAN" | "boolean",
        /// Several texts or options.
        StringList = "STRING_LIST" | "string_list",
    }
}

/// The value of an attribute. The specification knows texts and lists; numbers and yes or no were seen as well.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AttributeValue {
    /// A text, also for dates.
    Text(String),
    /// A number.
    Number(serde_json::Number),
    /// Yes or no.
    Boolean(bool),
    /// Several texts.
    Texts(Vec<String>),
    /// Several objects, as they came.
    Objects(Vec<Map<String, Value>>),
    /// Anything else, as it came.
    Other(Value),
}

#[cfg(test)]
mod tests {
    use super::{AttributeType, AttributeValue, CustomAttribute};

    #[test]
    fn values_are_read_in_every_form_that_was_seen() {
        for (value, is_it) in [
            (r#""Red""#, (|value| matches!(value, AttributeValue::Text(_))) as fn(&AttributeValue) -> bool),
            ("12345", |value| matches!(value, AttributeValue::Number(_))),
            ("true", |value| matches!(value, AttributeValue::Boolean(true))),
            (r#"["a","b"]"#, |value| matches!(value, AttributeValue::Texts(_))),
            (r#"[{"id":1}]"#, |value| matches!(value, AttributeValue::Objects(_))),
            (r#"{"id":1}"#, |value| matches!(value, AttributeValue::Other(_))),
        ] {
            let json = format!(r#"{{"id":"dynamic_1","type":"int","value":{value}}}"#);
            let attribute: CustomAttribute = serde_json::from_str(&json).unwrap();
            assert_eq!(attribute.r#type, Some(AttributeType::Int));
            assert!(attribute.value.as_ref().is_some_and(is_it), "{value}");
        }
        let empty: CustomAttribute = serde_json::from_str(r#"{"id":"dynamic_1","value":null}"#).unwrap();
        assert_eq!(empty.value, None);
    }
}
