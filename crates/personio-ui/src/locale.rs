//! The language of the interface, and how it writes numbers, dates and amounts.

use std::sync::{Arc, OnceLock};

use leptos::prelude::*;
use personio::board::Facet;
use personio::language::Language;

use crate::text::{Catalogue, Text};

/// Writes numbers, dates and names the way a language does. A browser answers with `Intl`.
pub trait Format: Send + Sync {
    /// A whole number with the language's separators.
    fn number(&self, language: Language, number: u32) -> String;
    /// Whether the language's plural rules call for the singular.
    fn is_one(&self, language: Language, number: u32) -> bool;
    /// A day, from seconds since 1970 (UTC).
    fn date(&self, language: Language, unix_seconds: i64) -> String;
    /// An amount of money without useless decimals; `currency` is an ISO 4217 code.
    fn money(&self, language: Language, amount: f64, currency: &str) -> String;
    /// The name of another language.
    fn language_name(&self, language: Language, other: Language) -> String;
}

/// The interface's language with its texts. Cheap to clone; components find it as a context.
#[derive(Clone)]
pub struct Locale(Arc<Inner>);

struct Inner {
    language: Language,
    catalogue: Catalogue,
    later: OnceLock<Catalogue>,
    format: Box<dyn Format>,
}

impl Locale {
    /// A locale of a language; texts that the catalogue lacks are English.
    #[must_use]
    pub fn new(language: Language, catalogue: Catalogue, format: Box<dyn Format>) -> Self {
        Self(Arc::new(Inner { language, catalogue, later: OnceLock::new(), format }))
    }

    /// Adds the texts of what came later, such as an open position. Texts that were there before stay as they were.
    pub fn add(&self, later: Catalogue) {
        _ = self.0.later.set(later);
    }

    /// The locale that the component is shown in.
    ///
    /// # Panics
    /// When no locale was provided, which is a mistake of the program and not of its input.
    #[must_use]
    pub fn current() -> Self {
        expect_context()
    }

    /// The language of the interface.
    #[must_use]
    pub fn language(&self) -> Language {
        self.0.language
    }

    /// A text.
    #[must_use]
    pub fn t(&self, text: impl Text) -> String {
        self.lookup(text.key(), text.english())
    }

    /// A text with its placeholders filled.
    #[must_use]
    pub fn fill(&self, text: impl Text, values: &[(&str, &str)]) -> String {
        fill(self.t(text), values)
    }

    /// A text that counts: `one` in the singular, `other` else; `{count}` is filled.
    #[must_use]
    pub fn count(&self, one: impl Text, other: impl Text, number: u32) -> String {
        let written = self.number(number);
        let text = if self.0.format.is_one(self.0.language, number) { self.t(one) } else { self.t(other) };
        fill(text, &[("count", &written)])
    }

    /// A whole number.
    #[must_use]
    pub fn number(&self, number: u32) -> String {
        self.0.format.number(self.0.language, number)
    }

    /// A day.
    #[must_use]
    pub fn date(&self, unix_seconds: i64) -> String {
        self.0.format.date(self.0.language, unix_seconds)
    }

    /// An amount of money.
    #[must_use]
    pub fn money(&self, amount: f64, currency: &str) -> String {
        self.0.format.money(self.0.language, amount, currency)
    }

    /// The name of a language, in the interface's language.
    #[must_use]
    pub fn language_name(&self, other: Language) -> String {
        self.0.format.language_name(self.0.language, other)
    }

    /// What a facet's value is called: names stay as they are, codes get a text.
    #[must_use]
    pub fn value(&self, facet: Facet, value: &str) -> String {
        match facet {
            Facet::Department | Facet::Office | Facet::RecruitingCategory | Facet::Subcompany => value.to_owned(),
            Facet::Language => Language::parse(value).map_or_else(|| value.to_owned(), |it| self.language_name(it)),
            _ => self
                .0
                .catalogue
                .get(&[facet.key(), ".", value].concat())
                .map_or_else(|| english_code(value), str::to_owned),
        }
    }

