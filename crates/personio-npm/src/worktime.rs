//! The working-time rules.

mod read;

use personio::{
    calendar::LocalDateTime,
    worktime::{Rules, Shift, check, shifts},
};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The rules of a country by its two letters, as JSON; nothing where there are none.
#[wasm_bindgen(js_name = workingTimeRules)]
#[must_use]
pub fn working_time_rules(country: &str) -> Option<String> {
    country.eq_ignore_ascii_case("DE").then(|| to_json(&Rules::germany()))
}

/// Advice about periods.
///
/// # Errors
/// When one of the texts is not what it should be; the error says where.
#[wasm_bindgen(js_name = checkWorkingTime)]
pub fn check_working_time(periods: &str, rules: &str, now: &str) -> Result<String, String> {
    let (periods, rules, now) = (read::periods(periods)?, read::rules(rules)?, time(now)?);
    Ok(to_json(&check(&rules, &periods, now)))
}

/// The shifts that periods make.
///
/// # Errors
/// As [`check_working_time`].
#[wasm_bindgen(js_name = workingShifts)]
pub fn working_shifts(periods: &str, rules: &str, now: &str) -> Result<String, String> {
    let (periods, rules, now) = (read::periods(periods)?, read::rules(rules)?, time(now)?);
    let seen = shifts(&rules, &periods, now).into_iter().map(|shift| ShiftView {
        break_due: shift.break_due(&rules),
        day_over: shift.day_over(&rules),
        shift,
    });
    Ok(to_json(&seen.collect::<Vec<_>>()))
}

/// Periods with a change that somebody agreed to.
///
/// # Errors
/// As [`check_working_time`].
#[wasm_bindgen(js_name = applyFix)]
pub fn apply_fix(periods: &str, fix: &str) -> Result<String, String> {
    let (periods, fix) = (read::periods(periods)?, read::fix(fix)?);
    Ok(to_json(&fix.apply(&periods)))
}

/// A shift with what follows from the rules.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShiftView {
    #[serde(flatten)]
    shift: Shift,
    #[serde(skip_serializing_if = "Option::is_none")]
    break_due: Option<LocalDateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day_over: Option<LocalDateTime>,
}

fn time(text: &str) -> Result<LocalDateTime, String> {
    text.parse().map_err(|error| format!("the time cannot be read: {error}"))
}

fn to_json(value: &impl Serialize) -> String {
    // Neither numbers nor texts can fail to become JSON.
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{apply_fix, check_working_time, working_shifts, working_time_rules};

    const NOW: &str = "2026-06-01T18:00";

    fn rules() -> String {
        working_time_rules("de").unwrap()
    }

    fn parsed(json: &str) -> Value {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn advice_comes_with_a_fix_that_can_be_given_back() {
        let day = json!([{"kind": "work", "start": "2026-06-01T08:00", "end": "2026-06-01T16:30"}]).to_string();
        let advice = parsed(&check_working_time(&day, &rules(), NOW).unwrap());
        assert_eq!(advice[0]["rule"], "breaks");
        let mended = apply_fix(&day, &advice[0]["fix"].to_string()).unwrap();
        assert_eq!(parsed(&mended)[1]["kind"], "break");
        assert_eq!(check_working_time(&mended, &rules(), NOW).unwrap(), "[]");
    }

    #[test]
    fn a_shift_says_when_a_break_is_due() {
        let open = json!([{"kind": "work", "start": "2026-06-01T13:00"}]).to_string();
        let shifts = parsed(&working_shifts(&open, &rules(), NOW).unwrap());
        assert_eq!(shifts[0]["worked"], 300);
        assert_eq!(shifts[0]["breakDue"], "2026-06-01T19:00:00");
    }

    #[test]
    fn a_slip_is_told_with_its_place() {
        let slip = check_working_time(r#"[{"kind":"work","begin":"x"}]"#, &rules(), NOW).unwrap_err();
        assert!(slip.starts_with("the periods cannot be read: unknown field `begin`"), "{slip}");
        assert!(check_working_time("[]", &rules(), "noon").unwrap_err().contains("2024-09-24T09:30:00"));
        assert_eq!(working_time_rules("XX"), None);
    }
}
