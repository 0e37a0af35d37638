//! A field of the form that nobody sees, hears, reaches by keyboard or has filled in by their browser.

use serde::Deserialize;
use serde_json::Value;

/// What it is called on the wire: a name that robots like, and that browsers do not know.
pub(crate) const FIELD: &str = "homepage";

/// Whether somebody filled it in. What is no application at all is told so later.
pub(crate) fn is_filled(body: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Trap {
        #[serde(default)]
        homepage: Value,
    }
    match serde_json::from_slice(body) {
        Ok(Trap { homepage: Value::Null }) | Err(_) => false,
        Ok(Trap { homepage: Value::String(text) }) => !text.trim().is_empty(),
        Ok(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::is_filled;

    #[test]
    fn only_what_was_written_into_it_counts() {
        for body in ["{}", r#"{"homepage":""}"#, r#"{"homepage":null}"#, r#"{"homepage":" "}"#, "[", "7", ""] {
            assert!(!is_filled(body.as_bytes()), "{body}");
        }
        for body in [r#"{"homepage":"x"}"#, r#"{"email":"a","homepage":["https://cheap.example"]}"#] {
            assert!(is_filled(body.as_bytes()), "{body}");
        }
    }
}
