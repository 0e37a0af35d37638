//! Departments and teams.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    code::codes,
    endpoint::{endpoint, path},
    envelope,
    id::v2::OrgUnitId,
    query::Query,
};

/// A department or a team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrgUnit {
    /// Its id, unique among its type only.
    pub id: OrgUnitId,
    /// Which of both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<OrgUnitType>,
    /// As the company calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What else Personio says; not documented.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

codes! {
    /// Department or team.
    OrgUnitType {
        /// A department.
        Department = "department" | "DEPARTMENT",
        /// A team.
        Team = "team" | "TEAM",
    }
}

/// `GET /v2/org-units/{id}`: one department or team. A beta of Personio.
///
/// Reference: <https://developer.personio.de/reference/get_v2-org-units-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetOrgUnit {
    /// Which one.
    pub id: OrgUnitId,
    /// Of which type.
    pub r#type: OrgUnitType,
}

endpoint! {
    GetOrgUnit: Get, |it| path(&["/v2/org-units/", it.id.as_str()]),
    query Query::new().with("type", Some(it.r#type.code())) => envelope::one as OrgUnit
}
