//! A salary in words.

use personio::decimal::Decimal;
use personio::feed::SalaryInformation;

use crate::locale::Locale;
use crate::text::BoardText;

/// A salary as people write it, or nothing where the amounts cannot be read.
pub fn salary_text(locale: &Locale, salary: &SalaryInformation) -> Option<String> {
    let amount = |text: &Option<String>| {
        let amount: Decimal = text.as_deref()?.trim().parse().ok()?;
        (amount > Decimal::default()).then(|| write_amount(locale, amount, salary))
    };
    let amount = match (amount(&salary.min), amount(&salary.max)) {
        (Some(min), Some(max)) if min == max => min,
        (Some(min), Some(max)) => [min, max].join(" – "),
        (Some(min), None) => locale.fill(BoardText::SalaryFrom, &[("amount", &min)]),
        (None, Some(max)) => locale.fill(BoardText::SalaryUpTo, &[("amount", &max)]),
        (None, None) => return None,
    };
    let interval = match salary.interval.as_deref() {
        Some("yearly" | "per_year") => BoardText::SalaryPerYear,
        Some("monthly" | "per_month") => BoardText::SalaryPerMonth,
        Some("hourly" | "per_hour") => BoardText::SalaryPerHour,
        _ => return Some(amount),
    };
    Some(locale.fill(interval, &[("amount", &amount)]))
}

/// With a currency code the language decides the form; with a symbol alone, the symbol comes first.
fn write_amount(locale: &Locale, amount: Decimal, salary: &SalaryInformation) -> String {
    let is_code = |code: &&str| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    match salary.currency_code.as_deref().filter(is_code) {
        Some(code) => locale.money(amount.to_f64(), code),
        None => [salary.currency_symbol.as_deref().unwrap_or_default(), &amount.to_string()].concat(),
    }
}

#[cfg(test)]
mod tests {
    use personio::feed::SalaryInformation;

    use super::salary_text;
    use crate::locale::tests::german;

    fn salary(min: &str, max: &str, interval: &str) -> SalaryInformation {
        SalaryInformation {
            min: Some(min.to_owned()),
            max: Some(max.to_owned()),
            currency_symbol: Some("£".to_owned()),
            currency_code: Some("GBP".to_owned()),
            interval: Some(interval.to_owned()),
        }
    }

    #[test]
    fn bounds_and_interval_are_told() {
        let text = |min, max, interval| salary_text(&german(""), &salary(min, max, interval));
        assert_eq!(text("100.00", "200", "yearly").as_deref(), Some("100 GBP – 200 GBP per year"));
        assert_eq!(text("100", "", "per_month").as_deref(), Some("from 100 GBP per month"));
        assert_eq!(text("", "200", "fortnightly").as_deref(), Some("up to 200 GBP"));
        assert_eq!(text("100", "100", "hourly").as_deref(), Some("100 GBP per hour"));
    }

    #[test]
    fn without_a_code_the_symbol_comes_first_and_cents_stay() {
        let salary = SalaryInformation { currency_code: None, ..salary("17.50", "20.00", "hourly") };
        assert_eq!(salary_text(&german(""), &salary).as_deref(), Some("£17.5 – £20 per hour"));
    }

    #[test]
    fn what_is_no_amount_is_not_shown() {
        for broken in ["", "a lot", "-5", "NaN", "0"] {
            assert_eq!(salary_text(&german(""), &salary(broken, "", "yearly")), None, "{broken}");
        }
    }
}
