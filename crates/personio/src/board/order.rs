//! Everything that is sorted, by two kinds of keys. A sort is a few kilobytes of WebAssembly for every type, so there
//! are two of them only.

use super::search::{Hyphens, spell};

/// Sorts pairs of numbers.
#[inline(never)]
pub(super) fn sort_numbers(pairs: &mut [(u64, u64)]) {
    pairs.sort_unstable();
}

/// Sorts numbers by names, equal names by their numbers.
#[inline(never)]
pub(super) fn sort_names(names: &mut [(Vec<u8>, usize)]) {
    names.sort_unstable();
}

/// What a name is sorted by: its words without case and diacritics, so that `Ärztin` is among the words with A. Names
/// with the same words are sorted by their spelling.
pub(super) fn name_key(name: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(2 * name.len() + 2);
    spell(name, Hyphens::Split, &mut |word| {
        key.extend_from_slice(word.letters);
        key.push(b' ');
    });
    key.push(0);
    key.extend_from_slice(name.as_bytes());
    key
}

#[cfg(test)]
mod tests {
    use super::{name_key, sort_names};

    #[test]
    fn case_diacritics_and_brackets_do_not_matter() {
        let names = ["Zug", "ärztin", "(Senior) Arzt", "Arzt", "Ärzte", "b", "Éclair"];
        let mut keys: Vec<_> = names.iter().enumerate().map(|(at, name)| (name_key(name), at)).collect();
        sort_names(&mut keys);
        let sorted: Vec<_> = keys.into_iter().map(|(_, at)| names[at]).collect();
        assert_eq!(sorted, ["Arzt", "Ärzte", "ärztin", "b", "Éclair", "(Senior) Arzt", "Zug"]);
    }
}
