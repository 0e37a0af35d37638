//! Whether a reader sees every part of what it reads.

use serde_json::{Value, json};

/// The places of a value that can be other without changing what is read. Of a value that is refused that is all.
pub fn lost(value: &Value, reads: impl Fn(&Value) -> Option<String>) -> Vec<String> {
    let Some(whole) = reads(value) else { return vec![format!("is refused: {value}")] };
    let mut lost = leaves(value, "");
    lost.retain(|place| {
        let mut changed = value.clone();
        let leaf = changed.pointer_mut(place).unwrap();
        *leaf = other(leaf);
        reads(&changed).is_some_and(|read| read == whole)
    });
    lost
}

/// The places of a JSON value that hold no others, as pointers.
fn leaves(value: &Value, place: &str) -> Vec<String> {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            fields.iter().flat_map(|(key, value)| leaves(value, &format!("{place}/{}", escaped(key)))).collect()
        }
        Value::Array(values) if !values.is_empty() => {
            values.iter().enumerate().flat_map(|(index, value)| leaves(value, &format!("{place}/{index}"))).collect()
        }
        Value::Null | Value::Object(_) => Vec::new(),
        _ => vec![place.to_owned()],
    }
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Another value of the same kind.
fn other(value: &Value) -> Value {
    match value {
        Value::Bool(truth) => json!(!truth),
        Value::Number(number) => json!(number.as_f64().unwrap() + 1.0),
        Value::String(text) => match text.as_bytes() {
            // A date must stay one.
            [b'1' | b'2', b'0' | b'9', decade, _, b'-', ..] => {
                let mut bytes = text.as_bytes().to_vec();
                bytes[2] = if *decade == b'3' { b'4' } else { b'3' };
                json!(String::from_utf8(bytes).unwrap())
            }
            _ => {
                json!(if let Ok(number) = text.parse::<i64>() { (number + 1).to_string() } else { format!("{text}x") })
            }
        },
        _ => json!(["x"]),
    }
}
