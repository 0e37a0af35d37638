//! What a client may be allowed to do.

/// Every scope of v2. v1 asks for the same ones under older names.
pub(crate) const ALL_SCOPES: [&str; 19] = [
    "personio:absences:read",
    "personio:absences:write",
    "personio:attendances:read",
    "personio:attendances:write",
    "personio:compensations:read",
    "personio:compensations:write",
    "personio:cost-centers:read",
    "personio:documents:read",
    "personio:documents:write",
    "personio:legal-entities:read",
    "personio:org-units:read",
    "personio:persons:read",
    "personio:persons:write",
    "personio:projects:read",
    "personio:projects:write",
    "personio:recruiting:read",
    "personio:reports:read",
    "personio:webhooks:read",
    "personio:webhooks:write",
];

/// Whether there is such a scope.
pub(crate) fn is_known(scope: &str) -> bool {
    ALL_SCOPES.contains(&scope)
}

/// A scope as v1 names it.
pub(crate) fn v1_name(scope: &str) -> String {
    scope.trim_start_matches("personio:").replace("persons", "employees")
}
