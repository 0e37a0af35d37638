//! What those may do who keep the company's employees, projects and documents.

use super::operation::{Body, Operation, Pin};

const LIST: &[&str] = &["limit", "cursor"];

const PERSON: &[&str] =
    &["email", "first_name", "last_name", "preferred_name", "gender", "language_code", "custom_attributes"];

const NEW_PERSON: &[&str] = &[
    "email",
    "first_name",
    "last_name",
    "preferred_name",
    "gender",
    "language_code",
    "custom_attributes",
    "employments",
];

const EMPLOYMENT: &[&str] = &[
    "status",
    "type",
    "position",
    "employment_start_date",
    "weekly_working_hours",
    "full_time_weekly_working_hours",
    "probation_end_date",
    "probation_period_length",
    "contract_end_date",
    "office",
    "supervisor",
    "legal_entity",
    "org_units",
    "cost_centers",
];

const PROJECT: &[&str] = &[
    "name",
    "status",
    "description",
    "project_code",
    "project_type",
    "client_name",
    "billable",
    "cost_center",
    "start",
    "end",
    "parent_project",
    "assigned_to_all",
];

/// What a sum of hours needs: neither comments nor anything else that somebody wrote about their day.
const TIME: &[&str] = &["id", "type", "person", "approval", "start", "end", "attribution_date", "project"];

pub(super) static OPERATIONS: &[Operation] = &[
    // The time of projects, whosever it is. Without a project, or with a person, it is a question about the caller's own.
    Operation::new("GET", "/v2/attendance-periods", Pin::Nobody)
        .about("project.id", "person.id")
        .passing(&["limit", "cursor", "project.id", "attribution_date.gte", "attribution_date.lte", "sort"])
        .showing(TIME),
    Operation::new("GET", "/v2/persons", Pin::Nobody).passing(&[
        "limit",
        "cursor",
        "id",
        "email",
        "first_name",
        "last_name",
        "preferred_name",
        "status",
        "created_at.gte",
        "created_at.lte",
        "updated_at.gte",
        "updated_at.lte",
    ]),
    Operation::new("POST", "/v2/persons", Pin::Nobody).taking(Body::Fields(NEW_PERSON)),
    Operation::new("GET", "/v2/persons/{id}", Pin::Nobody),
    Operation::new("PATCH", "/v2/persons/{id}", Pin::Nobody).taking(Body::Fields(PERSON)),
    Operation::new("GET", "/v2/persons/{id}/employments", Pin::Nobody).passing(LIST),
    Operation::new("GET", "/v2/persons/{id}/employments/{employment}", Pin::Nobody),
    Operation::new("PATCH", "/v2/persons/{id}/employments/{employment}", Pin::Nobody).taking(Body::Fields(EMPLOYMENT)),
    Operation::new("GET", "/v1/company/employees/attributes", Pin::Nobody),
    Operation::new("GET", "/v1/company/employees/{id}/profile-picture", Pin::Nobody).bringing_a_picture(),
    Operation::new("GET", "/v1/company/employees/{id}/profile-picture/{width}", Pin::Nobody).bringing_a_picture(),
    Operation::new("GET", "/v2/projects", Pin::Nobody).passing(&[
        "limit",
        "cursor",
        "name",
        "status",
        "top_level_only",
    ]),
    Operation::new("POST", "/v2/projects", Pin::Nobody).taking(Body::Fields(PROJECT)),
    Operation::new("GET", "/v2/projects/{id}", Pin::Nobody),
    Operation::new("PATCH", "/v2/projects/{id}", Pin::Nobody).taking(Body::Fields(PROJECT)),
    Operation::new("DELETE", "/v2/projects/{id}", Pin::Nobody),
    Operation::new("GET", "/v2/projects/{id}/members", Pin::Nobody).passing(LIST),
    Operation::new("POST", "/v2/projects/{id}/members", Pin::Nobody).taking(Body::Items(&["person"])),
    Operation::new("DELETE", "/v2/projects/{id}/members", Pin::Nobody).taking(Body::Items(&["person"])),
    Operation::new("GET", "/v2/document-management/documents", Pin::Nobody).passing(&[
        "limit",
        "cursor",
        "owner_id",
        "category_id",
        "created_at.gte",
        "created_at.lt",
    ]),
    Operation::new("PATCH", "/v2/document-management/documents/{id}", Pin::Nobody)
        .taking(Body::Fields(&["name", "comment", "date", "category"])),
    Operation::new("DELETE", "/v2/document-management/documents/{id}", Pin::Nobody),
    Operation::new("GET", "/v2/document-management/documents/{id}/download", Pin::Nobody).bringing_a_file(),
    // Version 2 takes no new documents.
    Operation::new("POST", "/v1/company/documents", Pin::Nobody).taking(Body::Upload(&[
        "title",
        "employee_id",
        "category_id",
        "comment",
        "date",
    ])),
];
