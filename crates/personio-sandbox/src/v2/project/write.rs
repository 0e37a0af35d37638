//! Creating, changing and deleting projects.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::json;

use super::find;
use crate::{
    call::Input,
    company::{
        project::{Assignment, Project, ProjectStatus},
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
    v2::{field, problem},
};

/// `POST /v2/projects`
pub(crate) fn create(desk: &mut Desk<'_>) -> Answer {
    let input = field::body(desk)?;
    let now = desk.now();
    let name = field::text(desk, &input, "name", 255)?.unwrap_or_default();
    let mut project = Project::named(name, ProjectStatus::Active, now);
    project.assignment = Assignment::Members(BTreeSet::new());
    change(desk, &input, &mut project, None)?;
    let seq = desk.company.projects.add(project);
    Ok(Reply::json(StatusCode::CREATED, json!({"id": seq.to_string()})))
}

/// `PATCH /v2/projects/{id}`
pub(crate) fn update(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let input = field::body(desk)?;
    let now = desk.now();
    let Some(mut project) = desk.company.projects.get(seq).cloned() else { return Err(problem::not_found(now)) };
    change(desk, &input, &mut project, Some(seq))?;
    project.updated_at = now;
    let archived = project.status == ProjectStatus::Archived;
    if let Some(place) = desk.company.projects.get_mut(seq) {
        *place = project;
    }
    if archived {
        // What belongs to an archived project is archived with it.
        for part in parts(desk, seq) {
            if let Some(part) = desk.company.projects.get_mut(part) {
                part.status = ProjectStatus::Archived;
                part.updated_at = now;
            }
        }
    }
    super::get(desk)
}

/// `DELETE /v2/projects/{id}`: with its sub-projects, unless time was recorded for one of them.
pub(crate) fn delete(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let mut all = parts(desk, seq);
    all.push(seq);
    if all.iter().any(|seq| desk.company.is_tracked(*seq)) {
        return Err(problem::conflict(desk.now(), "A project with tracked time cannot be deleted. Archive it."));
    }
    for seq in all {
        desk.company.projects.remove(seq);
    }
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

fn parts(desk: &Desk<'_>, seq: Seq) -> Vec<Seq> {
    desk.company.projects.iter().filter(|(_, project)| project.parent == Some(seq)).map(|(seq, _)| seq).collect()
}

fn change(desk: &Desk<'_>, input: &Input<'_>, project: &mut Project, own: Option<Seq>) -> Result<(), Reply> {
    let refuse = |detail: &str| problem::bad_request(desk.now(), detail);
    if let Some(name) = field::text(desk, input, "name", 255)? {
        project.name = name;
    }
    if project.name.trim().is_empty() || (input.has("name") && input.value("name").is_none()) {
        return Err(refuse("name must not be blank."));
    }
    for (key, place, most) in [
        ("description", &mut project.description, 1000),
        ("project_code", &mut project.code, 255),
        ("project_type", &mut project.kind, 255),
        ("client_name", &mut project.client, 255),
    ] {
        if input.has(key) {
            *place = field::text(desk, input, key, most)?;
        }
    }
    let taken = |code: &String| {
        desk.company.projects.iter().any(|(seq, other)| Some(seq) != own && other.code.as_ref() == Some(code))
    };
    if project.code.as_ref().is_some_and(taken) {
        return Err(problem::conflict(desk.now(), "The project_code is used by another project."));
    }
    project.status = match field::typed(desk, input.text("status"))? {
        None => project.status,
        Some("ACTIVE") => ProjectStatus::Active,
        Some("ARCHIVED") => ProjectStatus::Archived,
        Some(_) => return Err(refuse("status has an invalid value.")),
    };
    project.billable = field::typed(desk, input.switch("billable"))?.unwrap_or(project.billable);
    if input.has("cost_center") {
        let id = field::id(desk, input, "cost_center")?;
        let known = |seq| desk.company.cost_centers.contains(seq);
        project.cost_center = field::known(desk, "cost_center", id.as_deref(), known)?;
    }
    for (key, place) in [("start", &mut project.start), ("end", &mut project.end)] {
        if input.has(key) {
            *place = field::day(desk, input, key)?;
        }
    }
    if project.start.zip(project.end).is_some_and(|(start, end)| end < start) {
        return Err(refuse("end must not be before start."));
    }
    parent(desk, input, project, own)?;
    match (field::typed(desk, input.switch("assigned_to_all"))?, &project.assignment) {
        (Some(true), _) => project.assignment = Assignment::Everybody,
        (Some(false), Assignment::Everybody) => project.assignment = Assignment::Members(BTreeSet::new()),
        _ => {}
    }
    Ok(())
}

/// Projects have one level below them.
fn parent(desk: &Desk<'_>, input: &Input<'_>, project: &mut Project, own: Option<Seq>) -> Result<(), Reply> {
    if input.has("parent_project") {
        let id = field::id(desk, input, "parent_project")?;
        let known = |seq| desk.company.projects.contains(seq);
        project.parent = field::known(desk, "parent_project", id.as_deref(), known)?;
    }
    let Some(parent) = project.parent.and_then(|seq| desk.company.projects.get(seq)) else { return Ok(()) };
    let has_parts = own.is_some_and(|own| !parts(desk, own).is_empty());
    if project.parent == own || parent.parent.is_some() || has_parts {
        return Err(problem::bad_request(desk.now(), "Projects have one level of sub-projects."));
    }
    if parent.status == ProjectStatus::Archived && project.status == ProjectStatus::Active {
        return Err(problem::bad_request(desk.now(), "A sub-project of an archived project cannot be active."));
    }
    Ok(())
}
