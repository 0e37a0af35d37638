//! The examples of the specifications: they show keys that no schema requires.

use serde_json::Value;

/// What the example that fits best has and an answer does not. Lists are compared by their first entries.
pub fn differences(examples: &[&Value], value: &Value) -> Vec<(String, String)> {
    let compared = examples.iter().map(|example| {
        let mut differences = Vec::new();
        compare(example, value, "", &mut differences);
        differences
    });
    compared.min_by_key(Vec::len).unwrap_or_default()
}

fn compare(example: &Value, value: &Value, place: &str, differences: &mut Vec<(String, String)>) {
    match (example, value) {
        (Value::Object(example), Value::Object(fields)) => {
            for (key, example) in example {
                let place = format!("{place}/{key}");
                match fields.get(key) {
                    Some(value) => compare(example, value, &place, differences),
                    None => differences.push((place, "is in the example, not in the answer".into())),
                }
            }
        }
        (Value::Array(example), Value::Array(values)) => {
            if let (Some(example), Some(value)) = (example.first(), values.first()) {
                compare(example, value, &format!("{place}/0"), differences);
            }
        }
        (Value::Null, _) | (_, Value::Null) => {}
        (example, value) if std::mem::discriminant(example) == std::mem::discriminant(value) => {}
        (example, value) => differences.push((place.to_owned(), format!("{value}, but the example has {example}"))),
    }
}
