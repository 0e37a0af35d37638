//! Name and content of a document: each has to be allowed, and they have to agree.

mod kind;

use kind::Kind;

/// Enough of a file's start to tell what it is.
const HEAD: usize = 2048;
/// Longer names are shortened before the extension.
const MAX_NAME: usize = 200;

/// Why a document is refused.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused {
    TooBig,
    /// With the cause, as a word for the widget: `extension`, `empty`, `content`.
    Type(&'static str),
}

/// Checks a document while it passes.
#[derive(Debug)]
pub(super) struct FileCheck {
    filename: String,
    kind: Kind,
    limit: u64,
    size: u64,
    head: Vec<u8>,
    looked: bool,
}

/// A document that may be stored.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) extension: String,
    pub(super) mimetype: String,
    pub(super) filename: String,
    pub(super) size: u64,
}

impl FileCheck {
    /// Looks at the name.
    pub(super) fn new(filename: &str, limit: u64) -> Result<Self, Refused> {
        let filename = plain_name(filename);
        let kind = filename
            .rsplit_once('.')
            .filter(|(stem, _)| !stem.is_empty())
            .and_then(|(_, extension)| Kind::of_extension(&extension.to_ascii_lowercase()))
            .ok_or(Refused::Type("extension"))?;
        Ok(Self { filename, kind, limit, size: 0, head: Vec::new(), looked: false })
    }

    /// Looks at a piece of the content; a wrong document is refused as soon as it shows.
    pub(super) fn add(&mut self, piece: &[u8]) -> Result<(), Refused> {
        self.size = self.size.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        if self.size > self.limit {
            return Err(Refused::TooBig);
        }
        if !self.looked {
            let room = HEAD.saturating_sub(self.head.len());
            self.head.extend(piece.iter().take(room));
            if self.head.len() == HEAD {
                self.look()?;
            }
        }
        Ok(())
    }

    /// The whole document was seen.
    pub(super) fn finish(mut self) -> Result<Checked, Refused> {
        if self.size == 0 {
            return Err(Refused::Type("empty"));
        }
        if !self.looked {
            self.look()?;
        }
        Ok(Checked {
            extension: self.kind.extension.to_owned(),
            mimetype: self.kind.mimetype.to_owned(),
            filename: self.filename,
            size: self.size,
        })
    }

    fn look(&mut self) -> Result<(), Refused> {
        self.looked = true;
        if self.kind.matches(&self.head) { Ok(()) } else { Err(Refused::Type("content")) }
    }
}

/// The name without folders and control characters, not longer than file systems take.
fn plain_name(filename: &str) -> String {
    let name = filename.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|character| !character.is_control()).collect();
    let name = name.trim();
    if name.chars().count() <= MAX_NAME {
        return name.to_owned();
    }
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let extension: String = extension.chars().take(10).collect();
    let stem: String = stem.chars().take(MAX_NAME.saturating_sub(11)).collect();
    format!("{stem}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::{Checked, FileCheck, Refused};

    fn check(name: &str, content: &[u8]) -> Result<Checked, Refused> {
        let mut check = FileCheck::new(name, 1_000_000)?;
        for piece in content.chunks(7) {
            check.add(piece)?;
        }
        check.finish()
    }

    #[test]
    fn name_and_content_that_agree_pass() {
        for (name, content) in [
            ("cv.pdf", b"%PDF-1.7 ...".as_slice()),
            ("CV.PDF", b"\n%PDF-1.4"),
            ("letter.docx", b"PK\x03\x04...."),
            ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
            ("rtf.doc", b"{\\rtf1"),
            ("me.jpg", b"\xff\xd8\xff\xe0"),
            ("notes.txt", "Grüße".as_bytes()),
            ("latin1.csv", b"M\xfcller;1"),
            ("wide.txt", b"\xff\xfeA\0d\0a\0"),
            ("talk.mp4", b"\0\0\0\x18ftypmp42"),
        ] {
            assert!(check(name, content).is_ok(), "{name}");
        }
    }

    #[test]
    fn what_is_not_what_it_says_is_refused() {
        let program = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0";
        for name in ["cv.pdf", "cv.docx", "cv.txt", "cv.jpg", "cv.csv", "cv.doc", "cv.mp4"] {
            assert_eq!(check(name, program).unwrap_err(), Refused::Type("content"), "{name}");
        }
        assert_eq!(check("cv.pdf", b"<html><script>").unwrap_err(), Refused::Type("content"));
        assert_eq!(check("cv.txt", b"\x7fELF\x02\x01\x01\0").unwrap_err(), Refused::Type("content"));
    }

    #[test]
    fn names_that_personio_does_not_take_are_refused() {
        for name in ["cv.exe", "cv", ".pdf", "", "cv.pdf.exe", "cv.jpeg", "cv.html", "cv.", "../..", "cv.pdf\0.exe"] {
            assert_eq!(check(name, b"%PDF-1.7").unwrap_err(), Refused::Type("extension"), "{name}");
        }
    }

    #[test]
    fn an_empty_document_and_one_that_is_too_big_are_refused() {
        assert_eq!(check("cv.pdf", b"").unwrap_err(), Refused::Type("empty"));
        let mut check = FileCheck::new("cv.txt", 10).unwrap();
        assert_eq!(check.add(b"0123456789"), Ok(()));
        assert_eq!(check.add(b"0"), Err(Refused::TooBig));
    }

    #[test]
    fn folders_and_control_characters_are_no_part_of_a_name() {
        let name = |name: &str| check(name, b"%PDF-").unwrap().filename;
        assert_eq!(name("C:\\Users\\Ada\\cv.pdf"), "cv.pdf");
        assert_eq!(name("../../etc/cv\r\n.pdf"), "cv.pdf");
        assert_eq!(name(&format!("{}.pdf", "ä".repeat(10_000))).chars().count(), 193);
    }
}
