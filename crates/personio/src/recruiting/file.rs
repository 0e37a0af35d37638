//! The rules that a document must follow, to be checked before anything is uploaded.

mod content;
mod kind;

pub use content::{SNIFFED_BYTES, sniff};
pub use kind::mimetype;

/// The largest document in bytes. Personio says "20MB" and does not say which; its own limits count in powers of two,
/// so a document of exactly this size is let through and Personio has the last word.
pub const MAX_BYTES: u64 = 20 * 1024 * 1024;

/// The types that Personio takes, in its own order.
pub const EXTENSIONS: [&str; 26] = [
    "pdf", "pptx", "xlsx", "docx", "doc", "xls", "ppt", "ods", "odt", "7z", "gz", "rar", "zip", "bmp", "gif", "jpg",
    "png", "tif", "csv", "txt", "rtf", "mp4", "3gp", "mov", "avi", "wmv",
];

/// Extensions that are another spelling of one that Personio takes.
const OTHER_SPELLINGS: [(&str, &str); 5] =
    [("jpeg", "jpg"), ("jpe", "jpg"), ("jfif", "jpg"), ("tiff", "tif"), ("text", "txt")];

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// The name says no type.
    NoExtension,
    /// Personio does not take this type.
    WrongExtension(String),
    /// There is nothing in it.
    Empty,
    /// It is larger than [`MAX_BYTES`].
    TooLarge,
    /// What is in it is not what its name says.
    ContentMismatch,
}

/// Checks name and size of a document.
///
/// # Errors
/// The first thing that is wrong.
pub fn check(name: &str, size: u64) -> Result<(), FileProblem> {
    let extension = extension(name).ok_or(FileProblem::NoExtension)?;
    if !EXTENSIONS.contains(&extension.as_str()) {
        return Err(FileProblem::WrongExtension(extension));
    }
    match size {
        0 => Err(FileProblem::Empty),
        1..=MAX_BYTES => Ok(()),
        _ => Err(FileProblem::TooLarge),
    }
}

/// The extension of a name in lower case, without the dot.
#[must_use]
pub fn extension(name: &str) -> Option<String> {
    let (stem, extension) = name.trim().rsplit_once('.')?;
    (!stem.is_empty() && !extension.is_empty()).then(|| extension.to_ascii_lowercase())
}

/// The name under which Personio takes a document: `photo.jpeg` becomes `photo.jpg`. `None` where no name would help.
#[must_use]
pub fn accepted_name(name: &str) -> Option<String> {
    let name = name.trim();
    let extension = extension(name)?;
    if EXTENSIONS.contains(&extension.as_str()) {
        return Some(name.to_owned());
    }
    let (_, accepted) = OTHER_SPELLINGS.iter().find(|(other, _)| *other == extension)?;
    let (stem, _) = name.rsplit_once('.')?;
    Some([stem, ".", accepted].concat())
}

#[cfg(test)]
mod tests {
    use super::{FileProblem, MAX_BYTES, accepted_name, check};

    #[test]
    fn a_document_of_exactly_20_mb_passes_and_one_byte_more_does_not() {
        assert_eq!(check("cv.pdf", MAX_BYTES), Ok(()));
        assert_eq!(check("cv.pdf", MAX_BYTES + 1), Err(FileProblem::TooLarge));
        assert_eq!(check("cv.PDF", 1), Ok(()));
        assert_eq!(check("cv.pdf", 0), Err(FileProblem::Empty));
    }

    #[test]
    fn a_type_is_the_last_part_of_the_name() {
        assert_eq!(check("cv.pdf.exe", 1), Err(FileProblem::WrongExtension("exe".into())));
        for name in ["cv", ".pdf", "cv.", ""] {
            assert_eq!(check(name, 1), Err(FileProblem::NoExtension), "{name}");
        }
    }

    #[test]
    fn other_spellings_of_a_type_are_renamed() {
        for (name, accepted) in [
            ("Me.at.work.JPEG", Some("Me.at.work.jpg")),
            ("scan.tiff", Some("scan.tif")),
            ("cv.PDF", Some("cv.PDF")),
            ("photo.heic", None),
            ("photo", None),
        ] {
            assert_eq!(accepted_name(name).as_deref(), accepted, "{name}");
        }
    }
}
