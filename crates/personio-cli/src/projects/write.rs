//! Creating, changing and deleting projects.

use personio::{
    calendar::Date,
    patch::Patch,
    projects::v2::{CreateProject, DeleteProject, Placement, ProjectChange, ProjectStatus, UpdateProject},
};
use serde_json::json;

use super::{every, one};
use crate::{
    failure::{Exit, Failure},
    output::Table,
    question,
    session::Session,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Create {
    /// Its name, unique in the company.
    name: String,

    #[command(flatten)]
    values: Values,

    /// Makes it a part of this project: its id or name.
    #[arg(long, value_name = "PROJECT", conflicts_with_all = ["client", "billable", "kind", "members_only", "for_all"])]
    parent: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Update {
    /// Which: its id or name.
    project: String,

    /// Its new name.
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,

    /// Opens it again after it was archived.
    #[arg(long)]
    active: bool,

    #[command(flatten)]
    values: Values,
}

/// What projects have. In updates, an empty text takes a value away.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Values {
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// The company's own number for it.
    #[arg(long, value_name = "CODE")]
    code: Option<String>,
    /// The first day.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    start: Option<String>,
    /// The day after the last.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    end: Option<String>,
    /// For whom.
    #[arg(long, value_name = "TEXT")]
    client: Option<String>,
    /// The company's own word for its kind.
    #[arg(long = "type", value_name = "TEXT")]
    kind: Option<String>,
    /// Somebody pays by the hour: true or false.
    #[arg(long, value_name = "TRUTH")]
    billable: Option<bool>,
    /// Only its members may record time.
    #[arg(long, conflicts_with = "for_all")]
    members_only: bool,
    /// Everybody may record time.
    #[arg(long)]
    for_all: bool,
}

impl Values {
    fn assigned_to_all(&self) -> Option<bool> {
        (self.for_all || self.members_only).then_some(self.for_all)
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct Delete {
    /// Which: its id or name.
    project: String,

    /// Does not ask.
    #[arg(long, short)]
    yes: bool,
}

pub(super) async fn create(session: &Session, create: Create) -> Result<(), Failure> {
    let Values { description, code, start, end, client, kind, billable, .. } = create.values.clone();
    let day = |text: Option<String>| text.map(|text| session.day(&text)).transpose();
    let place = match &create.parent {
        Some(named) => Placement::Below(one(&every(session).await?, named)?),
        None => Placement::Top {
            assigned_to_all: create.values.assigned_to_all(),
            billable,
            client_name: client,
            project_type: kind,
            cost_center: None,
        },
    };
    let new = CreateProject {
        description,
        project_code: code,
        start: day(start)?,
        end: day(end)?,
        place,
        ..CreateProject::named(create.name.trim())
    };
    if let Some(created) = session.create(&new).await? {
        let mut shown = Table::new(&[("id", "Id"), ("name", "Name")]);
        shown.push([json!(created.id), json!(new.name)]);
        session.out.table(&shown)?;
    }
    Ok(())
}

pub(super) async fn update(session: &Session, update: Update) -> Result<(), Failure> {
    let id = one(&every(session).await?, &update.project)?;
    let assigned_to_all = update.values.assigned_to_all();
    let Values { description, code, start, end, client, kind, billable, .. } = update.values;
    let text = |text: Option<String>| match text {
        None => Patch::Keep,
        Some(text) if text.is_empty() => Patch::Clear,
        Some(text) => Patch::Set(text),
    };
    let day = |day: Option<String>| -> Result<_, Failure> {
        Ok(match text(day) {
            Patch::Keep => Patch::Keep,
            Patch::Clear => Patch::Clear,
            Patch::Set(day) => Patch::Set::<Date>(session.day(&day)?),
        }
        .map(Into::into))
    };
    let change = ProjectChange {
        name: update.name,
        status: update.active.then_some(ProjectStatus::Active),
        description: text(description),
        project_code: text(code),
        start: day(start)?,
        end: day(end)?,
        assigned_to_all,
        billable,
        client_name: text(client),
        project_type: text(kind),
        cost_center: Patch::Keep,
    };
    if change == ProjectChange::default() {
        return Err(Failure::usage("nothing is to be changed", "say what: personio projects update --help"));
    }
    if session.change(&UpdateProject { id: id.clone(), change }).await?.is_some() {
        told(session, &[(id.to_string(), "changed")])?;
    }
    Ok(())
}

pub(super) async fn archive(session: &Session, named: &[String]) -> Result<(), Failure> {
    let projects = every(session).await?;
    // All names are understood before the first project is changed.
    let ids = named.iter().map(|named| one(&projects, named)).collect::<Result<Vec<_>, _>>()?;
    let mut done = Vec::new();
    for id in &ids {
        let change = ProjectChange { status: Some(ProjectStatus::Archived), ..ProjectChange::default() };
        match session.change(&UpdateProject { id: id.clone(), change }).await {
            Ok(Some(())) => done.push((id.to_string(), "archived")),
            Ok(None) => {}
            Err(failure) if !done.is_empty() => {
                told(session, &done)?;
                let safe = format!("{} of {} are archived, see above", done.len(), ids.len());
                return Err(failure.exit(Exit::Partly).safe(safe));
            }
            Err(failure) => return Err(failure),
        }
    }
    if session.is_dry() { Ok(()) } else { told(session, &done) }
}

pub(super) async fn delete(session: &Session, delete: Delete) -> Result<(), Failure> {
    let projects = every(session).await?;
    let id = one(&projects, &delete.project)?;
    let parts = projects.iter().filter(|it| it.parent_project.as_ref().is_some_and(|parent| parent.id == id)).count();
    let text = format!("Delete the project {} ({id}) with {parts} parts for good?", delete.project);
    if !session.is_dry() && !delete.yes && !question::confirmed(text).await {
        return Err(Failure::usage("deleting takes a yes", "say --yes; personio projects archive can be taken back"));
    }
    if session.change(&DeleteProject { id: id.clone() }).await?.is_some() {
        told(session, &[(id.to_string(), "deleted")])?;
    }
    Ok(())
}

fn told(session: &Session, done: &[(String, &str)]) -> Result<(), Failure> {
    let mut shown = Table::new(&[("id", "Id"), ("result", "Result")]);
    done.iter().for_each(|(id, result)| shown.push([json!(id), json!(result)]));
    session.out.table(&shown)
}
