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

/// Copies run by run: what lies between white space that is too much and characters that show nothing.
fn push_written(out: &mut String, text: &str, is_spaced: &mut bool) {
    let bytes = text.as_bytes();
    let mut begin = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let length = match byte {
            b' ' if !*is_spaced => {
                *is_spaced = true;
                continue;
            }
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' => 1,
            0..=0x1f | 0x7f => 1,
            // The first bytes of all other characters that show nothing.
            0xc2 | 0xe2 | 0xef => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(character) if is_invisible(character) => character.len_utf8(),
                _ => 0,
            },
            _ => 0,
        };
        if length == 0 {
            *is_spaced &= at < begin;
            continue;
        }
        out.push_str(text.get(begin..at).unwrap_or_default());
        begin = at + length;
        if byte.is_ascii_whitespace() {
            push_space(out, is_spaced);
        }
    }
    out.push_str(text.get(begin..).unwrap_or_default());
}

/// Characters that show nothing, or turn the text around them.
pub(super) fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
