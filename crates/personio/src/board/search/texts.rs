//! Reads the texts document into an index, a slice at a time.

use std::borrow::Cow;

use super::SearchIndex;
use crate::{board::ListError, id::PositionId};

/// Adds the document of [`Texts`](crate::board::Texts) to an index in slices, so that a page is never blocked.
///
/// The texts can be searched once the last slice is done.
#[derive(Debug)]
pub struct TextsReader {
    bytes: Vec<u8>,
    at: usize,
}

impl TextsReader {
    /// Takes the document.
    ///
    /// # Errors
    /// When the bytes are no such document or not all of it.
    pub fn new(bytes: Vec<u8>) -> Result<Self, ListError> {
        let document = bytes.trim_ascii();
        if document.starts_with(b"[") && document.ends_with(b"]") {
            Ok(Self { bytes, at: 0 })
        } else {
            Err(ListError::NOT_A_DOCUMENT)
        }
    }

    /// Indexes about `max_bytes` of text, at least one position. Says whether everything is read.
    ///
    /// Texts of positions that the list does not have are passed over: the two documents may be of different age. So
    /// are lines that cannot be read.
    #[must_use]
    pub fn step(&mut self, index: &mut SearchIndex, max_bytes: usize) -> bool {
        if index.has_texts {
            return true;
        }
        let Some(rest) = self.bytes.get(self.at..).filter(|rest| !rest.is_empty()) else {
            // Putting the words in order is a slice of its own.
            index.finish();
            self.bytes = Vec::new();
            return true;
        };
        let (slice, after) = rest.split_at_checked(max_bytes).unwrap_or((rest, &[]));
        let line_end = after.iter().position(|byte| *byte == b'\n').map_or(after.len(), |end| end + 1);
        let length = slice.len() + line_end;
        let lines = rest.get(..length).unwrap_or(rest);
        let lines = std::str::from_utf8(lines).map_or_else(|_| String::from_utf8_lossy(lines), Cow::Borrowed);
        for line in lines.split('\n') {
            if let Some((id, text)) = read(line) {
                index.add_text(id, &text);
            }
        }
        self.at += length;
        false
    }
}

/// Reads a line such as `[123,"text"],`.
fn read(line: &str) -> Option<(PositionId, Cow<'_, str>)> {
    let line = line.trim_ascii();
    let entry = line.strip_suffix(',').unwrap_or(line);
    if entry.contains('\\') {
        let (id, text): (PositionId, String) = serde_json::from_str(entry).ok()?;
        return Some((id, Cow::Owned(text)));
    }
    // Without escapes, what is between the quotes is the text.
    let (id, text) = entry.strip_prefix('[')?.strip_suffix("\"]")?.split_once(",\"")?;
    Some((PositionId(id.trim().parse().ok()?), Cow::Borrowed(text)))
}

#[cfg(test)]
mod tests {
    use super::{Cow, PositionId, TextsReader, read};

    #[test]
    fn a_line_is_read_with_and_without_escapes() {
        assert_eq!(read("[12,\"plain, text\"],"), Some((PositionId(12), Cow::Borrowed("plain, text"))));
        assert_eq!(read(r#"[12,"say \"hi\" \u00fc"]"#), Some((PositionId(12), Cow::Borrowed("say \"hi\" ü"))));
        for line in ["[", "]", "", "[1]", "[1,2]", "[x,\"y\"]", "[1,\"\\x\"]", "[1,\""] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn a_document_that_was_cut_off_is_refused() {
        for document in ["", "[", "<html>", "[\n[1,\"a\"],\n[2,\"b", "{}"] {
            assert!(TextsReader::new(document.into()).is_err(), "{document}");
        }
        assert!(TextsReader::new("[\n]\n".into()).is_ok());
    }
}
