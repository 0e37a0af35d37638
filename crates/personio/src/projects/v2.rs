//! Projects of v2, with members and one level of sub-projects.

mod changes;
mod member;
mod project;

pub use changes::{CreateProject, DeleteProject, Placement, ProjectChange, UpdateProject};
pub use member::{AddProjectMembers, ListProjectMembers, ProjectMember, RemoveProjectMembers};
pub use project::{GetProject, ListProjects, Project, ProjectLevel, ProjectStatus};
