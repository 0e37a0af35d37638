//! File types: by name for what is allowed, by content for what is answered.

/// What the documents endpoint takes.
const ALLOWED: [&str; 26] = [
    "pdf", "pptx", "xlsx", "docx", "doc", "xls", "ppt", "ods", "odt", "7z", "gz", "rar", "zip", "bmp", "gif", "jpg",
    "png", "tif", "csv", "txt", "rtf", "mp4", "3gp", "mov", "avi", "wmv",
];

/// What the deprecated endpoint takes.
const ALLOWED_LEGACY: [&str; 23] = [
    "pdf", "docx", "doc", "jpg", "png", "txt", "jpeg", "odt", "ods", "xlsx", "rtf", "xls", "pptx", "ppt", "gif", "tif",
    "tiff", "bmp", "csv", "rar", "gz", "zip", "7z",
];

/// What the bytes of a file start with, and what it is then.
const SIGNATURES: [(&[u8], &str); 10] = [
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"{\\rtf", "application/rtf"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"Rar!", "application/vnd.rar"),
    (b"MZ", "application/x-msdownload"),
];

/// Which list of extensions counts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Endpoint {
    Documents,
    Legacy,
}

/// The extension of a file name in lower case, if the endpoint takes it.
pub(super) fn allowed_extension(filename: &str, endpoint: Endpoint) -> Option<String> {
    let (stem, extension) = filename.rsplit_once('.')?;
    let extension = extension.to_ascii_lowercase();
    let allowed: &[&str] = match endpoint {
        Endpoint::Documents => &ALLOWED,
        Endpoint::Legacy => &ALLOWED_LEGACY,
    };
    (!stem.is_empty() && allowed.contains(&extension.as_str())).then_some(extension)
}

/// What a file is: by its first bytes where they tell, else by its name.
pub(crate) fn mimetype(content: &[u8], extension: &str) -> &'static str {
    let signature = SIGNATURES.iter().find(|(start, _)| content.starts_with(start));
    match (signature, extension) {
        (Some((_, mimetype)), _) => mimetype,
        (None, "pptx") => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        (None, "xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        (None, "docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (None, "doc") => "application/msword",
        (None, "xls") => "application/vnd.ms-excel",
        (None, "ppt") => "application/vnd.ms-powerpoint",
        (None, "ods") => "application/vnd.oasis.opendocument.spreadsheet",
        (None, "odt") => "application/vnd.oasis.opendocument.text",
        (None, "zip") => "application/zip",
        (None, "tif" | "tiff") => "image/tiff",
        (None, "csv") => "text/csv",
        (None, "txt") => "text/plain",
        (None, "mp4") => "video/mp4",
        (None, "3gp") => "video/3gpp",
        (None, "mov") => "video/quicktime",
        (None, "avi") => "video/x-msvideo",
        (None, "wmv") => "video/x-ms-wmv",
        (None, _) => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{Endpoint, allowed_extension, mimetype};

    #[test]
    fn jpeg_is_a_type_of_the_deprecated_endpoint_only() {
        assert_eq!(allowed_extension("me.jpeg", Endpoint::Documents), None);
        assert_eq!(allowed_extension("me.jpeg", Endpoint::Legacy), Some("jpeg".into()));
        assert_eq!(allowed_extension("ME.PDF", Endpoint::Documents), Some("pdf".into()));
        assert_eq!(allowed_extension(".pdf", Endpoint::Documents), None);
        assert_eq!(allowed_extension("pdf", Endpoint::Documents), None);
    }

    #[test]
    fn content_counts_more_than_the_name() {
        assert_eq!(mimetype(b"MZ\x90", "pdf"), "application/x-msdownload");
        assert_eq!(mimetype(b"PK\x03\x04", "docx").rsplit('.').next(), Some("document"));
        assert_eq!(mimetype(b"hello", "txt"), "text/plain");
    }
}
