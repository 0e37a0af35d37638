//! The words of one text as hashes, on their way into the vocabulary.

use super::token::{Hyphens, LONGEST, Sink, lower, words};

/// Odd, with its bits well spread: the fraction of the golden ratio.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
/// Folds eight ASCII letters or digits at once, as [`lower`] does one.
const LOWER: u64 = 0x2020_2020_2020_2020;

/// The words of a text: their hashes, and where they are, in case that one is new.
#[derive(Clone, Debug, Default)]
pub(super) struct Batch {
    pub(super) words: Vec<Hashed>,
    /// What the vocabulary makes of them.
    pub(super) terms: Vec<u32>,
}

/// A word by its hash.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hashed {
    /// Depends on every letter; all its bits are good ones.
    pub(super) hash: u64,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Batch {
    /// Takes the words of a text instead of those before.
    pub(super) fn fill(&mut self, text: &str, hyphens: Hyphens) {
        self.words.clear();
        words(text, &mut Hashing { hyphens, words: &mut self.words, hash: Hash::default(), start: 0, end: 0 });
    }
}

/// The hash of a folded word.
pub(super) fn hash(word: &[u8]) -> u64 {
    let mut hash = Hash::default();
    word.iter().for_each(|letter| hash.push(*letter));
    hash.finish()
}

struct Hashing<'b> {
    hyphens: Hyphens,
    words: &'b mut Vec<Hashed>,
    hash: Hash,
    start: usize,
    end: usize,
}

impl Sink for Hashing<'_> {
    fn hyphens(&self) -> Hyphens {
        self.hyphens
    }

    #[inline]
    fn run(&mut self, start: usize, rest: &[u8], length: usize) {
        if self.hash.length == 0 {
            self.start = start;
        }
        self.end = start + length;
        self.hash.push_run(rest, length);
    }

    fn character(&mut self, start: usize, end: usize, folded: &[u8]) {
        if self.hash.length == 0 {
            self.start = start;
        }
        self.end = end;
        folded.iter().for_each(|letter| self.hash.push(*letter));
    }

    #[inline]
    fn end(&mut self) {
        let hash = std::mem::take(&mut self.hash).finish();
        // A text of more than four gigabytes does not come this far.
        self.words.push(Hashed { hash, start: self.start as u32, end: self.end as u32 });
    }
}

/// Eight letters are mixed at once, as a number whose lowest byte is the first letter.
#[derive(Default)]
struct Hash {
    mixed: u64,
    /// The letters that are not mixed in yet.
    last: u64,
    length: usize,
}

impl Hash {
    #[inline]
    fn push(&mut self, letter: u8) {
        if self.length < LONGEST {
            self.last |= u64::from(letter) << (8 * (self.length % 8));
            self.length += 1;
            if self.length.is_multiple_of(8) {
                self.mix();
            }
        }
    }

    #[inline]
    fn push_run(&mut self, rest: &[u8], length: usize) {
        if self.length > 0 || length > LONGEST {
            rest.iter().take(length).for_each(|letter| self.push(lower(*letter)));
            return;
        }
        self.length = length;
        let mut left = length;
        for eight in rest.as_chunks::<8>().0 {
            let eight = u64::from_le_bytes(*eight) | LOWER;
            if left < 8 {
                // What lies behind the word is cut off.
                self.last = eight & !(u64::MAX << (8 * left));
                return;
            }
            self.last = eight;
            self.mix();
            left -= 8;
        }
        let tail = rest.get(length - left..length).unwrap_or(&[]);
        self.last = tail.iter().rev().fold(0, |last, letter| last << 8 | u64::from(lower(*letter)));
    }

    #[inline]
    fn mix(&mut self) {
        let product = (self.mixed ^ self.last).wrapping_mul(SPREAD);
        self.mixed = product ^ product >> 29;
        self.last = 0;
    }

    #[inline]
    fn finish(mut self) -> u64 {
        self.mix();
        self.mixed ^ self.mixed >> 32
    }
}

#[cfg(test)]
mod tests {
    use super::{Batch, Hyphens, hash};
    use crate::board::search::{random::Random, token::spell};

    #[test]
    fn a_word_of_a_text_has_the_hash_of_its_letters() {
        let mut random = Random::new(11);
        let mut texts: Vec<String> = (0..300).map(|_| random.text(80)).collect();
        texts.push("Softwareentwickler X ".repeat(3) + &"Long".repeat(40) + "ä" + &"Long".repeat(40));
        let mut batch = Batch::default();
        for text in texts {
            batch.fill(&text, Hyphens::Split);
            let mut expected = Vec::new();
            spell(&text, Hyphens::Split, &mut |word| expected.push(hash(word.letters)));
            assert_eq!(batch.words.iter().map(|word| word.hash).collect::<Vec<_>>(), expected, "{text}");
            batch.fill(&text, Hyphens::Join);
            let mut expected = Vec::new();
            spell(&text, Hyphens::Join, &mut |word| expected.push(hash(word.letters)));
            assert_eq!(batch.words.iter().map(|word| word.hash).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
