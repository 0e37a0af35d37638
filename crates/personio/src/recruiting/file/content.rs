//! Whether a document is what its name says. This finds wrong, renamed and broken files; it is no virus scanner.

use super::{
    FileProblem,
    kind::{self, Signature},
};

/// How many of a document's first bytes [`sniff`] wants to see, where there are so many: some programs write up to a
/// kilobyte before the `%PDF-` of a PDF.
pub const SNIFFED_BYTES: usize = 1024 + 8;

const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Checks a document's first bytes against its extension.
///
/// # Errors
/// [`FileProblem::Empty`] without bytes, [`FileProblem::WrongExtension`] for a type that Personio does not take,
/// [`FileProblem::ContentMismatch`] where the bytes are of another type.
pub fn sniff(first_bytes: &[u8], extension: &str) -> Result<(), FileProblem> {
    let signature = kind::signature(extension).ok_or_else(|| FileProblem::WrongExtension(extension.to_owned()))?;
    if first_bytes.is_empty() {
        return Err(FileProblem::Empty);
    }
    if matches(first_bytes, signature) { Ok(()) } else { Err(FileProblem::ContentMismatch) }
}

fn matches(bytes: &[u8], signature: Signature) -> bool {
    let starts_with = |any: &[&[u8]]| any.iter().any(|start| bytes.starts_with(start));
    match signature {
        Signature::Pdf => bytes.windows(5).take(SNIFFED_BYTES).any(|window| window == b"%PDF-"),
        Signature::ZipOrCompound => starts_with(&[b"PK\x03\x04", COMPOUND]),
        Signature::Compound => starts_with(&[COMPOUND, b"PK\x03\x04", b"{\\rtf"]),
        // An empty archive, and one in several parts.
        Signature::Zip => starts_with(&[b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"]),
        Signature::SevenZip => starts_with(&[b"7z\xbc\xaf\x27\x1c"]),
        Signature::Gzip => starts_with(&[b"\x1f\x8b"]),
        Signature::Rar => starts_with(&[b"Rar!\x1a\x07"]),
        Signature::Bmp => starts_with(&[b"BM"]),
        Signature::Gif => starts_with(&[b"GIF87a", b"GIF89a"]),
        Signature::Jpeg => starts_with(&[b"\xff\xd8\xff"]),
        Signature::Png => starts_with(&[b"\x89PNG\r\n\x1a\n"]),
        Signature::Tiff => starts_with(&[b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"]),
        Signature::Rtf => text_start(bytes).starts_with(b"{\\rtf"),
        Signature::IsoMedia => is_iso_media(bytes),
        Signature::Avi => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"AVI "),
        Signature::Asf => starts_with(&[b"\x30\x26\xb2\x75\x8e\x66\xcf\x11"]),
        Signature::Text => is_text(bytes),
    }
}

/// The first box; QuickTime movies of old have no `ftyp`.
fn is_iso_media(bytes: &[u8]) -> bool {
    let boxes: [&[u8]; 7] = [b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"];
    bytes.get(4..8).is_some_and(|name| boxes.contains(&name))
}

/// Text in any encoding that ASCII is a part of, or UTF-16 with its mark; no program, no PDF, nothing that a browser
/// would take for a page.
fn is_text(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return true;
    }
    let is_binary = |byte: &u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    let starts: [&[u8]; 10] =
        [b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<iframe", b"<svg", b"<?xml", b"%pdf-", b"#!"];
    let beginning = text_start(bytes);
    let has = |start: &&[u8]| beginning.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    !bytes.iter().any(is_binary) && !starts.iter().any(has)
}

/// Without byte order mark and leading white space.
fn text_start(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start()
}

#[cfg(test)]
mod tests {
    use super::super::{EXTENSIONS, FileProblem, sniff};

    const SAMPLES: [(&[u8], &[&str]); 20] = [
        (b"%PDF-1.7\n", &["pdf"]),
        (b"\0\0junk before\n%PDF-1.4", &["pdf"]),
        (b"PK\x03\x04\x14\0", &["docx", "xlsx", "pptx", "odt", "ods", "zip", "doc", "xls", "ppt"]),
        (b"PK\x05\x06\0\0", &["zip", "odt", "ods"]),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &["doc", "xls", "ppt", "docx", "xlsx", "pptx"]),
        (b"7z\xbc\xaf\x27\x1c\0", &["7z"]),
        (b"\x1f\x8b\x08", &["gz"]),
        (b"Rar!\x1a\x07\x01\0", &["rar"]),
        (b"BM\x36\0", &["bmp"]),
        (b"GIF89a\0", &["gif"]),
        (b"\xff\xd8\xff\xe0\0", &["jpg"]),
        (b"\x89PNG\r\n\x1a\n\0", &["png"]),
        (b"II*\0", &["tif"]),
        (b"{\\rtf1 x}", &["rtf", "doc", "xls", "ppt", "txt", "csv"]),
        (b"\0\0\0\x18ftypmp42", &["mp4", "3gp", "mov"]),
        (b"RIFF\0\0\0\0AVI LIST", &["avi"]),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", &["wmv"]),
        ("Käse;1\r\n".as_bytes(), &["txt", "csv"]),
        (b"K\xe4se in latin-1", &["txt", "csv"]),
        (b"\xff\xfeK\0", &["txt", "csv"]),
    ];

    #[test]
    fn each_content_passes_under_its_own_names_only() {
        for (bytes, names) in SAMPLES {
            for extension in EXTENSIONS {
                let expected = if names.contains(&extension) { Ok(()) } else { Err(FileProblem::ContentMismatch) };
                assert_eq!(sniff(bytes, extension), expected, "{} as {extension}", bytes.escape_ascii());
            }
        }
    }

    #[test]
    fn programs_and_pages_pass_under_no_name() {
        for bytes in [
            b"MZ\x90\0\x03\0".as_slice(),
            b"\x7fELF\x02\x01\x01\0",
            b"\xca\xfe\xba\xbe\0\0\0\x34",
            b"  <!DOCTYPE html><script>",
            b"\xef\xbb\xbf<HTML>",
            b"<svg onload=alert(1)>",
            b"#!/bin/sh\n",
        ] {
            for extension in EXTENSIONS {
                assert!(sniff(bytes, extension).is_err(), "{} as {extension}", bytes.escape_ascii());
            }
        }
    }

    #[test]
    fn an_empty_document_says_so() {
        assert_eq!(sniff(b"", "pdf"), Err(FileProblem::Empty));
        assert_eq!(sniff(b"x", "exe"), Err(FileProblem::WrongExtension("exe".into())));
    }
}
