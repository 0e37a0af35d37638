//! Text with its references resolved and its white space in order.

use crate::entity;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// As it is written.
    Written(&'a str),
    /// What a reference stands for.
    Resolved(char),
}

/// The pieces of a text; a `&` that begins no known reference is written.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        match memchr::memchr(b'&', rest.as_bytes()) {
            Some(0) => {}
            Some(at) => {
                let (written, after) = rest.split_at_checked(at)?;
                rest = after;
                return Some(Piece::Written(written));
            }
            None => return Some(Piece::Written(std::mem::take(&mut rest))),
        }
        let (ampersand, after) = rest.split_at_checked(1)?;
        // One more than the longest reference, to find its semicolon.
        let window = after.as_bytes().iter().take(entity::MAX_LENGTH + 1);
        let reference = window.clone().position(|byte| *byte == b';').and_then(|end| after.split_at_checked(end));
        match reference.and_then(|(name, behind)| Some((entity::resolve(name)?, behind))) {
            Some((character, behind)) => {
                rest = behind.strip_prefix(';').unwrap_or(behind);
                Some(Piece::Resolved(character))
            }
            None => {
                rest = after;
                Some(Piece::Written(ampersand))
            }
        }
    })
}

/// Adds a text, with one space for white space of any length. `is_spaced` says whether a space would be one too many
/// now, and is kept for the next text.
pub(super) fn push(out: &mut String, text: &str, is_spaced: &mut bool) {
    for piece in pieces(text) {
        match piece {
            Piece::Written(text) => push_written(out, text, is_spaced),
            Piece::Resolved(character) if character.is_ascii_whitespace() => push_space(out, is_spaced),
            Piece::Resolved(character) if is_invisible(character) => {}
            Piece::Resolved(character) => {
                out.push(character);
                *is_spaced = false;
            }
        }
    }
}

/// Adds a space unless there is one.
pub(super) fn push_space(out: &mut String, is_spaced: &mut bool) {
    if !*is_spaced {
        out.push(' ');
        *is_spaced = true;
    }
}

fn push_written(out: &mut String, text: &str, is_spaced: &mut bool) {
    if text.starts_with(|character: char| character.is_ascii_whitespace()) {
        push_space(out, is_spaced);
    }
    for (index, word) in text.split_ascii_whitespace().enumerate() {
        if index > 0 {
            push_space(out, is_spaced);
        }
        let before = out.len();
        if word.bytes().any(|byte| matches!(byte, 0..=0x1f | 0x7f | 0xe2 | 0xef | 0xc2)) {
            out.extend(word.chars().filter(|character| !is_invisible(*character)));
        } else {
            out.push_str(word);
        }
        *is_spaced &= out.len() == before;
    }
    if text.ends_with(|character: char| character.is_ascii_whitespace()) {
        push_space(out, is_spaced);
    }
}

/// Characters that show nothing, or turn the text around them.
pub(super) fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
