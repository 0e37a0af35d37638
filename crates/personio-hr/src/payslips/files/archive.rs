//! The PDFs of a ZIP archive.

use std::io::{Cursor, Read};

use personio::documents::v1::MAX_BYTES;
use zip::ZipArchive;

/// More is no month's payslips.
const MOST_FILES: usize = 20_000;
/// What all files together may swell to.
const MOST_BYTES: u64 = 2 * 1024 * 1024 * 1024;

/// Why an archive cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveProblem {
    /// It is no ZIP archive, or damaged.
    Broken,
    /// It opens with a password only.
    Encrypted,
    /// There is too much in it.
    TooLarge,
}

/// The PDFs of an archive by their names in it, sorted. Hidden files, such as those that macOS adds, are left out.
///
/// # Errors
/// When it cannot be opened. A single file that cannot is there without a content.
pub fn unpack(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, ArchiveProblem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ArchiveProblem::Broken)?;
    if archive.len() > MOST_FILES {
        return Err(ArchiveProblem::TooLarge);
    }
    let mut files = Vec::new();
    let mut left = MOST_BYTES;
    for index in 0..archive.len() {
        let raw = archive.by_index_raw(index).map_err(|_| ArchiveProblem::Broken)?;
        let name = raw.name().map(|name| name.into_owned()).map_err(|_| ArchiveProblem::Broken)?;
        let (is_encrypted, is_file) = (raw.encrypted(), raw.is_file());
        drop(raw);
        if !is_file || !is_wanted(&name) {
            continue;
        }
        if is_encrypted {
            return Err(ArchiveProblem::Encrypted);
        }
        let mut content = Vec::new();
        // One byte more than Personio takes is enough to know that it is too large.
        let read = archive.by_index(index).map_err(|_| ()).and_then(|file| {
            file.take(MAX_BYTES.saturating_add(1).min(left)).read_to_end(&mut content).map_err(|_| ())
        });
        if read.is_err() {
            content.clear();
        }
        left = left.saturating_sub(u64::try_from(content.len()).unwrap_or(u64::MAX));
        if left == 0 {
            return Err(ArchiveProblem::TooLarge);
        }
        files.push((name, content));
    }
    files.sort();
    Ok(files)
}

fn is_wanted(name: &str) -> bool {
    let is_hidden = name.split(['/', '\\']).any(|part| part.starts_with('.') || part == "__MACOSX");
    let is_pdf = name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("pdf"));
    is_pdf && !is_hidden
}

impl std::fmt::Display for ArchiveProblem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Broken => "it is no ZIP archive, or damaged",
            Self::Encrypted => "it opens with a password only",
            Self::TooLarge => "there is too much in it",
        })
    }
}

impl std::error::Error for ArchiveProblem {}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

    use super::{ArchiveProblem, unpack};

    fn archive(files: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn the_pdfs_of_an_archive_come_sorted_and_nothing_else() {
        let files: [(&str, &[u8]); 5] = [
            ("mai/b.PDF", b"b"),
            ("a.pdf", b"a"),
            ("readme.txt", b"x"),
            ("__MACOSX/mai/._b.pdf", b"x"),
            (".hidden.pdf", b"x"),
        ];
        for method in [CompressionMethod::Stored, CompressionMethod::Deflated] {
            let found = unpack(&archive(&files, method)).unwrap();
            assert_eq!(found, [("a.pdf".to_owned(), b"a".to_vec()), ("mai/b.PDF".to_owned(), b"b".to_vec())]);
        }
    }

    #[test]
    fn what_swells_without_end_is_cut_off_and_what_is_no_archive_says_so() {
        let bomb = archive(&[("a.pdf", &vec![b'0'; 40 * 1024 * 1024])], CompressionMethod::Deflated);
        assert!(bomb.len() < 100_000);
        assert_eq!(unpack(&bomb).unwrap()[0].1.len(), 30 * 1024 * 1024 + 1);
        assert_eq!(unpack(b"PK\x03\x04 and so on"), Err(ArchiveProblem::Broken));
        assert_eq!(unpack(b""), Err(ArchiveProblem::Broken));
    }
}
