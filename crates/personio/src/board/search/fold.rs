//! Folds letters so that case, umlauts and diacritics do not matter.

/// What a character is to the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folded {
    /// It ends a word.
    Separator,
    /// It belongs to the word and says nothing: a combining accent, a soft hyphen.
    Nothing,
    /// A letter or digit, as the letter that it is folded to.
    Letter(u8),
    /// A character that stands for two letters: `ß`, `æ`.
    Pair(u8, u8),
    /// A letter of a script that is taken as it is.
    Other(char),
}

/// U+00C0 to U+017F, each as its base letter; `.` separates, `?` is a pair.
const LATIN: &[u8; 192] = b"aaaaaa?ceeeeiiiidnooooo.ouuuuy??\
aaaaaa?ceeeeiiiidnooooo.ouuuuy?y\
aaaaaaccccccccddddeeeeeeeeeegggg\
gggghhhhiiiiiiiiii??jjkkklllllll\
lllnnnnnnnnnoooooo??rrrrrrssssss\
ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// U+01CD to U+01DC.
const CARONS: &[u8; 16] = b"aaiioouuuuuuuuuu";

/// Greek letters with accents and what they are without.
const GREEK: [(char, char); 19] = [
    ('Ά', 'α'),
    ('Έ', 'ε'),
    ('Ή', 'η'),
    ('Ί', 'ι'),
    ('Ό', 'ο'),
    ('Ύ', 'υ'),
    ('Ώ', 'ω'),
    ('Ϊ', 'ι'),
    ('Ϋ', 'υ'),
    ('ά', 'α'),
    ('έ', 'ε'),
    ('ή', 'η'),
    ('ί', 'ι'),
    ('ό', 'ο'),
    ('ύ', 'υ'),
    ('ώ', 'ω'),
    ('ϊ', 'ι'),
    ('ϋ', 'υ'),
    ('ς', 'σ'),
];

/// Cyrillic and Greek letters become one byte each, so that a typing error in them is one byte too.
const CYRILLIC_START: u8 = 0x80;
const GREEK_START: u8 = 0xB0;

/// Folds a character that is not ASCII.
pub(super) fn fold(character: char) -> Folded {
    match character {
        '\u{AD}'
        | '\u{300}'..='\u{36F}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2060}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => Folded::Nothing,
        '\u{80}'..='\u{BF}' => Folded::Separator,
        'ß' | 'ẞ' => Folded::Pair(b's', b's'),
        'Æ' | 'æ' => Folded::Pair(b'a', b'e'),
        'Œ' | 'œ' => Folded::Pair(b'o', b'e'),
        'Þ' | 'þ' => Folded::Pair(b't', b'h'),
        'Ĳ' | 'ĳ' => Folded::Pair(b'i', b'j'),
        'ﬁ' => Folded::Pair(b'f', b'i'),
        'ﬂ' => Folded::Pair(b'f', b'l'),
        '\u{C0}'..='\u{17F}' => from_table(LATIN, character, '\u{C0}'),
        'ƒ' => Folded::Letter(b'f'),
        'Ơ' | 'ơ' | '\u{1ECC}'..='\u{1EE3}' => Folded::Letter(b'o'),
        'Ư' | 'ư' | '\u{1EE4}'..='\u{1EF1}' => Folded::Letter(b'u'),
        '\u{1CD}'..='\u{1DC}' => from_table(CARONS, character, '\u{1CD}'),
        'Ș' | 'ș' => Folded::Letter(b's'),
        'Ț' | 'ț' => Folded::Letter(b't'),
        '\u{1E80}'..='\u{1E85}' => Folded::Letter(b'w'),
        '\u{1EA0}'..='\u{1EB7}' => Folded::Letter(b'a'),
        '\u{1EB8}'..='\u{1EC7}' => Folded::Letter(b'e'),
        '\u{1EC8}'..='\u{1ECB}' => Folded::Letter(b'i'),
        '\u{1EF2}'..='\u{1EF9}' => Folded::Letter(b'y'),
        '\u{370}'..='\u{3FF}' => greek(character),
        '\u{400}'..='\u{491}' => cyrillic(character),
        '\u{2000}'..='\u{2BFF}'
        | '\u{2E00}'..='\u{2E7F}'
        | '\u{3000}'..='\u{303F}'
        | '\u{E000}'..='\u{F8FF}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FF0F}'
        | '\u{FFF0}'..='\u{FFFF}'
        | '\u{1F000}'..='\u{1FAFF}' => Folded::Separator,
        other => Folded::Other(other),
    }
}

fn from_table(table: &[u8], character: char, first: char) -> Folded {
    match table.get((u32::from(character) - u32::from(first)) as usize) {
        Some(letter) if letter.is_ascii_lowercase() => Folded::Letter(*letter),
        _ => Folded::Separator,
    }
}

fn greek(character: char) -> Folded {
    let plain = GREEK.iter().find(|(accented, _)| *accented == character).map_or(character, |(_, plain)| *plain);
    match plain {
        'Α'..='Ω' => offset(plain, 'Α', GREEK_START),
        'α'..='ω' => offset(plain, 'α', GREEK_START),
        other => Folded::Other(other),
    }
}

