//! A second look at what comes back: is it really the caller's?
//!
//! The request was pinned already. Should Personio ever read a parameter differently, nothing of others gets out all the
//! same.

use serde_json::Value;

use crate::policy::{Caller, Operation, Pin};

/// Takes out of an answer what is not the caller's, and says how much that was.
pub(super) fn keep_own(operation: &Operation, caller: &Caller, answer: &mut Value) -> usize {
    let key = match operation.pin {
        Pin::Query("owner_id") => "owner",
        Pin::Query(_) => "person",
        // Employments of the person in the path.
        Pin::Path if operation.path.starts_with("/v2/") && answer.get("_data").is_some_and(Value::is_array) => "person",
        _ => return 0,
    };
    let Some(Value::Array(items)) = answer.get_mut("_data") else { return 0 };
    let before = items.len();
    items.retain(|item| is_of(item, key, &caller.person));
    before.saturating_sub(items.len())
}

/// Whether a record is of a person; with or without an envelope around it.
pub(super) fn is_of(record: &Value, key: &str, person: &str) -> bool {
    let record = record.get("_data").unwrap_or(record);
    match record.get(key).and_then(|owner| owner.get("id")) {
        Some(Value::String(id)) => id == person,
        Some(Value::Number(id)) => id.to_string() == person,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_of, keep_own};
    use crate::policy::{Caller, Role, operations};
    use serde_json::json;

    #[test]
    fn what_is_of_others_or_of_nobody_does_not_get_out() {
        let caller = Caller { role: Role::Employee, person: "7".to_owned(), employee: None };
        for (path, key) in [
            ("/v2/attendance-periods", "person"),
            ("/v2/absence-periods", "person"),
            ("/v2/document-management/documents", "owner"),
            ("/v2/persons/{id}/employments", "person"),
        ] {
            let operation = operations(Role::Employee).find(|it| it.path == path && it.method == "GET").unwrap();
            let mut answer = json!({"_data": [{key: {"id": "7"}}, {key: {"id": "8"}}, {}, 1, {key: "7"}]});
            assert_eq!(keep_own(operation, &caller, &mut answer), 4, "{path}");
            assert_eq!(answer, json!({"_data": [{key: {"id": "7"}}]}));
        }
    }

    #[test]
    fn an_owner_is_read_with_and_without_an_envelope() {
        assert!(is_of(&json!({"person": {"id": "7"}}), "person", "7"));
        assert!(is_of(&json!({"_data": {"person": {"id": 7}}}), "person", "7"));
        assert!(!is_of(&json!({"person": {"id": "8"}, "_data": {"person": {"id": "8"}}}), "person", "7"));
    }
}
