//! A cell of a report.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A cell: the attribute, and its value under a name that says of what kind it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Names the attribute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribute_id: Option<String>,
    /// The value as it came; [`value`](Self::value) reads it.
    #[serde(flatten)]
    pub fields: Map<String, Value>,
}

/// What is in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum CellValue<'a> {
    /// Nothing.
    Empty,
    /// A text or a date.
    Text(&'a str),
    /// A number.
    Number(&'a serde_json::Number),
    /// Chosen options.
    Options(Vec<&'a str>),
    /// A time.
    TimeRange {
        /// Its start, as it came.
        from: Option<&'a str>,
        /// Its end, as it came.
        to: Option<&'a str>,
    },
    /// Of a kind that this version does not know.
    Other(&'a Value),
}

impl Cell {
    /// What is in the cell.
    #[must_use]
    pub fn value(&self) -> CellValue<'_> {
        let value = self.fields.iter().find(|(name, value)| name.ends_with("_value") && !value.is_null());
        let Some((name, value)) = value else { return CellValue::Empty };
        read(name, value).unwrap_or(CellValue::Other(value))
    }
}

fn read<'a>(name: &str, value: &'a Value) -> Option<CellValue<'a>> {
    let text = |key| value.get(key).and_then(Value::as_str);
    match name {
        "string_value" | "date_value" => Some(CellValue::Text(text("value")?)),
        "numeric_value" => match value.get("number")? {
            Value::Number(number) => Some(CellValue::Number(number)),
            _ => None,
        },
        "options_value" => {
            let options = value.get("options")?.as_array()?;
            options.iter().map(Value::as_str).collect::<Option<_>>().map(CellValue::Options)
        }
        "time_range_value" => Some(CellValue::TimeRange { from: text("from"), to: text("to") }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, CellValue};

    fn cell(json: &str) -> Cell {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn cells_are_read_by_their_kind_and_kept_when_it_is_unknown() {
        assert_eq!(cell(r#"{"attribute_id":"a"}"#).value(), CellValue::Empty);
        assert_eq!(
            cell(r#"{"string_value":null,"numeric_value":{"number":1.5}}"#).value(),
            CellValue::Number(&1.5f64.to_string().parse().unwrap())
        );
        assert_eq!(cell(r#"{"options_value":{"options":["a","b"]}}"#).value(), CellValue::Options(vec!["a", "b"]));
        let range = cell(r#"{"time_range_value":{"from":"08:00","to":null}}"#);
        assert_eq!(range.value(), CellValue::TimeRange { from: Some("08:00"), to: None });
        assert!(matches!(cell(r#"{"money_value":{"cents":1}}"#).value(), CellValue::Other(_)));
    }
}
