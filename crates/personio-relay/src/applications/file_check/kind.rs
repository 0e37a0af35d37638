//! The types of documents that Personio takes, and how their files begin.

/// A type of document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    pub(super) extension: &'static str,
    pub(super) mimetype: &'static str,
    beginning: Beginning,
}

#[derive(Clone, Copy, Debug)]
enum Beginning {
    /// One of these, at the very start.
    OneOf(&'static [&'static [u8]]),
    /// This, somewhere in the first kilobyte: readers of PDF allow something before it.
    Near(&'static [u8]),
    /// One of these behind four bytes of length.
    Box(&'static [&'static [u8]]),
    /// `RIFF`, a length, then this.
    Riff(&'static [u8]),
    /// Words, in any encoding.
    Text,
}

const ZIP: Beginning = Beginning::OneOf(&[b"PK\x03\x04"]);
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const OFFICE: Beginning = Beginning::OneOf(&[OLE]);

const KINDS: [Kind; 26] = [
    kind("pdf", "application/pdf", Beginning::Near(b"%PDF-")),
    kind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ZIP),
    kind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ZIP),
    kind("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ZIP),
    kind("odt", "application/vnd.oasis.opendocument.text", ZIP),
    kind("ods", "application/vnd.oasis.opendocument.spreadsheet", ZIP),
    // Word has long saved RTF under this extension too.
    kind("doc", "application/msword", Beginning::OneOf(&[OLE, b"{\\rtf"])),
    kind("xls", "application/vnd.ms-excel", OFFICE),
    kind("ppt", "application/vnd.ms-powerpoint", OFFICE),
    kind("rtf", "application/rtf", Beginning::OneOf(&[b"{\\rtf"])),
    kind("txt", "text/plain", Beginning::Text),
    kind("csv", "text/csv", Beginning::Text),
    kind("zip", "application/zip", Beginning::OneOf(&[b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"])),
    kind("7z", "application/x-7z-compressed", Beginning::OneOf(&[b"7z\xbc\xaf\x27\x1c"])),
    kind("gz", "application/gzip", Beginning::OneOf(&[b"\x1f\x8b"])),
    kind("rar", "application/vnd.rar", Beginning::OneOf(&[b"Rar!\x1a\x07"])),
    kind("jpg", "image/jpeg", Beginning::OneOf(&[b"\xff\xd8\xff"])),
    kind("png", "image/png", Beginning::OneOf(&[b"\x89PNG\r\n\x1a\n"])),
    kind("gif", "image/gif", Beginning::OneOf(&[b"GIF87a", b"GIF89a"])),
    kind("bmp", "image/bmp", Beginning::OneOf(&[b"BM"])),
    kind("tif", "image/tiff", Beginning::OneOf(&[b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"])),
    kind("mp4", "video/mp4", Beginning::Box(&[b"ftyp"])),
    kind("3gp", "video/3gpp", Beginning::Box(&[b"ftyp"])),
    kind("mov", "video/quicktime", Beginning::Box(&[b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"])),
    kind("avi", "video/x-msvideo", Beginning::Riff(b"AVI ")),
    kind("wmv", "video/x-ms-wmv", Beginning::OneOf(&[b"\x30\x26\xb2\x75\x8e\x66\xcf\x11"])),
];

const fn kind(extension: &'static str, mimetype: &'static str, beginning: Beginning) -> Kind {
    Kind { extension, mimetype, beginning }
}

impl Kind {
    /// The type with this extension, in lower case.
    pub(super) fn of_extension(extension: &str) -> Option<Self> {
        KINDS.iter().find(|kind| kind.extension == extension).copied()
    }

    /// Whether a file that begins like this can be of this type.
    pub(super) fn matches(self, head: &[u8]) -> bool {
        match self.beginning {
            Beginning::OneOf(starts) => starts.iter().any(|start| head.starts_with(start)),
            Beginning::Near(mark) => {
                head.windows(mark.len()).take(1024).any(|window| window == mark)
            }
            Beginning::Box(names) => head.get(4..).is_some_and(|rest| names.iter().any(|name| rest.starts_with(name))),
            Beginning::Riff(form) => head.starts_with(b"RIFF") && head.get(8..).is_some_and(|rest| rest.starts_with(form)),
            Beginning::Text => is_text(head),
        }
    }
}

/// Texts have no zero bytes, unless they are UTF-16, which says so.
fn is_text(head: &[u8]) -> bool {
    let is_utf16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    is_utf16 || !head.contains(&0)
}
