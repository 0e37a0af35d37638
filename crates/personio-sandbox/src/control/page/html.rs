//! Texts and sizes as they stand in a page.

use std::fmt;

/// A text that is nothing but text, in an element or in a quoted attribute.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => formatter.write_str("&amp;")?,
                '<' => formatter.write_str("&lt;")?,
                '>' => formatter.write_str("&gt;")?,
                '"' => formatter.write_str("&quot;")?,
                '\'' => formatter.write_str("&#39;")?,
                _ => fmt::Write::write_char(formatter, character)?,
            }
        }
        Ok(())
    }
}

/// A number of bytes.
pub(super) struct Size(pub(super) usize);

impl fmt::Display for Size {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            bytes @ ..1_000 => write!(formatter, "{bytes} B"),
            bytes @ ..1_000_000 => write!(formatter, "{} kB", bytes / 1_000),
            bytes => write!(formatter, "{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Escaped, Size};

    #[test]
    fn markup_becomes_text() {
        assert_eq!(
            Escaped("<img src=\"x\" onerror='a&b'>").to_string(),
            "&lt;img src=&quot;x&quot; onerror=&#39;a&amp;b&#39;&gt;"
        );
    }

    #[test]
    fn sizes_are_short() {
        let sizes: Vec<String> = [999, 39_710, 20_971_520].into_iter().map(|bytes| Size(bytes).to_string()).collect();
        assert_eq!(sizes, ["999 B", "39 kB", "20.9 MB"]);
    }
}
