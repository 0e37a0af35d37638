//! The words that are known, and where each occurs.

use super::posting::Postings;

/// A word of a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term(u32);

/// Words and their postings, while it grows.
///
/// A hash table with open addressing: a word of up to eight bytes is its own key, so the usual word is recognised by
/// one comparison, without looking at its letters elsewhere.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    slots: Vec<Slot>,
    letters: Vec<u8>,
    /// Where each term ends in `letters`.
    ends: Vec<u32>,
    postings: Vec<Postings>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: u64,
    /// The term's number and one; 0 is an empty slot.
    term: u32,
    /// The unit that the term was last seen in, and one.
    last: u32,
}

/// Keys with this bit are hashes of words that are longer than a key.
const HASHED: u64 = 1 << 63;
/// Odd, with its bits well spread: the fraction of the golden ratio.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
const SMALLEST: usize = 1 << 10;

impl Vocabulary {
    /// Notes that a word occurs in a unit. Units come in ascending order.
    pub(super) fn post(&mut self, word: &[u8], unit: u32) {
        if self.ends.len() * 8 >= self.slots.len() * 5 {
            self.grow();
        }
        let key = key(word);
        let at = self.find(key, word);
        let Some(slot) = self.slots.get_mut(at) else { return };
        if slot.term == 0 {
            slot.key = key;
            slot.term = number(self.ends.len()) + 1;
            self.letters.extend_from_slice(word);
            self.ends.push(number(self.letters.len()));
            self.postings.push(Postings::default());
        }
        if slot.last != unit + 1
            && let Some(postings) = self.postings.get_mut((slot.term - 1) as usize)
        {
            postings.push(unit + 1 - slot.last);
            slot.last = unit + 1;
        }
    }

    /// Forgets what is only needed to grow.
    pub(super) fn close(&mut self) {
        self.slots = Vec::new();
        self.letters = Vec::new();
        self.ends = Vec::new();
        self.postings.iter_mut().for_each(Postings::shrink);
    }

    /// The words, while it can still grow.
    pub(super) fn words(&self) -> impl Iterator<Item = (Term, &[u8])> {
        (0..number(self.ends.len())).map(|term| (Term(term), self.letters_of(term)))
    }

    /// The units in which a word occurs, ascending.
    pub(super) fn units(&self, term: Term) -> impl Iterator<Item = u32> {
        self.postings.get(term.0 as usize).into_iter().flat_map(Postings::iter).scan(0, |last, step| {
            *last += step;
            Some(*last - 1)
        })
    }

    fn letters_of(&self, term: u32) -> &[u8] {
        let end = self.ends.get(term as usize).copied().unwrap_or(0) as usize;
        let start = term.checked_sub(1).and_then(|before| self.ends.get(before as usize)).copied().unwrap_or(0) as usize;
        self.letters.get(start..end).unwrap_or(&[])
    }

    /// The slot of a word, or the empty one where it belongs.
    #[inline]
    fn find(&self, key: u64, word: &[u8]) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = place(key, mask);
        while let Some(slot) = self.slots.get(at) {
            let is_free = slot.term == 0;
            if is_free || slot.key == key && (key & HASHED == 0 || self.letters_of(slot.term - 1) == word) {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(SMALLEST);
        let old = std::mem::replace(&mut self.slots, vec![Slot::default(); size]);
        for slot in old.into_iter().filter(|slot| slot.term != 0) {
            let mut at = place(slot.key, size - 1);
            while let Some(other) = self.slots.get_mut(at) {
                if other.term == 0 {
                    *other = slot;
                    break;
                }
                at = (at + 1) & (size - 1);
            }
        }
    }
}

/// A vocabulary of four thousand million words does not fit into a page's memory.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Words of up to eight bytes as they are (no letter is zero), longer ones as a hash.
#[inline]
fn key(word: &[u8]) -> u64 {
    if word.len() <= 8 {
        let key = word.iter().rev().fold(0, |key, letter| key << 8 | u64::from(*letter));
        if key & HASHED == 0 {
            return key;
        }
    }
    let mut hash = word.len() as u64;
    let mut chunks = word.chunks_exact(8);
    for chunk in chunks.by_ref() {
        let eight = chunk.try_into().map_or(0, u64::from_le_bytes);
        hash = (hash ^ eight).wrapping_mul(SPREAD).rotate_left(29);
    }
    let rest = chunks.remainder().iter().fold(0, |key, letter| key << 8 | u64::from(*letter));
    (hash ^ rest).wrapping_mul(SPREAD) | HASHED
}

#[inline]
fn place(key: u64, mask: usize) -> usize {
    // The upper half of a product depends on every bit of the key; tables have fewer than 2^32 slots.
    (key.wrapping_mul(SPREAD) >> 32) as usize & mask
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Vocabulary;

    #[test]
    fn every_word_is_known_with_its_units_whatever_its_length() {
        let mut vocabulary = Vocabulary::default();
        let mut expected: BTreeMap<Vec<u8>, Vec<u32>> = BTreeMap::new();
        for unit in 0..300_u32 {
            for word in 0..60_u32 {
                let number = (unit * 7919 + word * word * 31) % 5000;
                let letters = format!("{}{number}", ["", "w", "word", "a-word-that-is-long-", "ÄÄÄÄÄÄ"][number as usize % 5]);
                vocabulary.post(letters.as_bytes(), unit);
                let units = expected.entry(letters.into_bytes()).or_default();
                if units.last() != Some(&unit) {
                    units.push(unit);
                }
            }
        }
        let found: BTreeMap<Vec<u8>, Vec<u32>> =
            vocabulary.words().map(|(term, word)| (word.to_vec(), vocabulary.units(term).collect())).collect();
        assert_eq!(found.len(), vocabulary.words().count());
        assert_eq!(found, expected);
    }

    #[test]
    fn units_stay_when_it_is_closed() {
        let mut vocabulary = Vocabulary::default();
        for unit in [0, 1, 127, 128, 129, 20_000, 3_000_000] {
            vocabulary.post(b"word", unit);
        }
        let term = vocabulary.words().next().unwrap().0;
        vocabulary.close();
        assert_eq!(vocabulary.units(term).collect::<Vec<_>>(), [0, 1, 127, 128, 129, 20_000, 3_000_000]);
        assert_eq!(vocabulary.words().count(), 0);
    }
}
