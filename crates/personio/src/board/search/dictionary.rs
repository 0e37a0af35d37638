//! The vocabulary in alphabetical order, to find beginnings and near misses.

use super::{
    fold::canonical,
    typo::{Typo, TypoRows},
    vocabulary::{Term, Vocabulary},
    word::Word,
};
use crate::board::order::sort_numbers;

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
        let mut forms: Vec<Form> = vocabulary
            .words()
            .map(|(term, word)| Form { word, term, is_canonical: canonical(word).is_none() })
            .collect();
        forms.extend(differing.iter().map(|(term, word)| Form { word, term: *term, is_canonical: true }));
        let mut order: Vec<(u64, u64)> = (0..forms.len() as u64).map(|form| (0, form)).collect();
        sort(&mut order, &forms, 0);
        let mut dictionary = Self { letters: Vec::new(), entries: Vec::with_capacity(forms.len()) };
        let mut before: &[u8] = &[];
        for Form { word, term, is_canonical } in order.into_iter().filter_map(|(_, form)| forms.get(form as usize)) {
            let shared = word.iter().zip(before).take_while(|(letter, other)| letter == other).count();
            dictionary.entries.push(Entry {
                start: u32::try_from(dictionary.letters.len()).unwrap_or(u32::MAX),
                length: word.len() as u8, // words are cut at LONGEST
                shared: shared as u8,
                is_canonical: *is_canonical,
                term: *term,
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

/// A term in one of its forms.
struct Form<'v> {
    word: &'v [u8],
    term: Term,
    is_canonical: bool,
}

/// Sorts numbers of forms, whose first `depth` letters are the same, by eight letters at once.
fn sort(order: &mut [(u64, u64)], forms: &[Form<'_>], depth: usize) {
    for (letters, form) in order.iter_mut() {
        *letters = forms.get(*form as usize).map_or(0, |form| eight(form.word.get(depth..).unwrap_or(&[])));
    }
    sort_numbers(order);
    for same in order.chunk_by_mut(|(left, _), (right, _)| left == right) {
        // With a zero at their end the words are over, and the same.
        if same.len() > 1 && same.first().is_some_and(|(letters, _)| letters & 0xFF != 0) {
            sort(same, forms, depth + 8);
        }
    }
}

/// Eight letters as a number that sorts as they do, filled up with zeros.
fn eight(word: &[u8]) -> u64 {
    let mut eight = [0; 8];
    eight.iter_mut().zip(word).for_each(|(place, letter)| *place = *letter);
    u64::from_be_bytes(eight)
}

#[cfg(test)]
mod tests {
    use super::{Dictionary, Vocabulary, Word};
    use crate::board::search::random::Random;

    fn dictionary(words: &[&str]) -> (Vocabulary, Dictionary) {
        let mut vocabulary = Vocabulary::default();
        words.iter().for_each(|word| vocabulary.post_word(word, 0));
        let dictionary = Dictionary::new(&vocabulary);
        (vocabulary, dictionary)
    }

    fn as_written(words: &[&str], query: &str) -> Vec<(String, bool)> {
        let (vocabulary, dictionary) = dictionary(words);
        let name = |wanted| {
            vocabulary
                .words()
                .find(|(term, _)| *term == wanted)
                .map(|(_, word)| String::from_utf8_lossy(word).into_owned())
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

    #[test]
    fn entries_are_in_order_and_know_what_they_share() {
        let mut random = Random::new(17);
        let words: Vec<String> = (0..2000).map(|_| String::from_utf8(random.word(1, 30)).unwrap()).collect();
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        words.extend(["software", "softwareentwickler", "softwareentwicklung", "softwar", "softwareentwick"]);
        let (_, dictionary) = dictionary(&words);
        let sorted: Vec<&[u8]> = dictionary.entries.iter().map(|entry| dictionary.word(entry)).collect();
        assert!(sorted.is_sorted());
        assert!(sorted.len() >= words.len() / 2);
        for (pair, entry) in sorted.windows(2).zip(&dictionary.entries[1..]) {
            let shared = pair[0].iter().zip(pair[1]).take_while(|(left, right)| left == right).count();
            assert_eq!(shared, usize::from(entry.shared));
        }
    }
}
