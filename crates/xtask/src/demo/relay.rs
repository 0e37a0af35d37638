//! The relay's configuration for the demo: a company called Acme, whose Personio is the sandbox.

use std::path::Path;

/// The configuration file.
pub fn config(data: &Path, widget: &Path) -> String {
    include_str!("relay.toml").replace("\"DATA\"", &text(data)).replace("\"WIDGET\"", &text(widget))
}

/// A path as a string of TOML, which JSON's strings are too.
fn text(path: &Path) -> String {
    serde_json::Value::from(path.to_string_lossy()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_with_quotes_stay_strings() {
        let config = config(Path::new("/a \"b\"/data"), Path::new("/dist/widget"));
        assert!(config.contains(r#"data_dir = "/a \"b\"/data""#), "{config}");
        assert!(config.contains(r#"widget_dir = "/dist/widget""#), "{config}");
    }
}
