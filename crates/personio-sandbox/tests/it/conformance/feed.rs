//! The feed as the value that the specification describes: it has a schema for JSON, and no other.

use quick_xml::{Reader, events::Event};
use serde_json::{Map, Value, json};

/// Elements that there may be several of.
const REPEATED: [&str; 2] = ["position", "jobDescription"];

/// An element that is not closed yet.
#[derive(Default)]
struct Open {
    name: String,
    fields: Map<String, Value>,
    text: String,
}

/// Reads the feed: an element with elements is an object, any other one a text.
pub fn as_json(document: &[u8]) -> Result<Value, String> {
    let mut reader = Reader::from_str(std::str::from_utf8(document).map_err(|error| error.to_string())?);
    let mut open = vec![Open::default()];
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => open.push(Open { name: tag.name().0.to_owned(), ..Open::default() }),
            Event::Text(text) => push(&mut open, &text),
            Event::CData(text) => push(&mut open, &text),
            Event::End(_) => close(&mut open)?,
            Event::Eof => break,
            _ => {}
        }
    }
    let mut root = open.pop().ok_or("nothing there")?.fields;
    let mut board = root.remove("workzag-jobs").ok_or("the root is not workzag-jobs")?;
    let positions = board.get_mut("position").map_or_else(|| json!([]), Value::take);
    Ok(json!({"posting": positions}))
}

fn push(open: &mut [Open], text: &str) {
    if let Some(innermost) = open.last_mut() {
        innermost.text.push_str(text);
    }
}

fn close(open: &mut Vec<Open>) -> Result<(), String> {
    let closed = open.pop().ok_or("closed too often")?;
    let value = if closed.fields.is_empty() { typed(&closed) } else { Value::Object(closed.fields) };
    let fields = &mut open.last_mut().ok_or("closed too often")?.fields;
    if REPEATED.contains(&closed.name.as_str()) {
        if let Some(list) = fields.entry(closed.name).or_insert_with(|| json!([])).as_array_mut() {
            list.push(value);
        }
    } else {
        fields.insert(closed.name, value);
    }
    Ok(())
}

fn typed(element: &Open) -> Value {
    let text = element.text.trim();
    match text.parse::<i64>() {
        Ok(number) if element.name == "id" => number.into(),
        _ if element.name == "jobDescriptions" && text.is_empty() => json!({}),
        _ => text.into(),
    }
}