    fn lookup(&self, key: &str, english: &str) -> String {
        let later = || self.0.later.get()?.get(key);
        self.0.catalogue.get(key).or_else(later).unwrap_or(english).to_owned()
    }
}

/// Fills `{name}` placeholders.
fn fill(text: String, values: &[(&str, &str)]) -> String {
    values.iter().fold(text, |text, (name, value)| text.replace(&["{", name, "}"].concat(), value))
}

/// A code in English words: `working_student` is "Working student". Codes that read badly have a text of their own.
fn english_code(code: &str) -> String {
    let words = match code {
        "full-or-part-time" => "Full- or part-time",
        "lt-1" => "Less than 1 year",
        "1-2" => "1–2 years",
        "2-5" => "2–5 years",
        "5-7" => "5–7 years",
        "7-10" => "7–10 years",
        "10-15" => "10–15 years",
        "gt-15" => "More than 15 years",
        "intern" => "Internship",
        "trainee" => "Trainee or apprentice",
        "temporary" => "Fixed-term",
        "rd_and_science" => "R&D and science",
        "it_software" => "IT and software",
        "quality_assurance_and_saftey" => "Quality assurance and safety",
        other => other,
    };
    let mut words = words.replace('_', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase(); // codes are ASCII; anything else stays as it is
    }
    words
}

#[cfg(test)]
pub(crate) mod tests {
    use personio::board::Facet;
    use personio::language::Language;

    use super::{Format, Locale};
    use crate::text::{BoardText, Catalogue, JobText};

    /// Writes everything plainly, as no browser is there.
    pub struct PlainFormat;

    impl Format for PlainFormat {
        fn number(&self, _: Language, number: u32) -> String {
            number.to_string()
        }
        fn is_one(&self, _: Language, number: u32) -> bool {
            number == 1
        }
        fn date(&self, _: Language, unix_seconds: i64) -> String {
            format!("day {}", unix_seconds / 86_400)
        }
        fn money(&self, _: Language, amount: f64, currency: &str) -> String {
            format!("{amount} {currency}")
        }
        fn language_name(&self, _: Language, other: Language) -> String {
            other.to_string()
        }
    }

    pub fn german(file: &str) -> Locale {
        Locale::new(Language::GERMAN, Catalogue::parse(file), Box::new(PlainFormat))
    }

    #[test]
    fn a_text_that_the_catalogue_lacks_is_english() {
        let locale = german("Apply = Jetzt bewerben");
        assert_eq!(locale.t(JobText::Apply), "Jetzt bewerben");
        assert_eq!(locale.t(BoardText::BackToList), "All jobs");
    }

    #[test]
    fn texts_that_come_later_are_found_wherever_the_locale_went() {
        let locale = german("BackToList = Alle Stellen");
        let elsewhere = locale.clone();
        locale.add(Catalogue::parse("Apply = Jetzt bewerben\nBackToList = anders"));
        assert_eq!(elsewhere.t(JobText::Apply), "Jetzt bewerben");
        assert_eq!(elsewhere.t(BoardText::BackToList), "Alle Stellen");
    }

    #[test]
    fn counts_use_the_plural_rules() {
        let locale = german("ResultsOne = {count} Stelle\nResultsOther = {count} Stellen");
        assert_eq!(locale.count(BoardText::ResultsOne, BoardText::ResultsOther, 1), "1 Stelle");
        assert_eq!(locale.count(BoardText::ResultsOne, BoardText::ResultsOther, 0), "0 Stellen");
    }

    #[test]
    fn codes_become_words_and_names_stay() {
        let locale = german("schedule.full-time = Vollzeit");
        assert_eq!(locale.value(Facet::Schedule, "full-time"), "Vollzeit");
        assert_eq!(locale.value(Facet::EmploymentType, "working_student"), "Working student");
        assert_eq!(locale.value(Facet::Experience, "lt-1"), "Less than 1 year");
        assert_eq!(locale.value(Facet::Office, "lt-1"), "lt-1");
        assert_eq!(locale.value(Facet::Seniority, ""), "");
    }
}
