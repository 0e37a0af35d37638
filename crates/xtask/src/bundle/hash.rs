//! Hashes of content: in published names, and to know whether work was done before.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// Hexadecimal digits in a published name: 40 bits, far more than two versions of one file need.
const DIGITS: usize = 10;

/// The hash of some bytes, in hexadecimal digits.
pub fn of(bytes: &[u8]) -> String {
    of_all([bytes])
}

/// The hash of several pieces, each with its border.
pub fn of_all<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for piece in pieces {
        hash.update((piece.len() as u64).to_le_bytes());
        hash.update(piece);
    }
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// `style.css` with its content becomes `style-0123456789.css`.
pub fn name(logical: &str, content: &[u8]) -> String {
    let digits: String = of(content).chars().take(DIGITS).collect();
    match logical.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{digits}.{extension}"),
        None => format!("{logical}-{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_the_hash_before_its_extension() {
        let name = name("texts-de.json", b"{}");
        assert!(name.starts_with("texts-de-") && name.ends_with(".json"), "{name}");
        assert_eq!(name.len(), "texts-de-0123456789.json".len());
    }

    #[test]
    fn where_one_piece_ends_and_the_next_begins_matters() {
        assert_ne!(of_all([b"ab".as_slice(), b"c"]), of_all([b"a".as_slice(), b"bc"]));
    }
}
