//! Logical names inside scripts and style sheets.

/// What a name may be quoted with. Without quotes it is a word in a comment or an identifier.
const QUOTES: [char; 3] = ['"', '\'', '`'];

/// Whether a text refers to a file, as `"name"` or `"./name"` in any quotes.
pub fn mentions(text: &str, name: &str) -> bool {
    QUOTES.iter().any(|quote| {
        text.contains(&format!("{quote}{name}{quote}")) || text.contains(&format!("{quote}./{name}{quote}"))
    })
}

/// The text with every reference to one file turned to another.
pub fn rewrite(text: &str, name: &str, to: &str) -> String {
    QUOTES.iter().fold(text.to_owned(), |text, quote| {
        text.replace(&format!("{quote}{name}{quote}"), &format!("{quote}{to}{quote}"))
            .replace(&format!("{quote}./{name}{quote}"), &format!("{quote}./{to}{quote}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_quote_is_found_and_kept() {
        let text = r#"import "./a.js"; import('./a.js'); f(`a.js`)"#;
        assert_eq!(rewrite(text, "a.js", "a-1.js"), r#"import "./a-1.js"; import('./a-1.js'); f(`a-1.js`)"#);
    }

    #[test]
    fn a_longer_name_that_ends_the_same_is_left_alone() {
        let text = "import('./personio-a.js') // a.js";
        assert!(!mentions(text, "a.js"));
        assert_eq!(rewrite(text, "a.js", "a-1.js"), text);
    }
}
