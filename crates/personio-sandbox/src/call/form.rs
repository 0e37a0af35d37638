//! URL-encoded forms, with PHP's brackets: `employee[email]=…`, `attendances[0][date]=…`, `attendances[][date]=…`.

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

/// How deep brackets may go.
const DEEPEST: usize = 8;

/// Names and values, decoded, in order.
pub(crate) fn pairs(encoded: &str) -> Vec<(String, String)> {
    let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    let pairs = encoded.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

/// The object that a form describes. All values are texts.
pub(super) fn object(pairs: &[(String, String)]) -> Value {
    let mut root = Value::Object(Map::new());
    for (name, value) in pairs {
        let path: Vec<&str> = name.split('[').map(|piece| piece.trim_end_matches(']')).take(DEEPEST).collect();
        write(&mut root, &path, value);
    }
    lists(root)
}

/// Objects collect what has a key; an empty key begins a new entry unless the last one lacks what follows.
fn write(place: &mut Value, path: &[&str], value: &str) {
    let Some((key, rest)) = path.split_first() else {
        *place = Value::String(value.to_owned());
        return;
    };
    if !place.is_object() {
        *place = Value::Object(Map::new());
    }
    let Some(entries) = place.as_object_mut() else { return };
    let key = if key.is_empty() {
        let last = entries.len().saturating_sub(1).to_string();
        let taken = |entry: &Value| rest.first().is_none_or(|next| entry.get(*next).is_some());
        match entries.get(&last) {
            Some(entry) if !taken(entry) => last,
            _ => entries.len().to_string(),
        }
    } else {
        (*key).to_owned()
    };
    write(entries.entry(key).or_insert(Value::Null), rest, value);
}

/// Objects whose keys are 0, 1, 2 and so on are lists.
fn lists(value: Value) -> Value {
    let Value::Object(entries) = value else { return value };
    let mut entries: Vec<(String, Value)> = entries.into_iter().map(|(key, value)| (key, lists(value))).collect();
    let numbered = !entries.is_empty() && entries.iter().all(|(key, _)| key.parse::<usize>().is_ok());
    if numbered {
        entries.sort_by_key(|(key, _)| key.parse::<usize>().unwrap_or(usize::MAX));
        return Value::Array(entries.into_iter().map(|(_, value)| value).collect());
    }
    Value::Object(entries.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{object, pairs};

    fn read(form: &str) -> Value {
        object(&pairs(form))
    }

    #[test]
    fn brackets_make_objects_and_lists() {
        assert_eq!(
            read("employee[email]=a%40b.example&employee[custom][x]=a+b"),
            json!({"employee": {"email": "a@b.example", "custom": {"x": "a b"}}})
        );
        assert_eq!(read("a[0][d]=1&a[0][e]=2&a[1][d]=3"), json!({"a": [{"d": "1", "e": "2"}, {"d": "3"}]}));
        assert_eq!(read("a[][d]=1&a[][e]=2&a[][d]=3"), json!({"a": [{"d": "1", "e": "2"}, {"d": "3"}]}));
        assert_eq!(read("a[]=1&a[]=2"), json!({"a": ["1", "2"]}));
    }
}
