//! Finding something in a list by a few letters of it.

/// Whether a text has every word of what is looked for in it, in any order. Case and accents do not matter: who looks for
/// somebody has them on no keyboard.
#[must_use]
pub fn fits(text: &str, wanted: &str) -> bool {
    let text = folded(text);
    wanted.split_whitespace().all(|word| text.contains(&folded(word)))
}

fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(plain).filter(|letter| !is_mark(*letter)).collect()
}

/// A letter without its accent, of those that Western European names have.
fn plain(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ß' => 's',
        'ţ' | 'ť' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        letter => letter,
    }
}

/// An accent that stands by itself, behind its letter.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn every_word_is_found_in_any_order_whatever_its_case_and_its_accents() {
        for wanted in ["", "zoe", "müller zoë", "muller", "ZOË MÜL", "mu\u{308}ller"] {
            assert!(fits("Zoë Müller", wanted), "{wanted}");
        }
        for wanted in ["zoe x", "mueller", "zm"] {
            assert!(!fits("Zoë Müller", wanted), "{wanted}");
        }
    }
}