fn cyrillic(character: char) -> Folded {
    match character {
        'Ё' | 'ё' => offset('е', 'а', CYRILLIC_START),
        'Ґ' | 'ґ' => offset('г', 'а', CYRILLIC_START),
        'А'..='Я' => offset(character, 'А', CYRILLIC_START),
        'а'..='џ' => offset(character, 'а', CYRILLIC_START),
        'Ѐ'..='Џ' => offset(character, 'Ѐ', CYRILLIC_START + 32),
        other => Folded::Other(other),
    }
}

fn offset(character: char, first: char, start: u8) -> Folded {
    match u8::try_from(u32::from(character) - u32::from(first)) {
        Ok(place) => Folded::Letter(start + place),
        Err(_) => Folded::Other(character),
    }
}

/// The form of a folded word in which `ae`, `oe`, `ue` and `ä`, `ö`, `ü` are the same: without an `e` that follows
/// `a`, `o` or `u`. The form of a beginning is the beginning of the form, so beginnings can be compared.
///
/// Gives nothing when the word is in this form already.
pub(super) fn canonical(word: &[u8]) -> Option<Vec<u8>> {
    let spare = |pair: &[u8]| matches!(pair, [b'a' | b'o' | b'u', b'e']);
    if !word.windows(2).any(spare) {
        return None;
    }
    let mut form = Vec::with_capacity(word.len());
    let mut previous = 0;
    for letter in word {
        if !spare(&[previous, *letter]) {
            form.push(*letter);
        }
        previous = *letter;
    }
    Some(form)
}

#[cfg(test)]
mod tests {
    use super::{Folded, canonical, fold};

    fn folded(text: &str) -> String {
        let mut out = String::new();
        for character in text.chars() {
            match fold(character) {
                Folded::Separator => out.push(' '),
                Folded::Nothing => {}
                Folded::Letter(letter) => out.push(char::from(letter)),
                Folded::Pair(first, second) => out.extend([char::from(first), char::from(second)]),
                Folded::Other(other) => out.push(other),
            }
        }
        out
    }

    #[test]
    fn every_latin_letter_with_a_diacritic_is_its_base_letter() {
        let cases = [
            ("ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎẠặ", "aaaaaaaaaaaaaaaaaaaaaa"),
            ("ÇçĆćĈĉĊċČč", "cccccccccc"),
            ("ĎďĐđÐð", "dddddd"),
            ("ÈÉÊËèéêëĒēĔĕĖėĘęĚěẸệ", "eeeeeeeeeeeeeeeeeeee"),
            ("ĜĝĞğĠġĢģ", "gggggggg"),
            ("ĤĥĦħ", "hhhh"),
            ("ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐỈị", "iiiiiiiiiiiiiiiiiiiiii"),
            ("ĴĵĶķĸ", "jjkkk"),
            ("ĹĺĻļĽľĿŀŁł", "llllllllll"),
            ("ÑñŃńŅņŇňŉŊŋ", "nnnnnnnnnnn"),
            ("ÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơỌợ", "oooooooooooooooooooooo"),
            ("ŔŕŖŗŘř", "rrrrrr"),
            ("ŚśŜŝŞşŠšſȘș", "sssssssssss"),
            ("ŢţŤťŦŧȚț", "tttttttt"),
            ("ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưỤự", "uuuuuuuuuuuuuuuuuuuuuuuu"),
            ("ŴŵÝýÿŶŷŸỲỹ", "wwyyyyyyyy"),
            ("ŹźŻżŽž", "zzzzzz"),
            ("ßẞæÆœŒþĳﬁﬂ", "ssssaeaeoeoethijfifl"),
        ];
        for (text, base) in cases {
            assert_eq!(folded(text), base, "{text}");
        }
    }

    #[test]
    fn greek_and_cyrillic_lose_case_and_accents() {
        assert_eq!(folded("ΑΘΉΝΑ"), folded("αθηνα"));
        assert_eq!(folded("Σίσυφος"), folded("ΣΙΣΥΦΟΣ"));
        assert_eq!(folded("МОСКВА"), folded("москва"));
        assert_eq!(folded("Орёл"), folded("орел"));
        assert_eq!(folded("ЇЖАК"), folded("їжак"));
        assert_ne!(folded("альфа"), folded("αλφα"));
    }

    #[test]
    fn what_is_no_letter_separates_words() {
        assert_eq!(folded("×÷·–—„“”’…•→€🎉\u{A0}\u{2003}、"), " ".repeat(17));
    }

    #[test]
    fn accents_of_their_own_and_soft_hyphens_say_nothing() {
        assert_eq!(folded("\u{308}\u{AD}\u{200B}\u{FEFF}"), "");
    }

    #[test]
    fn umlauts_and_their_spelling_in_two_letters_have_one_form() {
        assert_eq!(canonical(b"zurich"), None);
        assert_eq!(canonical(b"zuerich").unwrap(), b"zurich");
        assert_eq!(canonical(b"boeblingen").unwrap(), b"boblingen");
        assert_eq!(canonical(b"aee").unwrap(), b"ae");
    }

    #[test]
    fn the_form_of_a_beginning_is_the_beginning_of_the_form() {
        let form = |word: &[u8]| canonical(word).unwrap_or_else(|| word.to_vec());
        for word in [b"muenchenaeeoueue".as_slice(), b"queueing", b"aeaeae", b"eeee"] {
            for end in 0..=word.len() {
                assert!(form(word).starts_with(&form(&word[..end])), "{end}");
            }
        }
    }
}
