//! Splits a text into folded words.

use super::fold::{Folded, fold};

/// The longest word in folded bytes; what is longer counts as its beginning. No word that somebody would type is,
/// but addresses and encoded data are.
pub(super) const LONGEST: usize = 48;

/// What a hyphen inside a word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::board) enum Hyphens {
    /// It separates: "Front-end" is "front" and "end".
    Split,
    /// It says nothing: "Front-end" is "frontend".
    Join,
}

/// Takes the words of a text, one after the other, each in pieces and then its end.
pub(super) trait Sink {
    /// What a hyphen does.
    fn hyphens(&self) -> Hyphens;

    /// The word goes on with ASCII letters and digits: the first `length` bytes of `rest`, the text from `start` on.
    /// A bit turns them into their folded form: see [`lower`].
    fn run(&mut self, start: usize, rest: &[u8], length: usize);

    /// The word goes on with a character from `start` to `end` and what that is folded to, perhaps to nothing.
    fn character(&mut self, start: usize, end: usize, folded: &[u8]);

    /// The word is complete.
    fn end(&mut self);
}

/// The folded form of an ASCII letter or digit.
pub(super) fn lower(letter: u8) -> u8 {
    letter | 0x20
}

const SEPARATOR: u8 = 0;
const FOREIGN: u8 = 1;
const HYPHEN: u8 = 2;
const SUFFIX: u8 = 3;

/// What each byte is: itself if it is a letter or digit, or one of the constants above.
const CLASSES: [u8; 256] = {
    let mut classes = [SEPARATOR; 256];
    let mut byte = 0_u8;
    loop {
        #[expect(clippy::indexing_slicing, reason = "a byte is always inside, and this runs at compile time")]
        let class = &mut classes[byte as usize];
        *class = match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => byte,
            b'-' => HYPHEN,
            b'+' | b'#' => SUFFIX,
            0x80.. => FOREIGN,
            _ => SEPARATOR,
        };
        if byte == u8::MAX {
            break classes;
        }
        byte += 1;
    }
};

/// Gives the words of a text to `sink`.
///
/// Letters and digits make words. `+` and `#` belong to a word of one letter, so that C, C++ and C# differ.
pub(super) fn words<S: Sink>(text: &str, sink: &mut S) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut inside = false;
    // How many signs may still follow a word of one letter.
    let mut suffixes = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        at += 1;
        let class = class(*byte);
        // Letters and spaces first: nearly all bytes are.
        if class > SUFFIX {
            let rest = bytes.get(start..).unwrap_or(&[]);
            let length = run_length(rest);
            sink.run(start, rest, length);
            at = start + length;
            suffixes = if !inside && length == 1 && byte.is_ascii_alphabetic() { 2 } else { 0 };
            inside = true;
            continue;
        }
        let goes_on = match class {
            SEPARATOR => false,
            HYPHEN => inside && sink.hyphens() == Hyphens::Join,
            SUFFIX if suffixes > 0 => {
                suffixes -= 1;
                sink.character(start, at, &[*byte]);
                inside = true;
                continue;
            }
            SUFFIX => false,
            _ => {
                let character = text.get(start..).and_then(|rest| rest.chars().next()).unwrap_or_default();
                at = start + character.len_utf8();
                foreign(sink, character, start, inside)
            }
        };
        suffixes = 0;
        if inside && !goes_on {
            sink.end();
        }
        inside = goes_on;
    }
    if inside {
        sink.end();
    }
}

#[inline]
fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(SEPARATOR)
}

/// How many ASCII letters and digits a text begins with. Looks at eight bytes at once.
#[inline]
fn run_length(text: &[u8]) -> usize {
    let (eights, rest) = text.as_chunks::<8>();
    let mut length = 0;
    for eight in eights {
        let stops = !letters_and_digits(u64::from_le_bytes(*eight)) & HIGH;
        if stops != 0 {
            return length + stops.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    length + rest.iter().take_while(|byte| class(**byte) > SUFFIX).count()
}

/// The highest bit of each of eight bytes, and the lowest.
const HIGH: u64 = 0x8080_8080_8080_8080;
const LOW: u64 = 0x0101_0101_0101_0101;

/// Sets the highest bit of each byte that is an ASCII letter or digit; the other bits mean nothing.
#[inline]
fn letters_and_digits(eight: u64) -> u64 {
    let ascii = eight & !HIGH;
    let lower = ascii | (LOW * 0x20);
    // Adding moves a byte's highest bit from 0 to 1 exactly where it is beyond a border.
    let letters = (lower + LOW * (0x80 - b'a' as u64)) & !(lower + LOW * (0x7F - b'z' as u64));
    let digits = (ascii + LOW * (0x80 - b'0' as u64)) & !(ascii + LOW * (0x7F - b'9' as u64));
    (letters | digits) & !eight
}

/// Says whether the word goes on.
fn foreign<S: Sink>(sink: &mut S, character: char, start: usize, inside: bool) -> bool {
    let end = start + character.len_utf8();
    match fold(character) {
        Folded::Separator => return false,
        Folded::Nothing if inside => sink.character(start, end, &[]),
        Folded::Nothing => return false,
        Folded::Letter(letter) => sink.character(start, end, &[letter]),
        Folded::Pair(first, second) => sink.character(start, end, &[first, second]),
        Folded::Other(other) => sink.character(start, end, other.encode_utf8(&mut [0; 4]).as_bytes()),
    }
    true
}

/// A sink that spells the words, and hands over each with where the characters of its letters end.
struct Spelling<'f> {
    hyphens: Hyphens,
    letters: Vec<u8>,
    start: usize,
    ends: Vec<usize>,
    take: &'f mut dyn FnMut(Spelt<'_>),
}

