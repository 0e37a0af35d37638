//! Projects, and the calls that read them.

use serde::{Deserialize, Serialize};

use crate::{
    calendar::DateTime,
    code::codes,
    endpoint::{endpoint, paged, path},
    envelope,
    id::v2::{CostCenterId, ProjectId},
    listing::Listing,
    moment::Day,
    query::Query,
    reference::Reference,
};

/// A project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// Unique in the company, at most 255 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether work can be recorded for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<ProjectStatus>,
    /// At most 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The company's own number for it, unique.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
    /// The company's own word for its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_type: Option<String>,
    /// For whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_name: Option<String>,
    /// Somebody pays by the hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billable: Option<bool>,
    /// Who bears the cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_center: Option<Reference<CostCenterId>>,
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Day>,
    /// The day after the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Day>,
    /// The project above, if this is a sub-project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent_project: Option<Reference<ProjectId>>,
    /// Everybody may record time, not only members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assigned_to_all: Option<bool>,
    /// The minutes that were recorded, where Personio says them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracked_minutes: Option<f64>,
    /// When it was created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<DateTime>,
    /// When it last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<DateTime>,
}

codes! {
    /// Whether work can be recorded for a project.
    ProjectStatus {
        /// It can.
        Active = "ACTIVE",
        /// It no longer can.
        Archived = "ARCHIVED",
    }
}

/// `GET /v2/projects`: the projects that match every filter.
///
/// Finds the project of a [`CreateProject`](super::CreateProject) whose answer was lost, by name.
/// Reference: <https://developer.personio.de/reference/get_v2-projects>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListProjects {
    /// With this name.
    pub name: Option<String>,
    /// With this status.
    pub status: Option<ProjectStatus>,
    /// On which level.
    pub level: ProjectLevel,
    /// 1 to 200.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

/// Which projects a list holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProjectLevel {
    /// Projects and sub-projects.
    #[default]
    All,
    /// No sub-projects.
    Top,
}

endpoint! {
    ListProjects: Get, |it| path(&["/v2/projects"]),
    query Query::new()
        .with("name", it.name.as_ref())
        .with("status", it.status.as_ref().map(ProjectStatus::code))
        .with("top_level_only", (it.level == ProjectLevel::Top).then_some("true"))
        .page(it.limit, it.cursor.as_ref())
    => envelope::list as Listing<Project>
}
paged!(ListProjects of Project);

/// `GET /v2/projects/{id}`: one project.
///
/// Reference: <https://developer.personio.de/reference/get_v2-projects-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetProject {
    /// Which one.
    pub id: ProjectId,
}

endpoint! { GetProject: Get, |it| path(&["/v2/projects/", it.id.as_str()]) => envelope::one as Project }
