//! Bytes to text.

use std::borrow::Cow;

/// How far an XML declaration reaches.
const DECLARATION: usize = 200;

/// Reads a document as text. What is valid UTF-8 is UTF-8, whatever it declares: that is what Personio sends. Else a
/// document that declares ISO-8859-1 (`latin1`, `windows-1252`) is read as such, and in any other one the invalid bytes are
/// replaced.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) if declares_latin_1(bytes) => Cow::Owned(bytes.iter().copied().map(char::from).collect()),
        Err(_) => String::from_utf8_lossy(bytes),
    }
}

fn declares_latin_1(bytes: &[u8]) -> bool {
    let start = bytes.get(..DECLARATION).unwrap_or(bytes).to_ascii_lowercase();
    let start = String::from_utf8_lossy(&start);
    let declaration = start.split("?>").next().unwrap_or_default();
    declaration.contains("encoding=")
        && ["iso-8859-1", "latin1", "windows-1252"].iter().any(|name| declaration.contains(name))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn utf_8_wins_over_what_the_document_declares() {
        assert_eq!(decode("\u{feff}<?xml encoding='ISO-8859-1'?>ä".as_bytes()), "<?xml encoding='ISO-8859-1'?>ä");
    }

    #[test]
    fn latin_1_is_read_where_it_is_declared() {
        assert!(decode(b"<?xml version='1.0' encoding=\"iso-8859-1\"?>K\xe4se").ends_with("Käse"));
    }

    #[test]
    fn invalid_bytes_are_replaced() {
        assert_eq!(decode(b"<?xml encoding='UTF-8'?>K\xe4se"), "<?xml encoding='UTF-8'?>K\u{fffd}se");
    }
}
