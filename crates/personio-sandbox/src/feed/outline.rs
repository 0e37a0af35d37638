//! What the sandbox must know about a document: which positions it lists and where their texts are.
//!
//! This is no reading of the feed for users. It stays apart from the client's parser, so that a bug there cannot
//! hide here.

use std::ops::Range;

use quick_xml::{Reader, escape::unescape, events::Event};

/// The positions of a document and the byte ranges of their descriptions.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    pub(super) positions: Vec<PositionOutline>,
    /// What is between `<jobDescriptions>` and `</jobDescriptions>`.
    pub(super) descriptions: Vec<Range<usize>>,
}

/// A position, as far as applications need it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PositionOutline {
    pub(super) id: u64,
    pub(super) name: String,
}

impl Outline {
    /// Reads a document; `None` when it is broken or no feed.
    pub(super) fn read(document: &[u8]) -> Option<Self> {
        let mut reader = Reader::from_str(std::str::from_utf8(document).ok()?);
        let mut walk = Walk::default();
        loop {
            let before = usize::try_from(reader.buffer_position()).ok()?;
            let event = reader.read_event().ok()?;
            let after = usize::try_from(reader.buffer_position()).ok()?;
            match event {
                Event::Start(tag) => walk.open(tag.name().0, after)?,
                Event::End(_) => walk.close(before)?,
                Event::Text(text) => walk.text.push_str(text.as_ref()),
                Event::CData(text) => walk.text.push_str(text.as_ref()),
                Event::GeneralRef(reference) => {
                    walk.text.push_str(&unescape(&format!("&{};", &*reference)).ok()?);
                }
                Event::Eof => return walk.finish(),
                _ => {}
            }
        }
    }
}

#[derive(Default)]
struct Walk {
    path: Vec<String>,
    seen_root: bool,
    text: String,
    id: Option<u64>,
    name: String,
    descriptions_from: usize,
    outline: Outline,
}

impl Walk {
    fn open(&mut self, name: &str, after: usize) -> Option<()> {
        if self.path.is_empty() && name != "workzag-jobs" {
            return None;
        }
        self.seen_root = true;
        self.path.push(name.to_owned());
        self.text.clear();
        match self.place().as_slice() {
            ["workzag-jobs", "position"] => (self.id, self.name) = (None, String::new()),
            ["workzag-jobs", "position", "jobDescriptions"] => self.descriptions_from = after,
            _ => {}
        }
        Some(())
    }

    fn close(&mut self, before: usize) -> Option<()> {
        match self.place().as_slice() {
            ["workzag-jobs", "position"] => {
                if let Some(id) = self.id {
                    self.outline.positions.push(PositionOutline { id, name: std::mem::take(&mut self.name) });
                }
            }
            ["workzag-jobs", "position", "id"] => self.id = self.text.trim().parse().ok(),
            ["workzag-jobs", "position", "name"] => self.name = self.text.trim().to_owned(),
            ["workzag-jobs", "position", "jobDescriptions"] => {
                self.outline.descriptions.push(self.descriptions_from..before);
            }
            _ => {}
        }
        self.path.pop().map(|_| ())
    }

    fn finish(self) -> Option<Outline> {
        (self.seen_root && self.path.is_empty()).then_some(self.outline)
    }

    fn place(&self) -> Vec<&str> {
        self.path.iter().map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Outline, PositionOutline};

    #[test]
    fn a_section_name_is_not_taken_for_the_title() {
        let document = "<workzag-jobs><position><id> 7 </id><name>R&amp;D</name><jobDescriptions><jobDescription>\
            <name>Tasks</name></jobDescription></jobDescriptions></position></workzag-jobs>";
        let outline = Outline::read(document.as_bytes()).unwrap();
        assert_eq!(outline.positions, [PositionOutline { id: 7, name: "R&D".into() }]);
    }

    #[test]
    fn what_is_no_feed_has_no_outline() {
        for document in
            ["", "<html></html>", "<workzag-jobs>", "<workzag-jobs\n<position></position></workzag-jobs>", "text"]
        {
            assert_eq!(Outline::read(document.as_bytes()), None, "{document}");
        }
        assert_eq!(Outline::read(b"<workzag-jobs>\xff</workzag-jobs>"), None);
    }
}
