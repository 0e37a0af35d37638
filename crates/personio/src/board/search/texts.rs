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
        let end = self.at.saturating_add(max_bytes);
        // Putting the words in order is a slice of its own.
        if self.at >= self.bytes.len() {
            index.finish();
            self.bytes = Vec::new();
            return true;
        }
        while let Some(rest) = self.bytes.get(self.at..).filter(|rest| !rest.is_empty()) {
            let length = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
            if let Some((id, text)) = rest.get(..length).and_then(read) {
                index.add_text(id, &text);
            }
            self.at += length + 1;
            if self.at >= end {
                break;
            }
        }
        false
    }
}

/// Reads a line such as `[123,"text"],`.
fn read(line: &[u8]) -> Option<(PositionId, Cow<'_, str>)> {
    let line = line.trim_ascii();
    let entry = line.strip_suffix(b",").unwrap_or(line);
    if entry.contains(&b'\\') {
        let (id, text): (PositionId, String) = serde_json::from_slice(entry).ok()?;
        return Some((id, Cow::Owned(text)));
    }
    // Without escapes, what is between the quotes is the text.
    let entry = std::str::from_utf8(entry).ok()?.strip_prefix('[')?.strip_suffix("\"]")?;
    let (id, text) = entry.split_once(",\"")?;
    Some((PositionId(id.trim().parse().ok()?), Cow::Borrowed(text)))
}

#[cfg(test)]
mod tests {
    use super::{Cow, PositionId, TextsReader, read};

    #[test]
    fn a_line_is_read_with_and_without_escapes() {
        assert_eq!(read(b"[12,\"plain, text\"],"), Some((PositionId(12), Cow::Borrowed("plain, text"))));
        assert_eq!(read(br#"[12,"say \"hi\" \u00fc"]"#), Some((PositionId(12), Cow::Borrowed("say \"hi\" ü"))));
        for line in [&b"["[..], b"]", b"", b"[1]", b"[1,2]", b"[x,\"y\"]", b"[1,\"\\x\"]", b"[1,\"\xFF\"]", b"[1,\""] {
            assert_eq!(read(line), None, "{}", String::from_utf8_lossy(line));
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
