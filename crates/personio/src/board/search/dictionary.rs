//! The vocabulary in alphabetical order, to find beginnings and near misses.

use super::{
    fold::canonical,
    typo::{Typo, TypoRows},
    vocabulary::{Term, Vocabulary},
    word::Word,
};

/// Every word in its canonical form, and in the folded one too if that differs, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Dictionary {
    letters: Vec<u8>,
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    start: u32,
    length: u8,
    /// How many letters it has in common with the entry before.
    shared: u8,
    /// Whether this is the term's canonical form.
    is_canonical: bool,
    term: Term,
}

impl Dictionary {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let differing: Vec<_> = vocabulary.words().filter_map(|(term, word)| Some((term, canonical(word)?))).collect();
        let mut forms: Vec<_> =
            vocabulary.words().map(|(term, word)| (beginning(word), word, term, canonical(word).is_none())).collect();
        forms.extend(differing.iter().map(|(term, word)| (beginning(word), word.as_slice(), *term, true)));
        // Most pairs differ in their first eight letters, which are compared as one number.
        forms.sort_unstable_by(|(left, left_word, ..), (right, right_word, ..)| {
            left.cmp(right).then_with(|| left_word.cmp(right_word))
        });
        let mut dictionary = Self { letters: Vec::new(), entries: Vec::with_capacity(forms.len()) };
        let mut before: &[u8] = &[];
        for (_, word, term, is_canonical) in forms {
            let shared = word.iter().zip(before).take_while(|(letter, other)| letter == other).count();
            dictionary.entries.push(Entry {
                start: u32::try_from(dictionary.letters.len()).unwrap_or(u32::MAX),
                length: word.len() as u8, // words are cut at LONGEST
                shared: shared as u8,
                is_canonical,
                term,
            });
            dictionary.letters.extend_from_slice(word);
            before = word;
        }
        dictionary
    }

    /// The terms that are a word, or begin with it; `true` for those that are it.
    pub(super) fn as_written(&self, word: &Word) -> impl Iterator<Item = (Term, bool)> {
        let wanted = word.canonical();
        let first = self.entries.partition_point(|entry| self.word(entry) < wanted);
        let rest = self.entries.get(first..).unwrap_or(&[]).iter();
        rest.map(|entry| (entry, self.word(entry)))
            .take_while(move |(_, letters)| letters.starts_with(wanted))
            .filter(|(entry, _)| entry.is_canonical)
            .map(move |(entry, letters)| (entry.term, letters.len() == wanted.len()))
    }

    /// The terms that are a word, or begin with it, but for its typing errors. A term may come more than once.
    pub(super) fn with_typos(&self, word: &Word, mut found: impl FnMut(Term, Typo)) {
        for form in word.forms() {
            let mut rows = TypoRows::new(form, word.typos());
            for entry in &self.entries {
                if let Some(typo) = rows.next(self.word(entry), usize::from(entry.shared)) {
                    found(entry.term, typo);
                }
            }
        }
    }

    fn word(&self, entry: &Entry) -> &[u8] {
        let start = entry.start as usize;
        self.letters.get(start..start + usize::from(entry.length)).unwrap_or(&[])
    }
}

fn beginning(word: &[u8]) -> u64 {
    let mut eight = [0; 8];
    eight.iter_mut().zip(word).for_each(|(place, letter)| *place = *letter);
    u64::from_be_bytes(eight)
}

#[cfg(test)]
mod tests {
    use super::{Dictionary, Vocabulary, Word};

    fn dictionary(words: &[&str]) -> (Vocabulary, Dictionary) {
        let mut vocabulary = Vocabulary::default();
        words.iter().for_each(|word| vocabulary.post_word(word, 0));
        let dictionary = Dictionary::new(&vocabulary);
        (vocabulary, dictionary)
    }

    fn as_written(words: &[&str], query: &str) -> Vec<(String, bool)> {
        let (vocabulary, dictionary) = dictionary(words);
        let name = |wanted| {
            vocabulary.words().find(|(term, _)| *term == wanted).map(|(_, word)| String::from_utf8_lossy(word).into_owned())
        };
        let word = Word::of(query).unwrap();
        dictionary.as_written(&word).map(|(term, whole)| (name(term).unwrap(), whole)).collect()
    }

    #[test]
    fn beginnings_are_found_and_whole_words_told_apart() {
        let words = ["sales", "salesforce", "sale", "salt", "wholesale"];
        assert_eq!(as_written(&words, "sales"), [("sales".into(), true), ("salesforce".into(), false)]);
        assert_eq!(as_written(&words, "zebra"), []);
    }

    #[test]
    fn an_umlaut_is_found_in_each_of_its_spellings() {
        for query in ["Zürich", "zuerich", "zurich", "ZUERICH"] {
            let mut found = as_written(&["zuerich", "zurich", "zug"], query);
            found.sort();
            assert_eq!(found, [("zuerich".into(), true), ("zurich".into(), true)], "{query}");
        }
    }
}
