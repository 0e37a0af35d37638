//! Which projects a person may book time on.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures_util::TryStreamExt;
use personio::{
    client::Client,
    error::Error,
    id::v2::ProjectId,
    projects::v2::{GetProject, ListProjectMembers, ProjectStatus},
    transport::Reqwest,
};

use crate::moment::Moment;

/// Who is taken off a project can book on it for so long.
const REMEMBERED: Duration = Duration::from_secs(60);
/// More projects than a company has; what is over is looked up each time.
const MOST: usize = 10_000;

/// Looks projects up, and remembers them for a minute.
#[derive(Debug)]
pub(crate) struct Projects {
    client: Client<Reqwest>,
    known: Mutex<HashMap<String, (Moment, Arc<Project>)>>,
}

/// For whom a project is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Project {
    /// There is none, or it is archived.
    Closed,
    Everybody,
    Members(HashSet<String>),
    /// A sub-project has no members of its own: it is for those of the project above.
    Below(String),
}

impl Projects {
    pub(crate) fn new(client: Client<Reqwest>) -> Self {
        Self { client, known: Mutex::default() }
    }

    /// Whether a person may book time on a project. One that does not exist is as one that is for others.
    ///
    /// # Errors
    ///
    /// When Personio does not answer, or says no.
    pub(crate) async fn may_book(&self, person: &str, project: &str, now: Moment) -> Result<bool, Error> {
        let mut project = self.project(project, now).await?;
        // Projects have one level below them; more would be a circle.
        if let Project::Below(above) = &*project {
            project = self.project(above, now).await?;
        }
        Ok(match &*project {
            Project::Everybody => true,
            Project::Members(members) => members.contains(person),
            Project::Closed | Project::Below(_) => false,
        })
    }

    async fn project(&self, id: &str, now: Moment) -> Result<Arc<Project>, Error> {
        if let Some((at, project)) = self.known().get(id)
            && now.since(*at) < REMEMBERED
        {
            return Ok(Arc::clone(project));
        }
        let project = Arc::new(self.look_up(id).await?);
        let mut known = self.known();
        known.retain(|_, (at, _)| now.since(*at) < REMEMBERED);
        if known.len() < MOST && *project != Project::Closed {
            known.insert(id.to_owned(), (now, Arc::clone(&project)));
        }
        Ok(project)
    }

    async fn look_up(&self, id: &str) -> Result<Project, Error> {
        let id = ProjectId::from(id);
        let project = match self.client.send(&GetProject { id: id.clone() }).await {
            Ok(project) => project,
            Err(error) if matches!(error.status(), Some(400 | 404)) => return Ok(Project::Closed),
            Err(error) => return Err(error),
        };
        if project.status == Some(ProjectStatus::Archived) {
            return Ok(Project::Closed);
        }
        if let Some(above) = project.parent_project {
            return Ok(Project::Below(above.id.to_string()));
        }
        if project.assigned_to_all == Some(true) {
            return Ok(Project::Everybody);
        }
        let list = ListProjectMembers { project: id, limit: Some(200), cursor: None };
        let members = self.client.pages(list).map_ok(|member| member.person.id.to_string());
        Ok(Project::Members(members.try_collect().await?))
    }

    fn known(&self) -> std::sync::MutexGuard<'_, HashMap<String, (Moment, Arc<Project>)>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
