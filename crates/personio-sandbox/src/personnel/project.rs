//! `/v1/company/attendances/projects`, with three shapes of errors.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{error, page};
use crate::{
    company::{
        project::{Project, ProjectStatus},
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
};

pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let data: Vec<Value> = desk.company.projects.iter().map(|(seq, project)| object(seq, project)).collect();
    Ok(Reply::ok(json!({"success": true, "data": data})))
}

pub(super) fn create(desk: &mut Desk<'_>) -> Answer {
    let input = error::body(desk)?;
    let name = input.filled("name").map_err(|_| invalid("name", "Project name needs to be of type string"))?;
    let name = name.ok_or_else(|| invalid("name", "Project name cannot be empty"))?.to_owned();
    let active = input.switch("active").map_err(|_| not_boolean())?.unwrap_or(false);
    let project = Project::named(name, status(active), desk.now());
    let data = object_of_new(desk, project);
    Ok(Reply::ok(json!({"success": true, "data": data})))
}

pub(super) fn update(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let input = error::body(desk)?;
    let name = input.text("name").map_err(|_| invalid("name", "Project name needs to be of type string"))?;
    if input.has("name") && name.is_none_or(|name| name.trim().is_empty()) {
        return Err(invalid("name", "Project name cannot be empty"));
    }
    let active = input.switch("active").map_err(|_| not_boolean())?;
    let now = desk.now();
    let project = desk.company.projects.get_mut(seq).ok_or_else(|| not_found(&seq.to_string()))?;
    if let Some(name) = name {
        name.clone_into(&mut project.name);
    }
    if let Some(active) = active {
        project.status = status(active);
    }
    project.updated_at = now;
    Ok(Reply::ok(json!({"success": true, "data": object(seq, project)})))
}

pub(super) fn delete(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    if desk.company.is_tracked(seq) {
        return Err(error::bad_request("Projects with tracked time cannot be deleted."));
    }
    desk.company.projects.remove(seq);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// A project in lists and answers.
pub(super) fn object(seq: Seq, project: &Project) -> Value {
    json!({"id": seq, "type": "Project", "attributes": {
        "name": project.name,
        "active": project.status == ProjectStatus::Active,
        "created_at": page::stamp_iso(project.created_at),
        "updated_at": page::stamp_iso(project.updated_at),
    }})
}

fn object_of_new(desk: &mut Desk<'_>, project: Project) -> Value {
    let seq = desk.company.projects.add(project.clone());
    object(seq, &project)
}

fn status(active: bool) -> ProjectStatus {
    if active { ProjectStatus::Active } else { ProjectStatus::Archived }
}

fn find(desk: &Desk<'_>) -> Result<Seq, Reply> {
    let id = desk.segment(3);
    let seq = id.parse().ok().filter(|seq| desk.company.projects.contains(*seq));
    seq.ok_or_else(|| not_found(id))
}

fn not_found(id: &str) -> Reply {
    Reply::json(StatusCode::NOT_FOUND, json!({"success": false, "message": format!("Project {id} not found")}))
}

fn not_boolean() -> Reply {
    invalid("active", "Active field needs to be of type boolean")
}

fn invalid(field: &str, complaint: &str) -> Reply {
    let error = if field == "name" { json!({"name": [complaint]}) } else { json!({"active": [complaint]}) };
    Reply::json(StatusCode::BAD_REQUEST, json!({"success": false, "error": error}))
}
