//! The job feed against its schema.

use personio::feed;
use serde_json::Value;

use super::specification;
use crate::{change, schema::sample};

/// A record as XML: lists are elements that follow each other.
fn xml(name: &str, value: &Value) -> String {
    match value {
        Value::Array(values) => values.iter().map(|value| xml(name, value)).collect(),
        Value::Object(fields) => {
            let inner: String = fields.iter().map(|(name, value)| xml(name, value)).collect();
            format!("<{name}>{inner}</{name}>")
        }
        Value::String(text) => {
            let plain = text.replace("<![CDATA[", "").replace("]]>", "");
            format!("<{name}>{}</{name}>", plain.replace('&', "&amp;").replace('<', "&lt;"))
        }
        other => format!("<{name}>{other}</{name}>"),
    }
}

/// Whether each field of a position that the specification knows is read.
pub fn reads_every_field() -> bool {
    let Some(specifications) = specification::all() else { return true };
    let json = &specifications.last().unwrap().json;
    let position = sample(json, &json["components"]["schemas"]["JobPosting"]);
    let lost = change::lost(&position, |position| {
        let document = format!("<workzag-jobs>{}</workzag-jobs>", xml("position", position));
        let feed = feed::parse(document.as_bytes()).ok()?;
        feed.skipped.is_empty().then(|| format!("{:?}", feed.positions))
    });
    println!("the feed loses {lost:?}");
    lost.is_empty()
}
