//! Whether an answer can be sent.

use super::{Field, FieldKind};
use crate::calendar;

/// The longest answer of one line, in characters: what Personio documents for its older form.
pub const MAX_LINE: usize = 255;
/// The longest answer of several lines, in characters: more than anybody reads, less than anybody can abuse.
pub const MAX_LONG_TEXT: usize = 10_000;
/// Stands between the values of [`FieldKind::Options`]: options have commas in them, but no line breaks.
pub const OPTION_SEPARATOR: char = '\n';

/// The longest address that mail servers take (RFC 5321).
const MAX_EMAIL: usize = 254;

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldProblem {
    /// There is none.
    Required,
    /// It is no email address.
    Email,
    /// It is no date.
    Date,
    /// It is no number.
    Number,
    /// It has more characters than this.
    TooLong(usize),
    /// It is none of the options.
    UnknownOption,
}

/// Says what is wrong with an answer. White space around it does not count; an empty one is fine unless it is
/// required.
#[must_use]
pub fn validate(field: &Field, value: &str) -> Option<FieldProblem> {
    let value = value.trim();
    if value.is_empty() {
        return field.is_required().then_some(FieldProblem::Required);
    }
    let kind = field.kind();
    let limit = if matches!(kind, FieldKind::LongText | FieldKind::Options) { MAX_LONG_TEXT } else { MAX_LINE };
    if value.chars().nth(limit).is_some() {
        return Some(FieldProblem::TooLong(limit));
    }
    let is_option = |value: &str| field.options.iter().any(|option| option.value == value);
    let (is_fine, problem) = match kind {
        FieldKind::Text | FieldKind::LongText | FieldKind::Phone | FieldKind::Checkbox => return None,
        FieldKind::Email => (is_email(value), FieldProblem::Email),
        FieldKind::Date => (calendar::days_of_date(value).is_some(), FieldProblem::Date),
        FieldKind::Number => (is_number(value), FieldProblem::Number),
        FieldKind::Option => (is_option(value), FieldProblem::UnknownOption),
        FieldKind::Options => (value.split(OPTION_SEPARATOR).all(is_option), FieldProblem::UnknownOption),
    };
    (!is_fine).then_some(problem)
}

/// Finds slips of the pen; whether an address exists, only a mail can tell.
fn is_email(value: &str) -> bool {
    let Some((local, domain)) = value.rsplit_once('@') else { return false };
    let is_local = |character: char| {
        !character.is_whitespace() && !character.is_control() && !"@<>()[]\\,;:\"".contains(character)
    };
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|character| character.is_alphanumeric() || character == '-')
    };
    let has_dots_between = |text: &str| text.split('.').all(|part| !part.is_empty());
    value.len() <= MAX_EMAIL
        && has_dots_between(local)
        && local.chars().all(is_local)
        && domain.contains('.')
        && domain.split('.').all(is_label)
        && domain.rsplit('.').next().is_some_and(|last| last.chars().count() >= 2)
}

/// Digits with at most one decimal sign, point or comma.
fn is_number(value: &str) -> bool {
    let digits = value.strip_prefix(['-', '+']).unwrap_or(value);
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{Field, FieldKind, FieldProblem, MAX_LINE, MAX_LONG_TEXT, validate};
    use crate::recruiting::FieldOption;

    fn field(kind: FieldKind) -> Field {
        let option = |value: &str| FieldOption { value: value.into(), label: None };
        Field { kind: Some(kind), options: vec![option("a"), option("b c")], ..Field::new("custom_attribute_1") }
    }

    #[test]
    fn an_answer_is_missing_only_where_it_is_required() {
        assert_eq!(validate(&Field::new("first_name"), " \n"), Some(FieldProblem::Required));
        assert_eq!(validate(&Field::new("phone"), ""), None);
    }

    #[test]
    fn addresses_with_slips_of_the_pen_are_found() {
        let email = Field::new("email");
        for address in ["ada@example.com", "a.b+c@sub.example.museum", "jürgen@müller.de", " ada@example.com "] {
            assert_eq!(validate(&email, address), None, "{address}");
        }
        for address in [
            "ada",
            "ada@",
            "@example.com",
            "ada@example",
            "ada@@example.com",
            "ada @example.com",
            "ada@exam ple.com",
            "ada@example..com",
            ".ada@example.com",
            "ada@-example.com",
            "ada@example.c",
            "<ada@example.com>",
            "ada,bob@example.com",
        ] {
            assert_eq!(validate(&email, address), Some(FieldProblem::Email), "{address}");
        }
    }

    #[test]
    fn dates_and_numbers_are_checked() {
        assert_eq!(validate(&field(FieldKind::Date), "2024-02-29"), None);
        for date in ["2023-02-29", "29.02.2024", "soon"] {
            assert_eq!(validate(&field(FieldKind::Date), date), Some(FieldProblem::Date), "{date}");
        }
        for number in ["0", "-1", "65000", "65.5", "65,5"] {
            assert_eq!(validate(&field(FieldKind::Number), number), None, "{number}");
        }
        for number in ["65k", "1.000,5", ".", "1.", "1e3", "٣"] {
            assert_eq!(validate(&field(FieldKind::Number), number), Some(FieldProblem::Number), "{number}");
        }
    }

    #[test]
    fn only_options_can_be_chosen() {
        assert_eq!(validate(&field(FieldKind::Option), "b c"), None);
        assert_eq!(validate(&field(FieldKind::Option), "c"), Some(FieldProblem::UnknownOption));
        assert_eq!(validate(&field(FieldKind::Options), "a\nb c"), None);
        assert_eq!(validate(&field(FieldKind::Options), "a\nc"), Some(FieldProblem::UnknownOption));
    }

    #[test]
    fn length_counts_in_characters() {
        let message = Field::new("message");
        assert_eq!(validate(&message, &"ä".repeat(MAX_LONG_TEXT)), None);
        let problem = validate(&message, &"ä".repeat(MAX_LONG_TEXT + 1));
        assert_eq!(problem, Some(FieldProblem::TooLong(MAX_LONG_TEXT)));
        let problem = validate(&Field::new("first_name"), &"x".repeat(MAX_LINE + 1));
        assert_eq!(problem, Some(FieldProblem::TooLong(MAX_LINE)));
    }
}
