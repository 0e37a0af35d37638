//! Projects: list, create, update, archive, delete, and the time that went into them.

mod time;
mod write;

use personio::{
    id::v2::ProjectId,
    projects::v2::{ListProjects, Project, ProjectLevel, ProjectStatus},
};
use serde_json::json;

use crate::{
    failure::{Exit, Failure},
    output::Table,
    session::{Place, Session},
};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Lists projects.
    List(List),
    /// Creates a project, or a part of one.
    Create(write::Create),
    /// Changes a project.
    Update(write::Update),
    /// Archives projects: no more time can be recorded.
    Archive {
        /// Which: their ids or names.
        #[arg(required = true, value_name = "PROJECT")]
        projects: Vec<String>,
    },
    /// Deletes a project with its parts.
    Delete(write::Delete),
    /// The time of each project.
    Time(time::Time),
}

#[derive(Debug, clap::Args)]
pub(crate) struct List {
    /// Archived ones, too.
    #[arg(long)]
    all: bool,

    /// Only whose name, code or client has this in it.
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,

    /// No parts of projects.
    #[arg(long)]
    top: bool,
}

pub(crate) async fn run(session: &Session, command: Command) -> Result<(), Failure> {
    match command {
        Command::List(list) => self::list(session, list).await,
        Command::Create(create) => write::create(session, create).await,
        Command::Update(update) => write::update(session, update).await,
        Command::Archive { projects } => write::archive(session, &projects).await,
        Command::Delete(delete) => write::delete(session, delete).await,
        Command::Time(time) => time::run(session, time).await,
    }
}

async fn every(session: &Session) -> Result<Vec<Project>, Failure> {
    session.all(ListProjects { limit: Some(200), ..ListProjects::default() }).await
}

async fn list(session: &Session, list: List) -> Result<(), Failure> {
    let level = if list.top { ProjectLevel::Top } else { ProjectLevel::All };
    let status = (!list.all && matches!(session.place, Place::Api(_))).then_some(ProjectStatus::Active);
    let projects = session.all(ListProjects { status, level, limit: Some(200), ..ListProjects::default() }).await?;
    let wanted = list.search.as_deref().unwrap_or_default().to_lowercase();
    let has_it = |text: &Option<String>| text.as_deref().unwrap_or_default().to_lowercase().contains(&wanted);
    let is_wanted = |it: &&Project| {
        (list.all || it.status != Some(ProjectStatus::Archived))
            && (has_it(&it.name) || has_it(&it.project_code) || has_it(&it.client_name))
    };
    let mut shown = Table::new(&[
        ("id", "Id"),
        ("name", "Name"),
        ("status", "Status"),
        ("code", "Code"),
        ("client", "Client"),
        ("billable", "Billable"),
        ("start", "Start"),
        ("end", "End"),
        ("minutes", "Minutes"),
        ("for_all", "For everybody"),
        ("parent", "Part of"),
    ]);
    for it in projects.iter().filter(is_wanted) {
        let parent = it.parent_project.as_ref().map(|parent| &parent.id);
        let parent = parent
            .and_then(|id| projects.iter().find(|known| known.id == *id)?.name.clone())
            .or(parent.map(ToString::to_string));
        shown.push([
            json!(it.id),
            json!(it.name),
            json!(it.status.as_ref().map(|status| status.code().to_lowercase())),
            json!(it.project_code),
            json!(it.client_name),
            json!(it.billable),
            json!(it.start.map(|day| day.date)),
            json!(it.end.map(|day| day.date)),
            json!(it.tracked_minutes),
            json!(it.assigned_to_all),
            json!(parent),
        ]);
    }
    session.out.table(&shown)
}

/// The project of an id or of a name; nothing less, as what is changed cannot be taken back.
fn one(projects: &[Project], named: &str) -> Result<ProjectId, Failure> {
    let is_it = |it: &&Project| it.id.as_str() == named || it.name.as_deref() == Some(named);
    let found: Vec<&Project> = projects.iter().filter(is_it).collect();
    match found.as_slice() {
        [only] => Ok(only.id.clone()),
        [] => Err(Failure::new(Exit::Failed, format!("there is no project {named:?}"))
            .safe("nothing was sent")
            .advice("personio projects list --all shows them; write the whole name, or the id")),
        _ => Err(Failure::new(Exit::Usage, format!("several projects are called {named:?}"))
            .safe("nothing was sent")
            .advice("name it by its id")),
    }
}
