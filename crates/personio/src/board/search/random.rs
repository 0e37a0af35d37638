//! Numbers for tests that look random and are the same in every run.

use std::fmt::Write as _;

/// SplitMix64.
pub(in crate::board) struct Random(u64);

impl Random {
    pub(in crate::board) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(in crate::board) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }

    pub(in crate::board) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// A word over a few letters, so that words are often alike.
    pub(in crate::board) fn word(&mut self, shortest: usize, longest: usize) -> Vec<u8> {
        let length = shortest + self.below(longest - shortest + 1);
        (0..length).map(|_| *self.pick(b"abceu")).collect()
    }

    /// The same with umlauts, spaces and characters of every length.
    pub(in crate::board) fn text(&mut self, characters: usize) -> String {
        let mut text = String::new();
        for _ in 0..characters {
            let character =
                *self.pick(&['a', 'e', 'u', 'S', 'ü', 'ß', 'Œ', '-', ' ', '+', 'C', '\u{308}', '…', '東', '🎉', 'Я']);
            _ = text.write_char(character);
        }
        text
    }
}
