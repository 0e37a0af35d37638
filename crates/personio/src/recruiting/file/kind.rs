//! What the bytes of each type start with.

/// Types that begin alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signature {
    Pdf,
    /// Office documents since 2007; encrypted ones are compound files.
    ZipOrCompound,
    /// Office documents before 2007. Office opens newer and RTF ones under the same name, and people send them.
    Compound,
    Zip,
    SevenZip,
    Gzip,
    Rar,
    Bmp,
    Gif,
    Jpeg,
    Png,
    Tiff,
    Rtf,
    /// MP4, 3GP and QuickTime are one container.
    IsoMedia,
    Avi,
    Asf,
    Text,
}

/// Extension, signature, media type.
const KINDS: [(&str, Signature, &str); 26] = [
    ("pdf", Signature::Pdf, "application/pdf"),
    ("pptx", Signature::ZipOrCompound, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("xlsx", Signature::ZipOrCompound, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("docx", Signature::ZipOrCompound, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("doc", Signature::Compound, "application/msword"),
    ("xls", Signature::Compound, "application/vnd.ms-excel"),
    ("ppt", Signature::Compound, "application/vnd.ms-powerpoint"),
    ("ods", Signature::Zip, "application/vnd.oasis.opendocument.spreadsheet"),
    ("odt", Signature::Zip, "application/vnd.oasis.opendocument.text"),
    ("7z", Signature::SevenZip, "application/x-7z-compressed"),
    ("gz", Signature::Gzip, "application/gzip"),
    ("rar", Signature::Rar, "application/vnd.rar"),
    ("zip", Signature::Zip, "application/zip"),
    ("bmp", Signature::Bmp, "image/bmp"),
    ("gif", Signature::Gif, "image/gif"),
    ("jpg", Signature::Jpeg, "image/jpeg"),
    ("png", Signature::Png, "image/png"),
    ("tif", Signature::Tiff, "image/tiff"),
    ("csv", Signature::Text, "text/csv"),
    ("txt", Signature::Text, "text/plain"),
    ("rtf", Signature::Rtf, "application/rtf"),
    ("mp4", Signature::IsoMedia, "video/mp4"),
    ("3gp", Signature::IsoMedia, "video/3gpp"),
    ("mov", Signature::IsoMedia, "video/quicktime"),
    ("avi", Signature::Avi, "video/x-msvideo"),
    ("wmv", Signature::Asf, "video/x-ms-wmv"),
];

/// The media type of an extension.
#[must_use]
pub fn mimetype(extension: &str) -> Option<&'static str> {
    find(extension).map(|(_, mimetype)| mimetype)
}

pub(super) fn signature(extension: &str) -> Option<Signature> {
    find(extension).map(|(signature, _)| signature)
}

fn find(extension: &str) -> Option<(Signature, &'static str)> {
    let (_, signature, mimetype) = KINDS.iter().find(|(known, ..)| known.eq_ignore_ascii_case(extension))?;
    Some((*signature, mimetype))
}

#[cfg(test)]
mod tests {
    use super::super::EXTENSIONS;
    use super::KINDS;

    #[test]
    fn every_type_that_personio_takes_has_a_signature() {
        assert_eq!(KINDS.map(|(extension, ..)| extension), EXTENSIONS);
    }
}
