//! What there is to choose from, taken out of Personio's answers: a name and an id each, and little more.

use personio::id::v1::EmployeeId;
use personio_extension_messages::catalogue::{AbsenceType, Balance};
use personio_extension_model::quick::Project;
use serde_json::Value;

/// Projects that have a name, in alphabetical order.
pub(crate) fn projects(records: &[Value]) -> Vec<Project> {
    let project = |it: &Value| Some(Project { id: text(it, "id")?.as_str().into(), name: text(it, "name")? });
    let mut projects: Vec<Project> = records.iter().filter_map(project).collect();
    projects.sort_by_cached_key(|project| project.name.to_lowercase());
    projects
}

/// Kinds of absence that have a name.
pub(crate) fn absence_types(records: &[Value]) -> Vec<AbsenceType> {
    let kind = |it: &Value| {
        let unit = text(it, "unit").unwrap_or_default();
        Some(AbsenceType {
            id: text(it, "id")?.as_str().into(),
            name: text(it, "name")?,
            in_hours: unit.get(..1).is_some_and(|first| first.eq_ignore_ascii_case("h")),
            category: text(it, "category"),
        })
    };
    records.iter().filter_map(kind).collect()
}

/// How much is left of each kind of absence. Personio writes amounts as numbers or as texts.
pub(crate) fn balances(records: &[Value]) -> Vec<Balance> {
    let balance = |it: &Value| {
        Some(Balance { name: text(it, "name")?, today: text(it, "balance"), available: text(it, "available_balance") })
    };
    records.iter().filter_map(balance).collect()
}

/// What the contract that counts now says; of several, the latest, which comes first.
pub(crate) fn weekly_minutes(records: &[Value]) -> Option<u32> {
    let hours = records.iter().find_map(|it| it.get("weekly_working_hours")?.as_f64())?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within a week")]
    (0.0..=168.0).contains(&hours).then_some((hours * 60.0).round() as u32)
}

/// What a person is called. The name that they prefer may be the whole of it.
pub(crate) fn name(person: &Value) -> Option<String> {
    let preferred = text(person, "preferred_name");
    if let Some(whole) = preferred.as_ref().filter(|name| name.contains(' ')) {
        return Some(whole.clone());
    }
    let names = preferred.or_else(|| text(person, "first_name")).into_iter().chain(text(person, "last_name"));
    Some(names.collect::<Vec<_>>().join(" ")).filter(|name| !name.is_empty())
}

/// The number of the first employee, as version 1 writes it.
pub(crate) fn employee(found: &Value) -> Option<EmployeeId> {
    let id = text(found.get(0)?.get("attributes")?.get("id")?, "value")?;
    id.parse().ok().map(EmployeeId)
}

/// A field as a text, unless it is empty.
pub(crate) fn text(record: &Value, field: &str) -> Option<String> {
    match record.get(field)? {
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{absence_types, balances, employee, name, projects, weekly_minutes};

    #[test]
    fn a_record_without_a_name_hides_no_other() {
        let records =
            [json!({"id": 7, "name": "beta"}), json!({"id": "p"}), json!(null), json!({"id": "a", "name": "Alpha"})];
        let names: Vec<String> =
            projects(&records).into_iter().map(|it| [it.id.as_str(), &it.name].join(" ")).collect();
        assert_eq!(names, ["a Alpha", "7 beta"]);
    }

    #[test]
    fn units_and_amounts_are_read_in_every_form_that_was_seen() {
        let kinds = absence_types(&[
            json!({"id": "1", "name": "Doctor", "unit": "HOURLY"}),
            json!({"id": "2", "name": "Vacation", "unit": "day"}),
            json!({"id": "3", "name": "Other"}),
        ]);
        assert_eq!(kinds.iter().map(|kind| kind.in_hours).collect::<Vec<_>>(), [true, false, false]);
        let left = balances(&[json!({"name": "Vacation", "balance": 2.5, "available_balance": "1.5"})]);
        assert_eq!((left[0].today.as_deref(), left[0].available.as_deref()), (Some("2.5"), Some("1.5")));
        assert_eq!(weekly_minutes(&[json!({}), json!({"weekly_working_hours": 38.5})]), Some(2310));
        assert_eq!(weekly_minutes(&[json!({"weekly_working_hours": -1})]), None);
    }

    #[test]
    fn the_number_of_an_employee_is_found_in_its_attribute() {
        let found = json!([{"type": "Employee", "attributes": {"id": {"label": "ID", "value": 7}}}]);
        assert_eq!(employee(&found).map(|it| it.0), Some(7));
        assert_eq!((employee(&json!([])), employee(&json!(null))), (None, None));
    }

    #[test]
    fn a_preferred_name_may_be_the_whole_name() {
        let person = json!({"first_name": "Clara", "last_name": "Neumann", "preferred_name": "Clara Neumann"});
        assert_eq!(name(&person).as_deref(), Some("Clara Neumann"));
        let person = json!({"first_name": "Clara", "last_name": "Neumann", "preferred_name": "Cleo"});
        assert_eq!(name(&person).as_deref(), Some("Cleo Neumann"));
        assert_eq!(name(&json!({})), None);
    }
}
