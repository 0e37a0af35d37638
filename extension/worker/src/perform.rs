//! Does one step of the queue: one request, whose outcome the queue judges.

use personio::{
    absences::v2::AbsencePeriod, attendances::v2::AttendancePeriod, client::Client, error::Error, id::v2::PersonId,
    page::Paged, request::Create, transport::Fetch,
};
use personio_extension_model::{
    absence::Absence,
    attendance::Attendance,
    edit::Record,
    queue::{Outcome, Request, Step},
};
use serde::Deserialize;
use serde_json::Value;

use crate::raw;

/// Does a step for a person.
pub(crate) async fn perform(client: &Client<Fetch>, step: &Step, person: &PersonId) -> Outcome {
    match step.request(person) {
        Request::FindAttendance(it) => found(
            look_up(client, &it)
                .await
                .map(|records| it.find(raw::read::<AttendancePeriod>(&records)).map(|it| it.id.as_str().to_owned())),
        ),
        Request::FindAbsence(it) => found(
            look_up(client, &it)
                .await
                .map(|records| it.find(raw::read::<AbsencePeriod>(&records)).map(|it| it.id.as_str().to_owned())),
        ),
        Request::CreateAttendance(it) => created(raw::send(client, &it).await),
        Request::CreateAbsence(it) => created(raw::send(client, &it).await),
        Request::GetAttendance(it) => seen(raw::send(client, &it).await, |value| {
            Attendance::read(&AttendancePeriod::deserialize(&value).ok()?).map(Record::from)
        }),
        Request::GetAbsence(it) => seen(raw::send(client, &it).await, |value| {
            AbsencePeriod::deserialize(&value).ok().map(|it| Absence::read(&it).into())
        }),
        Request::UpdateAttendance(it) => written(raw::send(client, &it).await),
        Request::UpdateAbsence(it) => written(raw::send(client, &it).await),
        Request::DeleteAttendance(it) => written(raw::send(client, &it).await),
        Request::DeleteAbsence(it) => written(raw::send(client, &it).await),
    }
}

/// What may be there already, by its natural key.
async fn look_up<E: Create>(client: &Client<Fetch>, endpoint: &E) -> Result<Vec<Value>, Error>
where
    E::Lookup: Paged,
{
    match endpoint.lookup() {
        Some(lookup) => raw::list(client, &lookup).await,
        None => Ok(Vec::new()),
    }
}

fn found(id: Result<Option<String>, Error>) -> Outcome {
    match id {
        Ok(Some(id)) => Outcome::Created(id),
        Ok(None) => Outcome::NotFound,
        Err(error) => Outcome::of(&error),
    }
}

fn created(answer: Result<Value, Error>) -> Outcome {
    match answer {
        // An answer without an id says that something was made, and not what: it is looked for.
        Ok(answer) => match answer.get("id") {
            Some(Value::String(id)) => Outcome::Created(id.clone()),
            Some(Value::Number(id)) => Outcome::Created(id.to_string()),
            _ => Outcome::Unclear,
        },
        Err(error) => Outcome::of(&error),
    }
}

fn seen(answer: Result<Value, Error>, read: impl FnOnce(Value) -> Option<Record>) -> Outcome {
    match answer {
        // Of a kind that nobody here knows: not what was changed here.
        Ok(value) => read(value).map_or(Outcome::NotFound, Outcome::Seen),
        Err(error) => Outcome::of(&error),
    }
}

fn written(answer: Result<Value, Error>) -> Outcome {
    match answer {
        Ok(_) => Outcome::Written,
        Err(error) => Outcome::of(&error),
    }
}