/// A word as it is spelt.
pub(in crate::board) struct Spelt<'w> {
    /// The folded letters.
    pub(in crate::board) letters: &'w [u8],
    /// Where it starts in the text.
    pub(in crate::board) start: usize,
    /// For each letter, where its character ends in the text.
    pub(in crate::board) ends: &'w [usize],
}

/// Gives the words of a text as they are spelt. Not generic: this is for short texts, where size counts.
pub(in crate::board) fn spell(text: &str, hyphens: Hyphens, take: &mut dyn FnMut(Spelt<'_>)) {
    words(text, &mut Spelling { hyphens, letters: Vec::new(), start: 0, ends: Vec::new(), take });
}

impl Spelling<'_> {
    fn push(&mut self, letter: u8, start: usize, end: usize) {
        if self.letters.is_empty() {
            self.start = start;
        }
        if self.letters.len() < LONGEST {
            self.letters.push(letter);
            self.ends.push(end);
        } else {
            self.stretch(end);
        }
    }

    /// The last letter's character ends later: with an accent of its own, or with all that a word has too much.
    fn stretch(&mut self, end: usize) {
        if let Some(last) = self.ends.last_mut() {
            *last = end;
        }
    }
}

impl Sink for Spelling<'_> {
    fn hyphens(&self) -> Hyphens {
        self.hyphens
    }

    fn run(&mut self, start: usize, rest: &[u8], length: usize) {
        (start..start + length).zip(rest).for_each(|(at, letter)| self.push(lower(*letter), at, at + 1));
    }

    fn character(&mut self, start: usize, end: usize, folded: &[u8]) {
        folded.iter().for_each(|letter| self.push(*letter, start, end));
        if folded.is_empty() {
            self.stretch(end);
        }
    }

    fn end(&mut self) {
        (self.take)(Spelt { letters: &self.letters, start: self.start, ends: &self.ends });
        self.letters.clear();
        self.ends.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, Hyphens, LONGEST, SUFFIX, run_length, spell};

    fn split(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        spell(text, Hyphens::Split, &mut |word| words.push(String::from_utf8_lossy(word.letters).into_owned()));
        words
    }

    #[test]
    fn words_are_folded_and_split_at_everything_that_is_no_letter() {
        assert_eq!(
            split("  Senior Softwareentwickler:in (m/w/d), Zürich–Örlikon 2024!"),
            ["senior", "softwareentwickler", "in", "m", "w", "d", "zurich", "orlikon", "2024"]
        );
        assert_eq!(split(""), [""; 0]);
        assert_eq!(split("… — !"), [""; 0]);
    }

    #[test]
    fn languages_with_signs_in_their_names_keep_them() {
        assert_eq!(
            split("C, C++ and C#/F#; 5+ years, Kita+ #1"),
            ["c", "c++", "and", "c#", "f#", "5", "years", "kita", "1"]
        );
    }

    #[test]
    fn accents_of_their_own_and_soft_hyphens_do_not_split() {
        assert_eq!(split("Zu\u{308}rich Ver\u{AD}trieb \u{308}x"), ["zurich", "vertrieb", "x"]);
    }

    #[test]
    fn a_word_without_end_counts_as_its_beginning() {
        assert_eq!(split(&"x".repeat(10_000)), ["x".repeat(LONGEST)]);
        assert_eq!(split(&"ß".repeat(10_000)), ["s".repeat(LONGEST)]);
    }

    #[test]
    fn hyphens_join_where_asked_for() {
        let mut joined = Vec::new();
        spell("Front-end - E-Commerce", Hyphens::Join, &mut |word| {
            joined.push(String::from_utf8_lossy(word.letters).into_owned())
        });
        assert_eq!(joined, ["frontend", "ecommerce"]);
    }

    #[test]
    fn every_letter_knows_where_its_character_ends() {
        spell("- Stra\u{308}ße", Hyphens::Split, &mut |word| {
            assert_eq!(word.letters, b"strasse");
            assert_eq!((word.start, word.ends), (2, &[3, 4, 5, 8, 10, 10, 11][..]));
        });
    }

    #[test]
    fn a_sign_belongs_only_to_a_word_of_one_letter() {
        assert_eq!(split("ü# üc++ c+ c+++ 1+ c ++ cü# cc#"), ["u", "uc", "c+", "c++", "1", "c", "cu", "cc"]);
    }

    #[test]
    fn eight_bytes_at_once_are_the_same_as_one_by_one() {
        for byte in 0..=255_u8 {
            let expected = usize::from(CLASSES[usize::from(byte)] > SUFFIX);
            for at in 0..20 {
                let mut text = [b'x'; 20];
                text[at] = byte;
                assert_eq!(run_length(&text), if expected == 1 { 20 } else { at }, "{byte} at {at}");
            }
        }
    }
}
