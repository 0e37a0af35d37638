//! Splits a text into folded words.

use super::fold::{Folded, fold};

/// The longest word in folded bytes; what is longer counts as its beginning. No word that somebody would type is,
/// but addresses and encoded data are.
pub(super) const LONGEST: usize = 48;

/// Takes the words of a text, one after the other.
pub(super) trait Sink {
    /// Whether words that a hyphen joins are one: "Front-end" as "frontend".
    const JOINS_HYPHENS: bool = false;

    /// The text from `start` to `end` belongs to the current word, of which `length` folded bytes are known now.
    fn letter(&mut self, _start: usize, _end: usize, _length: usize) {}

    /// The current word is complete.
    fn word(&mut self, word: &[u8]);
}

const SEPARATOR: u8 = 0;
const FOREIGN: u8 = 1;
const HYPHEN: u8 = 2;
const SUFFIX: u8 = 3;

/// What each byte is: a folded letter, or one of the constants above.
const CLASSES: [u8; 256] = {
    let mut classes = [SEPARATOR; 256];
    let mut byte = 0_u8;
    loop {
        #[expect(clippy::indexing_slicing, reason = "a byte is always inside, and this runs at compile time")]
        let class = &mut classes[byte as usize];
        *class = match byte {
            b'0'..=b'9' | b'a'..=b'z' => byte,
            b'A'..=b'Z' => byte.to_ascii_lowercase(),
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
    let mut word = Word { letters: [0; LONGEST], length: 0 };
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        let class = CLASSES.get(usize::from(*byte)).copied().unwrap_or(SEPARATOR);
        let start = at;
        at += 1;
        match class {
            SEPARATOR => word.end(sink),
            FOREIGN => {
                let Some(character) = text.get(start..).and_then(|rest| rest.chars().next()) else { continue };
                at = start + character.len_utf8();
                match fold(character) {
                    Folded::Separator => {
                        word.end(sink);
                        continue;
                    }
                    Folded::Nothing if word.length == 0 => continue,
                    Folded::Nothing => {}
                    Folded::Letter(letter) => word.push(letter),
                    Folded::Pair(first, second) => {
                        word.push(first);
                        word.push(second);
                    }
                    Folded::Other(other) => other.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| word.push(byte)),
                }
                sink.letter(start, at, word.length);
            }
            HYPHEN if S::JOINS_HYPHENS && word.length > 0 => {}
            SUFFIX if word.is_suffixable() => {
                word.push(*byte);
                sink.letter(start, at, word.length);
            }
            HYPHEN | SUFFIX => word.end(sink),
            letter => {
                word.push(letter);
                sink.letter(start, at, word.length);
            }
        }
    }
    word.end(sink);
}

struct Word {
    letters: [u8; LONGEST],
    length: usize,
}

impl Word {
    #[inline]
    fn push(&mut self, letter: u8) {
        if let Some(place) = self.letters.get_mut(self.length) {
            *place = letter;
            self.length += 1;
        }
    }

    fn is_suffixable(&self) -> bool {
        matches!(self.letters.get(..self.length), Some([letter] | [letter, b'+']) if letter.is_ascii_lowercase())
    }

    #[inline]
    fn end<S: Sink>(&mut self, sink: &mut S) {
        if self.length > 0 {
            sink.word(self.letters.get(..self.length).unwrap_or(&[]));
            self.length = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Sink, words};

    #[derive(Default)]
    struct Collect(Vec<String>);

    impl Sink for Collect {
        fn word(&mut self, word: &[u8]) {
            self.0.push(String::from_utf8_lossy(word).into_owned());
        }
    }

    fn split(text: &str) -> Vec<String> {
        let mut collect = Collect::default();
        words(text, &mut collect);
        collect.0
    }

    #[test]
    fn words_are_folded_and_split_at_everything_that_is_no_letter() {
        assert_eq!(split("  Senior Softwareentwickler:in (m/w/d), Zürich–Örlikon 2024!"), [
            "senior", "softwareentwickler", "in", "m", "w", "d", "zurich", "orlikon", "2024"
        ]);
        assert_eq!(split(""), [""; 0]);
        assert_eq!(split("… — !"), [""; 0]);
    }

    #[test]
    fn languages_with_signs_in_their_names_keep_them() {
        assert_eq!(split("C, C++ and C#/F#; 5+ years, Kita+ #1"), [
            "c", "c++", "and", "c#", "f#", "5", "years", "kita", "1"
        ]);
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
        struct Joined(Vec<String>);
        impl Sink for Joined {
            const JOINS_HYPHENS: bool = true;
            fn word(&mut self, word: &[u8]) {
                self.0.push(String::from_utf8_lossy(word).into_owned());
            }
        }
        let mut joined = Joined(Vec::new());
        words("Front-end - E-Commerce", &mut joined);
        assert_eq!(joined.0, ["frontend", "ecommerce"]);
    }
}
