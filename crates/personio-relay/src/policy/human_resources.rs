//! What those may do who keep the company's employees, projects and documents.

use super::operation::{Body, Operation, Pin};

const LIST: &[&str] = &["limit", "cursor"];

pub(super) static OPERATIONS: &[Operation] = &[
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
    Operation::new("POST", "/v2/persons", Pin::Nobody).taking(Body::Whole),
    Operation::new("GET", "/v2/persons/{id}", Pin::Nobody),
    Operation::new("PATCH", "/v2/persons/{id}", Pin::Nobody).taking(Body::Whole),
    Operation::new("GET", "/v2/persons/{id}/employments", Pin::Nobody).passing(LIST),
    Operation::new("GET", "/v2/persons/{id}/employments/{employment}", Pin::Nobody),
    Operation::new("PATCH", "/v2/persons/{id}/employments/{employment}", Pin::Nobody).taking(Body::Whole),
    Operation::new("GET", "/v1/company/employees/attributes", Pin::Nobody),
    Operation::new("GET", "/v2/projects", Pin::Nobody).passing(&[
        "limit",
        "cursor",
        "name",
        "status",
        "top_level_only",
    ]),
    Operation::new("POST", "/v2/projects", Pin::Nobody).taking(Body::Whole),
    Operation::new("GET", "/v2/projects/{id}", Pin::Nobody),
    Operation::new("PATCH", "/v2/projects/{id}", Pin::Nobody).taking(Body::Whole),
    Operation::new("DELETE", "/v2/projects/{id}", Pin::Nobody),
    Operation::new("GET", "/v2/projects/{id}/members", Pin::Nobody).passing(LIST),
    Operation::new("POST", "/v2/projects/{id}/members", Pin::Nobody).taking(Body::Whole),
    Operation::new("DELETE", "/v2/projects/{id}/members", Pin::Nobody).taking(Body::Whole),
    Operation::new("GET", "/v2/document-management/documents", Pin::Nobody).passing(&[
        "limit",
        "cursor",
        "owner_id",
        "category_id",
        "created_at.gte",
        "created_at.lt",
    ]),
    Operation::new("PATCH", "/v2/document-management/documents/{id}", Pin::Nobody).taking(Body::Whole),
    Operation::new("DELETE", "/v2/document-management/documents/{id}", Pin::Nobody),
    Operation::new("GET", "/v2/document-management/documents/{id}/download", Pin::Nobody),
    // Version 2 takes no new documents.
    Operation::new("POST", "/v1/company/documents", Pin::Nobody).taking(Body::Whole),
];
