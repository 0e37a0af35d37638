//! Finds words in spite of typing errors: a letter too many, too few, wrong, or two swapped.

/// From how many letters on the beginning of a longer word may have an error too. In shorter ones, too many words
/// would begin with something similar.
const BEGINNINGS_FROM: usize = 5;

/// How a word differs from the one that is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Typo {
    /// The number of errors.
    pub(super) errors: u8,
    /// Whether only the beginning of the word is meant.
    pub(super) beginning: bool,
    /// Whether the first letter is wrong, which is rare among typing errors.
    pub(super) first_letter: bool,
}

impl Typo {
    /// Lower is nearer.
    pub(super) fn rank(&self) -> u8 {
        self.errors * 4 + u8::from(self.first_letter) * 2 + u8::from(self.beginning)
    }
}

/// The rows of the Damerau–Levenshtein table (optimal string alignment) between one word and many in order.
///
/// What a word has in common with the one before is not computed again, and words that begin with what cannot match
/// any more are skipped.
#[derive(Debug)]
pub(super) struct TypoRows<'w> {
    wanted: &'w [u8],
    most: u8,
    /// Row after row, each one cell longer than `wanted`; a row for every letter of the current word, and one before.
    cells: Vec<u8>,
    /// For each row the fewest errors with which any beginning up to it is the whole of `wanted`.
    beginnings: Vec<u8>,
    /// How many letters of the current word have their row.
    depth: usize,
    /// The letters at which the current word was given up, and what became of it: words that share them end alike.
    dead: Option<(usize, Option<Typo>)>,
}

impl<'w> TypoRows<'w> {
    pub(super) fn new(wanted: &'w [u8], most: u8) -> Self {
        let first = (0..=wanted.len()).map(|errors| errors.min(usize::from(most) + 1) as u8);
        let mut beginnings = Vec::with_capacity(wanted.len() + 4);
        beginnings.push(most + 1);
        Self { wanted, most, cells: first.collect(), beginnings, depth: 0, dead: None }
    }

    /// Compares with a word that has `shared` letters in common with the one before it.
    ///
    /// The word itself is no match: it has no errors.
    pub(super) fn next(&mut self, word: &[u8], shared: usize) -> Option<Typo> {
        if self.most == 0 {
            return None;
        }
        match self.dead {
            Some((dead, verdict)) if shared >= dead => return verdict,
            _ => self.dead = None,
        }
        self.depth = self.depth.min(shared);
        let width = self.wanted.len() + 1;
        self.cells.truncate((self.depth + 1) * width);
        self.beginnings.truncate(self.depth + 1);
        while let Some(letter) = word.get(self.depth) {
            let before = self.depth.checked_sub(1).and_then(|at| word.get(at));
            let least = self.row(*letter, before.copied());
            self.depth += 1;
            if least > self.most {
                let verdict = self.verdict(word, None);
                self.dead = Some((self.depth, verdict));
                return verdict;
            }
        }
        self.verdict(word, self.cells.last().copied())
    }

    /// Adds the row of the next letter and says the least of its cells.
    fn row(&mut self, letter: u8, before: Option<u8>) -> u8 {
        let width = self.wanted.len() + 1;
        let beyond = self.most + 1;
        let row = self.depth + 1;
        // Only cells this near to the diagonal can hold few enough errors.
        let (from, to) = (row.saturating_sub(usize::from(self.most)), row + usize::from(self.most));
        let start = self.cells.len();
        self.cells.resize(start + width, beyond);
        let (above, current) = self.cells.split_at_mut(start);
        let last = above.get(start - width..).unwrap_or(&[]);
        let last_but_one = start.checked_sub(2 * width).and_then(|at| above.get(at..start - width)).unwrap_or(&[]);
        let mut least = beyond;
        let mut left = beyond;
        if from == 0
            && let Some(cell) = current.first_mut()
        {
            *cell = row.min(usize::from(beyond)) as u8;
            left = *cell;
            least = left;
        }
        for column in from.max(1)..=to.min(self.wanted.len()) {
            let at = |row: &[u8], column: usize| row.get(column).copied().unwrap_or(beyond);
            let wanted = self.wanted.get(column - 1).copied();
            let wanted_before = column.checked_sub(2).and_then(|column| self.wanted.get(column).copied());
            let mut errors =
                (at(last, column - 1) + u8::from(wanted != Some(letter))).min(at(last, column) + 1).min(left + 1);
            if before.is_some() && wanted == before && wanted_before == Some(letter) {
                errors = errors.min(at(last_but_one, column - 2) + 1); // swapped
            }
            left = errors.min(beyond);
            if let Some(cell) = current.get_mut(column) {
                *cell = left;
            }
            least = least.min(left);
        }
        let whole = current.last().copied().unwrap_or(beyond);
        self.beginnings.push(self.beginnings.last().copied().unwrap_or(beyond).min(whole));
        least
    }

