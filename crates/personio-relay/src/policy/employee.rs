//! What everybody may do: look after what is their own.

use super::operation::{Body, Operation, Pin};

const NO_APPROVAL_SKIPPED: &[(&str, &str)] = &[("skip_approval", "false")];

/// Without custom attributes: what a company keeps there is not always meant for the person.
const PROFILE: &[&str] = &[
    "id",
    "email",
    "first_name",
    "last_name",
    "preferred_name",
    "gender",
    "profile_picture",
    "status",
    "employments",
    "created_at",
    "updated_at",
];

/// Without termination and cost centres.
const EMPLOYMENT: &[&str] = &[
    "id",
    "person",
    "status",
    "type",
    "position",
    "employment_start_date",
    "weekly_working_hours",
    "full_time_weekly_working_hours",
    "probation_end_date",
    "contract_end_date",
    "office",
    "workplace",
    "supervisor",
    "legal_entity",
    "org_units",
];

pub(super) static OPERATIONS: &[Operation] = &[
    Operation::new("GET", "/v2/attendance-periods", Pin::Query("person.id")).passing(&[
        "limit",
        "cursor",
        "project.id",
        "status",
        "start.date_time.gte",
        "start.date_time.lte",
        "end.date_time.gte",
        "end.date_time.lte",
        "attribution_date.gte",
        "attribution_date.lte",
        "updated_at.gte",
        "updated_at.lte",
        "sort",
    ]),
    Operation::new("POST", "/v2/attendance-periods", Pin::Body)
        .setting(NO_APPROVAL_SKIPPED)
        .taking(Body::Fields(&["person", "type", "start", "end", "project", "comment"])),
    Operation::new("GET", "/v2/attendance-periods/{id}", Pin::Owner),
    Operation::new("PATCH", "/v2/attendance-periods/{id}", Pin::Owner)
        .setting(NO_APPROVAL_SKIPPED)
        .taking(Body::Fields(&["type", "start", "end", "project", "comment"])),
    Operation::new("DELETE", "/v2/attendance-periods/{id}", Pin::Owner).setting(NO_APPROVAL_SKIPPED),
    Operation::new("GET", "/v2/absence-periods", Pin::Query("person.id")).passing(&[
        "limit",
        "cursor",
        "absence_type.id",
        "starts_from.date_time.gte",
        "starts_from.date_time.lte",
        "ends_at.date_time.gte",
        "ends_at.date_time.lte",
        "updated_at.gte",
        "updated_at.lte",
    ]),
    Operation::new("POST", "/v2/absence-periods", Pin::Body).setting(NO_APPROVAL_SKIPPED).taking(Body::Fields(&[
        "person",
        "absence_type",
        "starts_from",
        "ends_at",
        "comment",
    ])),
    Operation::new("GET", "/v2/absence-periods/{id}", Pin::Owner),
    Operation::new("GET", "/v2/absence-periods/{id}/breakdowns", Pin::Owner).passing(&["limit", "cursor"]),
    Operation::new("PATCH", "/v2/absence-periods/{id}", Pin::Owner)
        .setting(NO_APPROVAL_SKIPPED)
        .taking(Body::Fields(&["absence_type", "starts_from", "ends_at", "comment"])),
    Operation::new("DELETE", "/v2/absence-periods/{id}", Pin::Owner).setting(NO_APPROVAL_SKIPPED),
    Operation::new("GET", "/v2/absence-types", Pin::Nobody).passing(&["limit", "cursor"]),
    Operation::new("GET", "/v2/absence-types/{id}", Pin::Nobody),
    // Version 2 has no balances.
    Operation::new("GET", "/v1/company/employees/{id}/absences/balance", Pin::Path),
    Operation::new("GET", "/v2/persons", Pin::Nobody)
        .passing(&["limit", "cursor"])
        .setting(&[("status", "ACTIVE")])
        .showing(&["id", "first_name", "last_name", "preferred_name"]),
    Operation::new("GET", "/v2/persons/{id}", Pin::Path).showing(PROFILE),
    Operation::new("GET", "/v2/persons/{id}/employments", Pin::Path).passing(&["limit", "cursor"]).showing(EMPLOYMENT),
    // Version 2 names these addresses.
    Operation::new("GET", "/v1/company/employees/{id}/profile-picture", Pin::Colleague).bringing_a_picture(),
    Operation::new("GET", "/v1/company/employees/{id}/profile-picture/{width}", Pin::Colleague).bringing_a_picture(),
    Operation::new("GET", "/v2/projects", Pin::Membership)
        .passing(&["limit", "cursor", "name", "top_level_only"])
        .setting(&[("status", "ACTIVE")])
        .showing(&["id", "name", "status", "project_code", "parent_project", "assigned_to_all"]),
    // Version 1 lists no documents.
    Operation::new("GET", "/v2/document-management/documents", Pin::Query("owner_id")).passing(&[
        "limit",
        "cursor",
        "category_id",
        "created_at.gte",
        "created_at.lt",
    ]),
    Operation::new("GET", "/v2/document-management/documents/{id}/download", Pin::OwnList).bringing_a_file(),
    Operation::new("GET", "/v1/company/document-categories", Pin::Nobody),
];
