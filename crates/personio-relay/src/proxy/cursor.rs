//! Places in lists, sealed.
//!
//! A cursor of Personio's may hold the whole question that it continues, and then it answers to whomever it is shown:
//! one of another person's list would bring that list. So nobody sees Personio's cursors; what callers get opens only
//! for the same person, role and list.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use uuid::Uuid;

use crate::{
    policy::{Caller, Operation, Question},
    vault::{Fingerprinted, Vault},
};

/// Seals a cursor; `None` if there is no randomness, and then there is no next page.
pub(super) fn seal(vault: &Vault, caller: &Caller, operation: &Operation, path: &str, cursor: &str) -> Option<String> {
    let sealed = vault.seal(binding(vault, caller, operation, path), cursor.as_bytes()).ok()?;
    Some(BASE64_URL_SAFE_NO_PAD.encode(sealed))
}

/// Opens a cursor that was sealed for this caller and this list.
pub(super) fn open(vault: &Vault, caller: &Caller, operation: &Operation, path: &str, sealed: &str) -> Option<String> {
    let sealed = BASE64_URL_SAFE_NO_PAD.decode(sealed).ok()?;
    let cursor = vault.unseal(binding(vault, caller, operation, path), &sealed).ok()?;
    String::from_utf8(cursor).ok()
}

fn binding(vault: &Vault, caller: &Caller, operation: &Operation, path: &str) -> Uuid {
    // One path may be two lists: that of everybody is not continued in one's own, where more is shown.
    let whose = match operation.question {
        Question::Any => "",
        Question::About { named, .. } => named,
    };
    let parts = [caller.role.name(), caller.person.as_str(), operation.method, operation.path, path, whose];
    let parts = parts.map(str::as_bytes);
    let fingerprint = vault.fingerprint(Fingerprinted::Cursor, &parts);
    let (first, _) = fingerprint.split_at(16);
    Uuid::from_slice(first).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{open, seal};
    use crate::{
        policy::{Caller, Role, operations},
        vault::Vault,
    };

    #[test]
    fn a_cursor_opens_for_its_own_caller_and_list_only() {
        let vault = Vault::for_tests();
        let ada = Caller { role: Role::Employee, person: "7".to_owned(), employee: None };
        let eve = Caller { person: "8".to_owned(), ..ada.clone() };
        let hr = Caller { role: Role::HumanResources, ..ada.clone() };
        let list = operations(Role::Employee).find(|operation| operation.path == "/v2/attendance-periods").unwrap();
        let other = operations(Role::Employee).find(|operation| operation.path == "/v2/absence-periods").unwrap();
        let sealed = seal(&vault, &ada, list, list.path, "cur_person=7").unwrap();
        assert!(!sealed.contains("cur_"));
        assert_eq!(open(&vault, &ada, list, list.path, &sealed).as_deref(), Some("cur_person=7"));
        assert_eq!(open(&vault, &eve, list, list.path, &sealed), None);
        assert_eq!(open(&vault, &hr, list, list.path, &sealed), None);
        assert_eq!(open(&vault, &ada, other, other.path, &sealed), None);
        assert_eq!(open(&vault, &ada, list, list.path, "cur_person=7"), None);
        let everybodys = operations(Role::HumanResources).find(|operation| operation.path == list.path).unwrap();
        let sealed = seal(&vault, &hr, everybodys, list.path, "cur_project=1").unwrap();
        assert_eq!(open(&vault, &hr, list, list.path, &sealed), None);
    }
}
