//! Bodies of v2 requests, with the refusals that wrong ones lead to.

use jiff::civil::Date;
use serde_json::Value;

use super::problem;
use crate::{
    call::{Input, Payload, WrongType},
    company::table::Seq,
    desk::Desk,
    reply::Reply,
};

/// The object of a body.
pub(super) fn body<'a>(desk: &Desk<'a>) -> Result<Input<'a>, Reply> {
    let call = desk.call;
    match &call.payload {
        Payload::Json(value) => {
            Input::of(value).ok_or_else(|| problem::bad_request(desk.now(), "Invalid request content"))
        }
        _ => Err(problem::bad_request(desk.now(), "Required request body is missing.")),
    }
}

/// Turns a wrong type into a refusal.
pub(super) fn typed<T>(desk: &Desk<'_>, read: Result<T, WrongType>) -> Result<T, Reply> {
    read.map_err(|wrong| problem::bad_request(desk.now(), &format!("{} has an invalid value.", wrong.0)))
}

/// A value that must be there.
pub(super) fn required<T>(desk: &Desk<'_>, key: &str, read: Result<Option<T>, WrongType>) -> Result<T, Reply> {
    typed(desk, read)?.ok_or_else(|| problem::bad_request(desk.now(), &format!("{key} must not be null.")))
}

/// A text of at most so many characters.
pub(super) fn text(desk: &Desk<'_>, input: &Input<'_>, key: &str, most: usize) -> Result<Option<String>, Reply> {
    let text = typed(desk, input.text(key))?;
    if text.is_some_and(|text| text.chars().count() > most) {
        return Err(problem::bad_request(desk.now(), &format!("{key} must have at most {most} characters.")));
    }
    Ok(text.map(str::to_owned))
}

/// The `id` in the object of a key: `{"person": {"id": "1"}}`. Numbers are taken for texts.
pub(super) fn id(desk: &Desk<'_>, input: &Input<'_>, key: &str) -> Result<Option<String>, Reply> {
    let Some(object) = typed(desk, input.object(key))? else { return Ok(None) };
    match object.value("id") {
        Some(Value::String(id)) => Ok(Some(id.clone())),
        Some(Value::Number(id)) => Ok(Some(id.to_string())),
        None => Ok(None),
        Some(_) => Err(problem::bad_request(desk.now(), &format!("{key}.id has an invalid value."))),
    }
}

/// The number of something that must exist.
pub(super) fn known(
    desk: &Desk<'_>,
    key: &str,
    id: Option<&str>,
    exists: impl FnOnce(Seq) -> bool,
) -> Result<Option<Seq>, Reply> {
    let Some(id) = id else { return Ok(None) };
    let seq = id.parse().ok().filter(|seq| exists(*seq));
    seq.map(Some).ok_or_else(|| problem::bad_request(desk.now(), &format!("{key} with id {id} does not exist.")))
}

/// A person that must exist.
pub(super) fn person(desk: &Desk<'_>, input: &Input<'_>) -> Result<Seq, Reply> {
    let id = id(desk, input, "person")?;
    let person = known(desk, "person", id.as_deref(), |seq| desk.company.persons.contains(seq))?;
    person.ok_or_else(|| problem::bad_request(desk.now(), "person.id must not be null."))
}

/// The day of an object: `{"start": {"date": "2026-06-01"}}`.
pub(super) fn day(desk: &Desk<'_>, input: &Input<'_>, key: &str) -> Result<Option<Date>, Reply> {
    match typed(desk, input.object(key))? {
        None => Ok(None),
        Some(object) => typed(desk, object.date("date")),
    }
}
