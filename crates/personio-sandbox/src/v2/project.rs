//! `/v2/projects`

pub(super) mod member;
pub(super) mod write;

use serde_json::{Value, json};

use super::{
    cursor::{Cursor, LARGE},
    filter::Filter,
    person::stamp,
    problem,
};
use crate::{
    company::{
        project::{Assignment, Project},
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
};

/// `GET /v2/projects`
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, LARGE)?;
    let filter = Filter::of(desk, &cursor, &[])?;
    if filter.text("includes").is_some() {
        return Err(problem::bad_request(desk.now(), "Provided request parameters are invalid."));
    }
    let (ids, name, status) = (filter.values("id"), filter.text("name"), filter.values("status"));
    let top_level = filter.text("top_level_only") == Some("true");
    let known = |status: &&str| ["ACTIVE", "ARCHIVED"].contains(status);
    if status.as_ref().is_some_and(|status| !status.iter().all(known)) {
        return Err(problem::bad_request(desk.now(), "Provided request parameters are invalid."));
    }
    let fits = |seq: Seq, project: &Project| {
        ids.as_ref().is_none_or(|ids| ids.contains(&seq.to_string().as_str()))
            && name.is_none_or(|name| project.name == name)
            && status
                .as_ref()
                .is_none_or(|status| json!(project.status).as_str().is_some_and(|own| status.contains(&own)))
            && !(top_level && project.parent.is_some())
    };
    let projects: Vec<(Seq, &Project)> =
        desk.company.projects.iter().filter(|(seq, project)| fits(*seq, project)).collect();
    Ok(cursor.page(desk, &projects, |(seq, project)| object(*seq, project)))
}

/// `GET /v2/projects/{id}`
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let project = desk.company.projects.get(seq).ok_or_else(|| problem::not_found(desk.now()))?;
    Ok(Reply::ok(object(seq, project)))
}

/// The project of the path.
fn find(desk: &Desk<'_>) -> Result<Seq, Reply> {
    let seq = desk.segment(1).parse().ok().filter(|seq| desk.company.projects.contains(*seq));
    seq.ok_or_else(|| problem::not_found(desk.now()))
}

fn object(seq: Seq, project: &Project) -> Value {
    let id = |seq: Option<Seq>| seq.map(|seq| json!({"id": seq.to_string()}));
    let day = |date: Option<jiff::civil::Date>| date.map(|date| json!({"date": date}));
    json!({
        "id": seq.to_string(),
        "name": project.name,
        "status": project.status,
        "description": project.description,
        "project_code": project.code,
        "project_type": project.kind,
        "client_name": project.client,
        "billable": project.billable,
        "cost_center": id(project.cost_center),
        "start": day(project.start),
        "end": day(project.end),
        "parent_project": id(project.parent),
        "assigned_to_all": project.assignment == Assignment::Everybody,
        "created_at": stamp(project.created_at),
        "updated_at": stamp(project.updated_at),
    })
}
