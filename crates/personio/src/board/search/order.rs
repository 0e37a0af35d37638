//! Alphabetical order as people expect it.

use super::token::{Sink, words};

/// What a name is sorted by: its words without case and diacritics, so that `Ärztin` is among the words with A. Equal
/// ones keep an order by their spelling.
pub(in crate::board) fn order_key(name: &str) -> Vec<u8> {
    struct Key(Vec<u8>);
    impl Sink for Key {
        fn word(&mut self, word: &[u8]) {
            self.0.extend_from_slice(word);
            self.0.push(b' ');
        }
    }
    let mut key = Key(Vec::new());
    words(name, &mut key);
    // The spelling decides between names with the same words.
    key.0.push(0);
    key.0.extend_from_slice(name.as_bytes());
    key.0
}

#[cfg(test)]
mod tests {
    use super::order_key;

    #[test]
    fn case_diacritics_and_brackets_do_not_matter() {
        let mut names = ["Zug", "ärztin", "(Senior) Arzt", "Arzt", "Ärzte", "b", "Éclair"];
        names.sort_by_key(|name| order_key(name));
        assert_eq!(names, ["Arzt", "Ärzte", "ärztin", "b", "Éclair", "(Senior) Arzt", "Zug"]);
    }
}
