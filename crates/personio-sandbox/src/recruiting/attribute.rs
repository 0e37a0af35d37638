//! Attributes of applicants: system ones and the company's own.

use jiff::civil::Date;

use crate::{
    account::{AttributeKind, Settings},
    error_code::ErrorCode,
};

const GENDERS: [&str; 4] = ["male", "female", "diverse", "undefined"];

/// Checks a value against the attribute that it is for.
pub(super) fn check(id: &str, value: &str, settings: &Settings) -> Result<(), ErrorCode> {
    if value.trim().is_empty() {
        return Err(ErrorCode::RequiredAttribute);
    }
    match id {
        "location" | "phone" | "available_from" | "salary_expectations" => Ok(()),
        "birthday" => local_date(value).map(|_| ()),
        "gender" => one_of(value, &GENDERS),
        _ => {
            let custom = settings.attributes.iter().find(|attribute| attribute.id == id);
            check_kind(value, &custom.ok_or(ErrorCode::UnknownAttribute)?.kind)
        }
    }
}

/// Reads `YYYY-MM-DD` and nothing else.
pub(super) fn local_date(value: &str) -> Result<Date, ErrorCode> {
    let shape = value.len() == 10 && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    value.parse().ok().filter(|_| shape).ok_or(ErrorCode::InvalidDateFormat)
}

fn check_kind(value: &str, kind: &AttributeKind) -> Result<(), ErrorCode> {
    match kind {
        AttributeKind::Text | AttributeKind::LongText => Ok(()),
        AttributeKind::Number => match value.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(()),
            _ => Err(ErrorCode::InvalidType),
        },
        AttributeKind::Date => local_date(value).map(|_| ()),
        AttributeKind::Option { options } | AttributeKind::Options { options } => one_of(value, options),
        AttributeKind::Checkbox => one_of(value, &["true", "false"]),
    }
}

fn one_of(value: &str, options: &[impl AsRef<str>]) -> Result<(), ErrorCode> {
    if options.iter().any(|option| option.as_ref() == value) { Ok(()) } else { Err(ErrorCode::UnknownAttributeOption) }
}

#[cfg(test)]
mod tests {
    use super::{check, local_date};
    use crate::{account::Settings, error_code::ErrorCode};

    #[test]
    fn each_kind_of_attribute_has_its_own_complaint() {
        let settings = Settings::default();
        for (id, value, expected) in [
            ("phone", "+49 30 1", Ok(())),
            ("phone", " ", Err(ErrorCode::RequiredAttribute)),
            ("gender", "diverse", Ok(())),
            ("gender", "Female", Err(ErrorCode::UnknownAttributeOption)),
            ("linkedin", "https://example.com", Err(ErrorCode::UnknownAttribute)),
            ("custom_attribute_1", "x", Err(ErrorCode::UnknownAttribute)),
            ("custom_attribute_1003", "1.5", Ok(())),
            ("custom_attribute_1003", "many", Err(ErrorCode::InvalidType)),
            ("custom_attribute_1004", "2026-02-30", Err(ErrorCode::InvalidDateFormat)),
            ("custom_attribute_1005", "maybe", Err(ErrorCode::UnknownAttributeOption)),
            ("custom_attribute_1006", "de", Ok(())),
            ("custom_attribute_1006", "de,en", Err(ErrorCode::UnknownAttributeOption)),
            ("custom_attribute_1006", "de\nen", Err(ErrorCode::UnknownAttributeOption)),
            ("custom_attribute_1006", r#"["de","en"]"#, Err(ErrorCode::UnknownAttributeOption)),
            ("custom_attribute_1007", "true", Ok(())),
            ("custom_attribute_1007", "on", Err(ErrorCode::UnknownAttributeOption)),
        ] {
            assert_eq!(check(id, value, &settings), expected, "{id} = {value}");
        }
    }

    #[test]
    fn a_date_is_a_local_date_without_time() {
        assert!(local_date("2026-02-28").is_ok());
        for bad in ["", "2026-2-8", "28.02.2026", "20260228", "2026-02-28T00:00", "2026-13-01"] {
            assert_eq!(local_date(bad), Err(ErrorCode::InvalidDateFormat), "{bad}");
        }
    }
}
