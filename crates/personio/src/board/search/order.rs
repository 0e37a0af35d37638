//! Alphabetical order as people expect it.

use super::token::spell;

/// What a name is sorted by: its words without case and diacritics, so that `Ärztin` is among the words with A. Equal
/// ones keep an order by their spelling.
pub(in crate::board) fn order_key(name: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(2 * name.len() + 2);
    spell::<false>(name, |word| {
        key.extend_from_slice(word.letters);
        key.push(b' ');
    });
    // The spelling decides between names with the same words.
    key.push(0);
    key.extend_from_slice(name.as_bytes());
    key
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
