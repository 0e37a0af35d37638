//! The calls that write projects.

use serde::Serialize;

use super::ProjectStatus;
use crate::{
    calendar::Date,
    endpoint::{endpoint, path},
    envelope::{self, Created},
    id::v2::{CostCenterId, ProjectId},
    moment::Day,
    patch::Patch,
    reference::Reference,
};

/// `POST /v2/projects`: a new project.
///
/// Names are unique: sent twice, the second is refused (422). After a lost answer, [`ListProjects`](super::ListProjects)
/// by name finds it.
/// Reference: <https://developer.personio.de/reference/post_v2-projects>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateProject {
    /// At most 255 characters.
    pub name: String,
    /// Whether work can be recorded.
    pub status: ProjectStatus,
    /// At most 1,000 characters.
    pub description: Option<String>,
    /// The company's own number for it, unique.
    pub project_code: Option<String>,
    /// The first day.
    pub start: Option<Date>,
    /// The day after the last.
    pub end: Option<Date>,
    /// What it is: a project, or a part of one.
    pub place: Placement,
}

impl CreateProject {
    /// An active project with nothing but a name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            status: ProjectStatus::Active,
            description: None,
            project_code: None,
            start: None,
            end: None,
            place: Placement::default(),
        }
    }
}

/// A project, or a part of one. Parts share with the project above what only projects have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placement {
    /// A project.
    Top {
        /// Everybody may record time; else only members. Personio takes no.
        assigned_to_all: Option<bool>,
        /// Somebody pays by the hour. Personio takes no.
        billable: Option<bool>,
        /// For whom.
        client_name: Option<String>,
        /// The company's own word for its kind.
        project_type: Option<String>,
        /// Who bears the cost.
        cost_center: Option<CostCenterId>,
    },
    /// A part of this project, which is no part itself.
    Below(ProjectId),
}

impl Default for Placement {
    fn default() -> Self {
        Self::Top { assigned_to_all: None, billable: None, client_name: None, project_type: None, cost_center: None }
    }
}

#[derive(Serialize)]
struct NewProject<'a> {
    name: &'a str,
    status: &'a ProjectStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    project_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_project: Option<Reference<&'a ProjectId>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    assigned_to_all: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    billable: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    project_type: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost_center: Option<Reference<&'a CostCenterId>>,
}

impl<'a> From<&'a CreateProject> for NewProject<'a> {
    fn from(create: &'a CreateProject) -> Self {
        let project = Self {
            name: &create.name,
            status: &create.status,
            description: create.description.as_deref(),
            project_code: create.project_code.as_deref(),
            start: create.start.map(Day::from),
            end: create.end.map(Day::from),
            parent_project: None,
            assigned_to_all: None,
            billable: None,
            client_name: None,
            project_type: None,
            cost_center: None,
        };
        match &create.place {
            Placement::Below(parent) => Self { parent_project: Some(Reference::new(parent)), ..project },
            Placement::Top { assigned_to_all, billable, client_name, project_type, cost_center } => Self {
                assigned_to_all: *assigned_to_all,
                billable: *billable,
                client_name: client_name.as_deref(),
                project_type: project_type.as_deref(),
                cost_center: cost_center.as_ref().map(Reference::new),
                ..project
            },
        }
    }
}

endpoint! {
    CreateProject: Post, |it| path(&["/v2/projects"]), body NewProject::from(it) => envelope::one as Created<ProjectId>
}

/// `PATCH /v2/projects/{id}`: changes what is set.
///
/// Reference: <https://developer.personio.de/reference/patch_v2-projects-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateProject {
    /// Which one.
    pub id: ProjectId,
    /// What changes.
    pub change: ProjectChange,
}

/// What changes in a project. Sub-projects take name, status, description, code, start and end only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "as in `Project`")]
pub struct ProjectChange {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ProjectStatus>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub project_code: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub start: Patch<Day>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub end: Patch<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned_to_all: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billable: Option<bool>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub client_name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub project_type: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub cost_center: Patch<Reference<CostCenterId>>,
}

endpoint! {
    UpdateProject: Patch, |it| path(&["/v2/projects/", it.id.as_str()]), body it.change => envelope::nothing as ()
}

/// `DELETE /v2/projects/{id}`: removes a project with its sub-projects. Personio may refuse where time was recorded.
///
/// Reference: <https://developer.personio.de/reference/delete_v2-projects-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteProject {
    /// Which one.
    pub id: ProjectId,
}

endpoint! { DeleteProject: Delete, |it| path(&["/v2/projects/", it.id.as_str()]) => envelope::nothing as () }

#[cfg(test)]
mod tests {
    use super::{CreateProject, Placement, ProjectChange, UpdateProject};
    use crate::{
        patch::Patch,
        request::{Endpoint, RequestBody},
    };

    #[test]
    fn a_project_says_what_a_part_of_one_may_not() {
        let place = Placement::Top {
            assigned_to_all: Some(false),
            billable: Some(true),
            client_name: Some("Acme".into()),
            project_type: None,
            cost_center: Some("9".into()),
        };
        let create =
            CreateProject { place, start: Some("2026-01-01".parse().unwrap()), ..CreateProject::named("Site") };
        let json = r#"{"name":"Site","status":"ACTIVE","start":{"date":"2026-01-01"},"assigned_to_all":false,"billable":true,"client_name":"Acme","cost_center":{"id":"9"}}"#;
        assert_eq!(create.body().unwrap(), RequestBody::Json(json.into()));
        let change = ProjectChange { end: Patch::Clear, ..ProjectChange::default() };
        let update = UpdateProject { id: "7".into(), change };
        assert_eq!(update.body().unwrap(), RequestBody::Json(br#"{"end":null}"#.to_vec()));
    }
}
