//! `/v2/projects/{id}/members`

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::find;
use crate::{
    call::{Input, Payload},
    company::{project::Assignment, table::Seq},
    desk::Desk,
    reply::{Answer, Reply},
    v2::{
        cursor::{Cursor, LARGE},
        field, problem,
    },
};

/// `GET`: of a project for everybody, everybody.
pub(crate) fn list(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let cursor = Cursor::of(desk, LARGE)?;
    let members: Vec<Seq> = match desk.company.projects.get(seq).map(|project| &project.assignment) {
        Some(Assignment::Members(members)) => members.iter().copied().collect(),
        _ => desk.company.persons.iter().map(|(seq, _)| seq).filter(|seq| desk.company.is_active(*seq)).collect(),
    };
    Ok(cursor.page(desk, &members, |person| json!({"person": {"id": person.to_string()}})))
}

/// `POST`: a project that was for everybody then has members only. Who is a member stays one.
pub(crate) fn add(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let people = people(desk)?;
    let now = desk.now();
    let Some(project) = desk.company.projects.get_mut(seq) else { return Err(problem::not_found(now)) };
    match &mut project.assignment {
        Assignment::Members(members) => members.extend(people),
        Assignment::Everybody => project.assignment = Assignment::Members(people),
    }
    project.updated_at = now;
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// `DELETE`: who is no member stays none.
pub(crate) fn remove(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let people = people(desk)?;
    let now = desk.now();
    let Some(project) = desk.company.projects.get_mut(seq) else { return Err(problem::not_found(now)) };
    if let Assignment::Members(members) = &mut project.assignment {
        members.retain(|person| !people.contains(person));
    }
    project.updated_at = now;
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// `[{"person": {"id": "1"}}]`, one such object, or `?person.id=1,2`: clients send all of them.
fn people(desk: &Desk<'_>) -> Result<BTreeSet<Seq>, Reply> {
    let wrong = || problem::bad_request(desk.now(), "Invalid request content");
    let entries: &[Value] = match &desk.call.payload {
        Payload::Json(Value::Array(entries)) => entries,
        Payload::Json(entry) => std::slice::from_ref(entry),
        _ => &[],
    };
    let mut people = BTreeSet::new();
    for entry in entries {
        people.insert(field::person(desk, &Input::of(entry).ok_or_else(wrong)?)?);
    }
    for id in desk.call.query_list("person.id") {
        people.extend(field::known(desk, "person", Some(id), |seq| desk.company.persons.contains(seq))?);
    }
    if people.is_empty() { Err(wrong()) } else { Ok(people) }
}
