//! Words of names and files, so that the same name is the same however it is written.

/// A word in small letters, with what umlauts become: `Müller` is `mueller`. Where their dots were lost, `muller`, it may be
/// another name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Word {
    long: String,
    short: String,
}

impl Word {
    /// Whether both are spellings of one word.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.long == other.long
    }

    /// How it may be spelled.
    pub(crate) fn spellings(&self) -> [&str; 2] {
        [&self.long, &self.short]
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.long
    }

    pub(crate) fn is_number(&self) -> bool {
        self.long.bytes().all(|letter| letter.is_ascii_digit())
    }

    /// Several words without what parts them.
    pub(crate) fn joined<'a>(words: impl Iterator<Item = &'a Self> + Clone) -> Self {
        Self {
            long: words.clone().map(|word| word.long.as_str()).collect(),
            short: words.map(|word| word.short.as_str()).collect(),
        }
    }

    /// Whether they are two words, and lost dots or one slip of the pen make one of the other. Short words have too many neighbours.
    pub(crate) fn is_nearly(&self, other: &Self) -> bool {
        let slips = [(&self.long, &other.long), (&self.short, &other.short)];
        let is_slip = self.short == other.short || slips.iter().any(|(one, other)| is_one_slip(one, other));
        is_slip && !self.is(other)
    }
}

/// The words of a text: letters and digits apart, so that `Byron0042` is two.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = Word { long: String::new(), short: String::new() };
    let mut was_digit = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        // macOS writes ü in file names as u and a mark.
        let is_marked = letters.peek() == Some(&'\u{308}');
        if ('\u{300}'..='\u{36f}').contains(&letter) {
            continue;
        }
        if !letter.is_alphanumeric() || (letter.is_numeric() != was_digit && !word.long.is_empty()) {
            finish(&mut words, &mut word);
        }
        was_digit = letter.is_numeric();
        if letter.is_alphanumeric() {
            for small in letter.to_lowercase() {
                let composed = match (small, is_marked) {
                    ('a', true) => 'ä',
                    ('o', true) => 'ö',
                    ('u', true) => 'ü',
                    (letter, _) => letter,
                };
                let (long, short) = spelled(composed);
                word.long.push_str(&long);
                word.short.push_str(&short);
            }
        }
    }
    finish(&mut words, &mut word);
    words
}

fn finish(words: &mut Vec<Word>, word: &mut Word) {
    if !word.long.is_empty() {
        words.push(Word { long: std::mem::take(&mut word.long), short: std::mem::take(&mut word.short) });
    }
}

fn spelled(letter: char) -> (String, String) {
    let both = |text: &str| (text.to_owned(), text.to_owned());
    match letter {
        'ä' => ("ae".into(), "a".into()),
        'ö' | 'ø' => ("oe".into(), "o".into()),
        'ü' => ("ue".into(), "u".into()),
        'å' => ("aa".into(), "a".into()),
        'ß' => both("ss"),
        'æ' => both("ae"),
        'œ' => both("oe"),
        'á' | 'à' | 'â' | 'ã' | 'ą' | 'ă' => both("a"),
        'ç' | 'ć' | 'č' => both("c"),
        'ď' | 'đ' => both("d"),
        'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' => both("e"),
        'ğ' => both("g"),
        'í' | 'ì' | 'î' | 'ï' | 'ı' => both("i"),
        'ł' => both("l"),
        'ñ' | 'ń' | 'ň' => both("n"),
        'ó' | 'ò' | 'ô' | 'õ' | 'ő' => both("o"),
        'ř' => both("r"),
        'ś' | 'š' | 'ş' | 'ș' => both("s"),
        'ť' | 'ț' | 'ţ' => both("t"),
        'ú' | 'ù' | 'û' | 'ů' | 'ű' => both("u"),
        'ý' | 'ÿ' => both("y"),
        'ź' | 'ż' | 'ž' => both("z"),
        letter => both(letter.encode_utf8(&mut [0; 4])),
    }
}

fn is_one_slip(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > 4 {
        return false; // more than a letter
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    if short.len() < 4 || long.len() - short.len() > 1 || short == long {
        return false;
    }
    let start = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    let end = short.iter().rev().zip(long.iter().rev()).take_while(|(one, other)| one == other).count();
    if short.len() < long.len() {
        return start + end >= short.len();
    }
    let differ = short.len().saturating_sub(start + end);
    // Another letter, or two neighbours that changed places.
    differ <= 1 || (differ == 2 && short.get(start) == long.get(start + 1) && short.get(start + 1) == long.get(start))
}

#[cfg(test)]
mod tests {
    use super::{Word, words};

    fn word(text: &str) -> Word {
        words(text).remove(0)
    }

    #[test]
    fn one_name_is_one_however_it_is_written() {
        for other in ["Müller", "MUELLER", "mu\u{308}ller"] {
            assert!(word("Müller").is(&word(other)), "{other}");
        }
        // Muller is a name of its own.
        assert!(!word("Müller").is(&word("Muller")) && word("Müller").is_nearly(&word("Muller")));
        assert!(word("Gül").is_nearly(&word("Gul")));
        assert!(word("Łukasz").is(&word("lukasz")) && word("Groß").is(&word("gross")));
        assert!(!word("Müller").is(&word("Miller")));
    }

    #[test]
    fn letters_and_digits_are_words_apart() {
        let texts: Vec<String> = words("2026-05_Byron0042.Ada").iter().map(|it| it.as_str().to_owned()).collect();
        assert_eq!(texts, ["2026", "05", "byron", "0042", "ada"]);
    }

    #[test]
    fn one_slip_of_the_pen_is_nearly_the_name() {
        for other in ["Wigner", "Wagnr", "Waggner", "Wanger"] {
            assert!(word("Wagner").is_nearly(&word(other)), "{other}");
        }
        for other in ["Wagner", "Weber", "Winkler"] {
            assert!(!word("Wagner").is_nearly(&word(other)), "{other}");
        }
        assert!(!word("Ada").is_nearly(&word("Ida")));
    }
}
