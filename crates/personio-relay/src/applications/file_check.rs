//! Name and content of a document: each has to be allowed, and they have to agree.

use personio::recruiting::file::{self, FileProblem};

/// Longer names are shortened before the extension.
const MAX_NAME: usize = 200;

/// Checks a document while it passes.
#[derive(Debug)]
pub(super) struct FileCheck {
    filename: String,
    extension: String,
    limit: u64,
    size: u64,
    head: Vec<u8>,
    was_sniffed: bool,
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
    /// Looks at the name. Other spellings of a type that Personio takes are renamed.
    pub(super) fn new(filename: &str, limit: u64) -> Result<Self, FileProblem> {
        let plain = plain_name(filename);
        let extension = file::extension(&plain).ok_or(FileProblem::NoExtension)?;
        let filename = file::accepted_name(&plain).ok_or(FileProblem::WrongExtension(extension))?;
        let extension = file::extension(&filename).ok_or(FileProblem::NoExtension)?;
        Ok(Self { filename, extension, limit, size: 0, head: Vec::new(), was_sniffed: false })
    }

    /// Looks at a piece of the content; a wrong document is refused as soon as it shows.
    pub(super) fn add(&mut self, piece: &[u8]) -> Result<(), FileProblem> {
        self.size = self.size.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        if self.size > self.limit {
            return Err(FileProblem::TooLarge);
        }
        let room = file::SNIFFED_BYTES.saturating_sub(self.head.len());
        self.head.extend(piece.iter().take(room));
        if self.head.len() == file::SNIFFED_BYTES { self.sniff() } else { Ok(()) }
    }

    /// The whole document was seen.
    pub(super) fn finish(mut self) -> Result<Checked, FileProblem> {
        self.sniff()?;
        let mimetype = file::mimetype(&self.extension).unwrap_or("application/octet-stream").to_owned();
        Ok(Checked { extension: self.extension, mimetype, filename: self.filename, size: self.size })
    }

    fn sniff(&mut self) -> Result<(), FileProblem> {
        if self.was_sniffed {
            return Ok(());
        }
        self.was_sniffed = true;
        file::sniff(&self.head, &self.extension)
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
    use super::{Checked, FileCheck, FileProblem};

    fn check(name: &str, content: &[u8]) -> Result<Checked, FileProblem> {
        let mut check = FileCheck::new(name, 1_000_000)?;
        for piece in content.chunks(7) {
            check.add(piece)?;
        }
        check.finish()
    }

    #[test]
    fn name_and_content_that_agree_pass_in_pieces_of_any_size() {
        assert!(check("cv.pdf", b"%PDF-1.7").is_ok());
        assert!(check("CV.PDF", &b"%PDF-1.7 ".repeat(1_000)).is_ok());
        assert_eq!(check("me.jpeg", b"\xff\xd8\xff\xe0").unwrap().filename, "me.jpg");
    }

    #[test]
    fn what_is_not_what_it_says_is_refused() {
        let program = b"MZ\x90\0\x03\0\0\0".repeat(1_000);
        for name in ["cv.pdf", "cv.docx", "cv.txt", "cv.jpg", "cv.csv", "cv.doc", "cv.mp4"] {
            assert_eq!(check(name, &program).unwrap_err(), FileProblem::ContentMismatch, "{name}");
        }
        assert_eq!(check("cv.pdf", b"").unwrap_err(), FileProblem::Empty);
    }

    #[test]
    fn names_that_personio_does_not_take_are_refused() {
        for name in ["cv.exe", "cv", ".pdf", "", "cv.pdf.exe", "cv.html", "cv.", "../..", "cv.pdf\0.exe"] {
            assert!(check(name, b"%PDF-1.7").is_err(), "{name}");
        }
    }

    #[test]
    fn one_byte_more_than_the_limit_is_too_much() {
        let mut check = FileCheck::new("cv.txt", 10).unwrap();
        assert_eq!(check.add(b"0123456789"), Ok(()));
        assert_eq!(check.add(b"0"), Err(FileProblem::TooLarge));
    }

    #[test]
    fn folders_and_control_characters_are_no_part_of_a_name() {
        let name = |name: &str| check(name, b"%PDF-").unwrap().filename;
        assert_eq!(name("C:\\Users\\Ada\\cv.pdf"), "cv.pdf");
        assert_eq!(name("../../etc/cv\r\n.pdf"), "cv.pdf");
        assert_eq!(name(&format!("{}.pdf", "ä".repeat(10_000))).chars().count(), 193);
    }
}
