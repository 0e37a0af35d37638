//! The words that are known, and where each occurs.

use super::{
    batch::{Batch, hash},
    posting::Postings,
    token::{Hyphens, spell},
};

/// A word of a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term(u32);

/// Words and their postings, while it grows.
///
/// A hash table with open addressing, made for the cache: a slot is eight bytes, and a word that is known is
/// recognised by its hash alone.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    /// In the upper bits those of the word's hash, in the lower ones its term's number and one; 0 is an empty slot.
    slots: Vec<u64>,
    letters: Vec<u8>,
    /// Where each term ends in `letters`.
    ends: Vec<u32>,
    /// The unit that each term was last seen in, and one.
    last: Vec<u32>,
    postings: Vec<Postings>,
}

/// Enough for four million words. Forty-two bits of the hash remain, and where a word stands tells more than ten
/// others: the chance that two of 50,000 words are taken for one is less than one to a million.
const TERM_BITS: u32 = 22;
const TERM_MASK: u64 = (1 << TERM_BITS) - 1;
const SMALLEST: usize = 1 << 10;

impl Vocabulary {
    /// Notes the words that occur in a unit. Units come in ascending order.
    ///
    /// First all words are looked up, then all are noted: two short loops without dependencies between their rounds,
    /// so that a processor waits for many places of the memory at once.
    pub(super) fn post(&mut self, batch: &mut Batch, text: &str, hyphens: Hyphens, unit: u32) {
        batch.fill(text, hyphens);
        let terms = batch.words.iter().map(|word| {
            let spelt = || text.get(word.start as usize..word.end as usize).unwrap_or_default();
            self.term(word.hash, hyphens, spelt)
        });
        batch.terms.clear();
        batch.terms.extend(terms);
        for term in &batch.terms {
            let term = *term as usize;
            if let Some(last) = self.last.get_mut(term)
                && *last != unit + 1
                && let Some(postings) = self.postings.get_mut(term)
            {
                postings.push(unit + 1 - *last);
                *last = unit + 1;
            }
        }
    }

    /// The number of the term with a hash; a new one if there is none.
    #[inline]
    fn term<'w>(&mut self, hash: u64, hyphens: Hyphens, spelt: impl FnOnce() -> &'w str) -> u32 {
        if self.ends.len() * 8 >= self.slots.len() * 5 {
            self.grow();
        }
        let at = self.find(hash);
        let Some(slot) = self.slots.get_mut(at) else { return u32::MAX };
        if *slot == 0 {
            if self.ends.len() as u64 + 1 >= TERM_MASK {
                return u32::MAX; // no text has that many words; what comes now is not indexed
            }
            *slot = hash & !TERM_MASK | (self.ends.len() as u64 + 1);
            spell(spelt(), hyphens, &mut |word| self.letters.extend_from_slice(word.letters));
            self.ends.push(number(self.letters.len()));
            self.last.push(0);
            self.postings.push(Postings::default());
        }
        ((*slot & TERM_MASK) - 1) as u32
    }

    /// Forgets what is only needed to grow.
    pub(super) fn close(&mut self) {
        self.slots = Vec::new();
        self.letters = Vec::new();
        self.ends = Vec::new();
        self.last = Vec::new();
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
        let start =
            term.checked_sub(1).and_then(|before| self.ends.get(before as usize)).copied().unwrap_or(0) as usize;
        self.letters.get(start..end).unwrap_or(&[])
    }

    /// The slot of the word with this hash, or the empty one where it belongs.
    #[inline]
    fn find(&self, hash: u64) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(slot) = self.slots.get(at) {
            if *slot == 0 || (*slot ^ hash) & !TERM_MASK == 0 {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(SMALLEST);
        self.slots = vec![0; size];
        for term in 0..self.ends.len() {
            let hash = hash(self.letters_of(number(term)));
            let at = self.find(hash);
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = hash & !TERM_MASK | (term as u64 + 1);
            }
        }
    }
}

/// A vocabulary of four thousand million words does not fit into a page's memory.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Batch, Hyphens, Vocabulary, spell};

    impl Vocabulary {
        pub(in crate::board::search) fn post_word(&mut self, word: &str, unit: u32) {
            self.post(&mut Batch::default(), word, Hyphens::Split, unit);
        }
    }

    fn fold(word: &str) -> Vec<u8> {
        let mut folded = Vec::new();
        spell(word, Hyphens::Split, &mut |word| folded.extend_from_slice(word.letters));
        folded
    }

    #[test]
    fn every_word_is_known_with_its_units_whatever_its_length() {
        let mut vocabulary = Vocabulary::default();
        let mut expected: BTreeMap<Vec<u8>, Vec<u32>> = BTreeMap::new();
        for unit in 0..300_u32 {
            for word in 0..60_u32 {
                let number = (unit * 7919 + word * word * 31) % 5000;
                let letters =
                    format!("{}{number}", ["", "w", "word", "awordthatislong", "яяяяяя"][number as usize % 5]);
                vocabulary.post_word(&letters, unit);
                let units = expected.entry(fold(&letters)).or_default();
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
            vocabulary.post_word("word", unit);
        }
        let term = vocabulary.words().next().unwrap().0;
        vocabulary.close();
        assert_eq!(vocabulary.units(term).collect::<Vec<_>>(), [0, 1, 127, 128, 129, 20_000, 3_000_000]);
        assert_eq!(vocabulary.words().count(), 0);
    }
}
