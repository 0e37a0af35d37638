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
    use super::{Cow, PositionId, SearchIndex, TextsReader, read};
    use crate::board::{
        List,
        fixture::{german, with_text},
    };

    fn finds(index: &SearchIndex, query: &str) -> bool {
        index.scores(query).unwrap().iter().any(|score| *score > 0.0)
    }

    fn list() -> List {
        german(vec![with_text(1, "Koch", "kochen"), with_text(2, "Maler", "malen")]).list(&[])
    }

    fn read_all(index: &mut SearchIndex, document: &[u8], slice: usize) -> usize {
        let mut reader = TextsReader::new(document.to_vec()).unwrap();
        let mut steps = 1;
        while !reader.step(index, slice) {
            steps += 1;
        }
        steps
    }

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

    #[test]
    fn slices_of_any_size_read_the_same() {
        let document = german(vec![with_text(1, "Koch", "Töpfe \"rühren\""), with_text(2, "Maler", "streichen – 東")])
            .texts(&[])
            .to_json();
        for slice in [0, 1, 5, 20, 1000] {
            let mut index = SearchIndex::new(&list());
            let steps = read_all(&mut index, &document, slice);
            assert_eq!(steps > 2, slice < 50, "{slice}");
            for word in ["toepfe", "rühren", "streichen", "東"] {
                assert!(finds(&index, word), "{word} by {slice}");
            }
        }
    }

    #[test]
    fn texts_are_found_once_all_are_read_and_not_before() {
        let document =
            german(vec![with_text(1, "Koch", "rühren"), with_text(2, "Maler", "streichen")]).texts(&[]).to_json();
        let mut index = SearchIndex::new(&list());
        let mut reader = TextsReader::new(document).unwrap();
        while !reader.step(&mut index, 1) {
            assert!(!index.has_texts());
            assert!(!finds(&index, "rühren"));
            assert!(finds(&index, "koch"));
        }
        assert!(index.has_texts());
        assert!(finds(&index, "rühren") && finds(&index, "streichen") && finds(&index, "koch"));
    }

    #[test]
    fn reading_texts_again_changes_nothing() {
        let document = german(vec![with_text(1, "Koch", "rühren")]).texts(&[]).to_json();
        let mut index = SearchIndex::new(&list());
        read_all(&mut index, &document, 100);
        assert_eq!(read_all(&mut index, &document, 100), 1);
        assert!(finds(&index, "rühren"));
    }

    #[test]
    fn texts_of_other_positions_and_broken_lines_are_passed_over() {
        let mut index = SearchIndex::new(&list());
        let document = b"[\n[9,\"fremd\"],\n[1,\"gut\nnoch\"],\n{},\n[2,\"pinseln \xFF\"],\n[1,\"kneten\"]\n]";
        read_all(&mut index, document, 10);
        assert!(!finds(&index, "fremd"));
        assert!(finds(&index, "pinseln") && finds(&index, "kneten"));
    }
}
