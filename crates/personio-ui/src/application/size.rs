//! Sizes of files, for people.

use personio::language::Language;

use crate::locale::Locale;

const KB: u64 = 1024;
const MB: u64 = 1024 * KB;

/// A size such as `640 KB`, `1.4 MB` or `20 MB`.
pub fn size_text(locale: &Locale, bytes: u64) -> String {
    let number = |number: u64| locale.number(number.try_into().unwrap_or(u32::MAX));
    if bytes < MB {
        return [number(bytes.div_ceil(KB)), "\u{a0}KB".to_owned()].concat();
    }
    let tenths = bytes.saturating_mul(10).div_ceil(MB);
    let mark = if locale.language() == Language::ENGLISH { "." } else { "," };
    match tenths % 10 {
        0 => [number(tenths / 10), "\u{a0}MB".to_owned()].concat(),
        rest => [number(tenths / 10), mark.to_owned(), number(rest), "\u{a0}MB".to_owned()].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::size_text;
    use crate::locale::tests::german;

    #[test]
    fn sizes_are_short_and_never_say_nothing() {
        let texts = [1, 1024, 655_360, 1_400_000, 20 * 1024 * 1024].map(|bytes| size_text(&german(""), bytes));
        assert_eq!(texts, ["1\u{a0}KB", "1\u{a0}KB", "640\u{a0}KB", "1,4\u{a0}MB", "20\u{a0}MB"]);
    }
}