    fn verdict(&self, word: &[u8], whole: Option<u8>) -> Option<Typo> {
        let first_letter = word.first() != self.wanted.first();
        let typo = |errors: Option<u8>, beginning| {
            let errors = errors.filter(|errors| (1..=self.most).contains(errors))?;
            Some(Typo { errors, beginning, first_letter })
        };
        let beginning = self.beginnings.last().copied().filter(|_| self.wanted.len() >= BEGINNINGS_FROM);
        match (typo(whole, false), typo(beginning, true)) {
            (Some(whole), Some(beginning)) if beginning.rank() < whole.rank() => Some(beginning),
            (whole, beginning) => whole.or(beginning),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BEGINNINGS_FROM, TypoRows};
    use crate::board::search::random::Random;

    /// The distance by the book: every cell, nothing skipped.
    fn distance(left: &[u8], right: &[u8]) -> usize {
        let mut cells = vec![vec![0; right.len() + 1]; left.len() + 1];
        for row in 0..=left.len() {
            for column in 0..=right.len() {
                cells[row][column] = if row == 0 || column == 0 {
                    row + column
                } else {
                    let wrong = usize::from(left[row - 1] != right[column - 1]);
                    let mut errors = (cells[row - 1][column - 1] + wrong)
                        .min(cells[row - 1][column] + 1)
                        .min(cells[row][column - 1] + 1);
                    if row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1]
                    {
                        errors = errors.min(cells[row - 2][column - 2] + 1);
                    }
                    errors
                };
            }
        }
        cells[left.len()][right.len()]
    }

    #[test]
    fn skipping_what_words_have_in_common_changes_no_distance() {
        let mut random = Random::new(7);
        for round in 0..200 {
            let mut words: Vec<Vec<u8>> = (0..60).map(|_| random.word(3, 9)).collect();
            words.sort();
            let wanted = random.word(3, 9);
            let most = round % 2 + 1;
            let mut rows = TypoRows::new(&wanted, most);
            let mut before: &[u8] = &[];
            for word in &words {
                let shared = word.iter().zip(before).take_while(|(left, right)| left == right).count();
                before = word;
                let found = rows.next(word, shared);
                let whole = distance(word, &wanted);
                let beginning = (0..=word.len()).map(|end| distance(&word[..end], &wanted)).min().unwrap();
                if beginning == 0 {
                    continue;
                }
                let accepted = |errors| errors <= usize::from(most);
                let expected = accepted(whole) || accepted(beginning) && wanted.len() >= BEGINNINGS_FROM;
                assert_eq!(found.is_some(), expected, "{wanted:?} {word:?} {found:?}");
                if let Some(found) = found {
                    let errors = if found.beginning { beginning } else { whole };
                    assert_eq!(usize::from(found.errors), errors, "{wanted:?} {word:?}");
                    assert_eq!(found.first_letter, word[0] != wanted[0]);
                }
            }
        }
    }

    #[test]
    fn a_word_without_errors_is_no_typing_error() {
        assert_eq!(TypoRows::new(b"sales", 1).next(b"sales", 0), None);
    }

    #[test]
    fn the_nearer_reading_wins() {
        let typo = TypoRows::new(b"engineer", 2).next(b"enginerring", 0).unwrap();
        assert!(typo.beginning);
        assert_eq!(typo.errors, 1);
    }

    #[test]
    fn words_of_four_letters_may_not_have_an_error_in_a_mere_beginning() {
        assert!(TypoRows::new(b"data", 1).next(b"date", 0).is_some());
        assert!(TypoRows::new(b"data", 1).next(b"dating", 0).is_none());
        assert!(TypoRows::new(b"datas", 1).next(b"dataxing", 0).is_some());
    }
}
