//! Projects by their names.

use personio::{
    id::v2::ProjectId,
    projects::v2::{ListProjects, ProjectStatus},
};
use personio_extension_model::quick::Project;

use crate::{
    failure::{Exit, Failure},
    session::Session,
};

/// The projects that work can be recorded for. A relay has those that its employee may book on.
pub(super) async fn known(session: &Session) -> Result<Vec<Project>, Failure> {
    let list = ListProjects { status: Some(ProjectStatus::Active), limit: Some(200), ..ListProjects::default() };
    let list = match &session.place {
        // The relay asks for active ones by itself, and takes no other word on it from employees.
        crate::session::Place::Relay(_) => ListProjects { status: None, ..list },
        crate::session::Place::Api(_) => list,
    };
    let projects = session.all(list).await?.into_iter();
    let is_active = |status: &Option<ProjectStatus>| status.as_ref().is_none_or(|it| *it == ProjectStatus::Active);
    let projects = projects.filter(|it| is_active(&it.status));
    Ok(projects.map(|it| Project { name: it.name.unwrap_or_else(|| it.id.to_string()), id: it.id }).collect())
}

/// The project of an id, of a name, or the only one whose name begins so.
pub(super) fn one(projects: &[Project], named: &str) -> Result<ProjectId, Failure> {
    let wanted = named.trim().to_lowercase();
    let by = |fits: &dyn Fn(&Project) -> bool| projects.iter().filter(|it| fits(it)).collect::<Vec<_>>();
    let mut found = by(&|it| it.id.as_str() == named || it.name.to_lowercase() == wanted);
    if found.is_empty() {
        found = by(&|it| it.name.to_lowercase().starts_with(&wanted));
    }
    match found.as_slice() {
        [only] => Ok(only.id.clone()),
        [] => Err(Failure::new(Exit::Failed, format!("there is no active project {named:?}"))
            .safe("nothing was sent")
            .advice("personio projects list shows them")),
        several => {
            let failure = Failure::new(Exit::Usage, format!("{} projects begin with {named:?}", several.len()));
            let failure = failure.safe("nothing was sent").advice("write more of the name, or the id");
            Err(several.iter().take(10).fold(failure, |failure, it| failure.detail(format!("{} {}", it.id, it.name))))
        }
    }
}
