//! Projects of version 1. Announced to end; version 2 is the way on.
//!
//! ```
//! use personio::{projects::v1::{CreateProject, ListProjects}, request::Endpoint};
//!
//! let answer = br#"{"success":true,"data":[{"id":1,"type":"Project","attributes":{"name":"Moon","active":true}}]}"#;
//! let projects = ListProjects.decode(answer)?;
//! assert_eq!(projects.items[0].name, "Moon");
//! assert_eq!(CreateProject { name: "Mars".into(), active: true }.path(), "/v1/company/attendances/projects");
//! # Ok::<(), personio::error::Error>(())
//! ```

use serde::{Deserialize, Serialize};

use crate::{
    answer,
    calendar::DateTime,
    endpoint::endpoint,
    id::v1::ProjectId,
    listing::Listing,
    loose,
    page::{Page, Paged},
};

/// Something that is worked for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Project {
    /// Names it.
    pub id: ProjectId,
    /// What people call it.
    #[serde(deserialize_with = "loose::required")]
    pub name: String,
    /// Whether work can be recorded for it.
    #[serde(default, deserialize_with = "loose::option")]
    pub active: Option<bool>,
    /// When it was created.
    #[serde(default, deserialize_with = "loose::option")]
    pub created_at: Option<DateTime>,
    /// When it was last changed.
    #[serde(default, deserialize_with = "loose::option")]
    pub updated_at: Option<DateTime>,
}

/// `GET /v1/company/attendances/projects`: all projects at once.
///
/// Reference: <https://developer.personio.de/reference/get_company-attendances-projects>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListProjects;

endpoint! {
    ListProjects: Get, |it| "/v1/company/attendances/projects".to_owned()
    => answer::list as Listing<Project>
}

/// One page: they come at once.
impl Paged for ListProjects {
    type Item = Project;

    fn page(&self, response: Listing<Project>) -> Page<Project, Self> {
        Page { items: response.items, next: None }
    }
}

/// `POST /v1/company/attendances/projects`: creates a project.
///
/// Reference: <https://developer.personio.de/reference/post_company-attendances-projects>.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CreateProject {
    /// What people call it.
    pub name: String,
    /// Whether work can be recorded for it at once.
    pub active: bool,
}

endpoint! {
    CreateProject: Post, |it| "/v1/company/attendances/projects".to_owned(), body it
    => answer::record as Project
}

/// `PATCH /v1/company/attendances/projects/{id}`: changes a project.
///
/// Reference: <https://developer.personio.de/reference/patch_company-attendances-projects-id>.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UpdateProject {
    /// Which one.
    #[serde(skip)]
    pub id: ProjectId,
    /// Another name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether work can be recorded for it from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

endpoint! {
    UpdateProject: Patch, |it| format!("/v1/company/attendances/projects/{}", it.id), body it
    => answer::record as Project
}

/// `DELETE /v1/company/attendances/projects/{id}`: deletes a project.
///
/// Reference: <https://developer.personio.de/reference/delete_company-attendances-projects-id>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeleteProject {
    /// Which one.
    pub id: ProjectId,
}

endpoint! {
    DeleteProject: Delete, |it| format!("/v1/company/attendances/projects/{}", it.id)
    => answer::done as ()
}
