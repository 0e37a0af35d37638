//! Doing a step with the core's client: the only place here where something waits for an answer. For native callers; the
//! extension's worker does the same over bare JSON, since each model that is read there has its weight.

use personio::{
    client::Client,
    error::Error,
    page::Paged,
    request::{Create, Endpoint},
    transport::Transport,
};

use super::{Outcome, Request};
use crate::{absence::Absence, attendance::Attendance, edit::Record};

/// More pages than a search by its natural key can have.
const MOST_PAGES: usize = 100;

impl Request {
    /// Does it once. The client may repeat what is safe to repeat by itself; a creation is never repeated here, since the
    /// queue has to be stored between two attempts.
    pub async fn perform<T: Transport>(&self, client: &Client<T>) -> Outcome {
        let done = match self {
            Self::FindAttendance(create) => {
                find(client, create).await.map(|found| created(found.map(|it| it.id.as_str().to_owned())))
            }
            Self::FindAbsence(create) => {
                find(client, create).await.map(|found| created(found.map(|it| it.id.as_str().to_owned())))
            }
            Self::CreateAttendance(create) => {
                client.send(create).await.map(|it| Outcome::Created(it.id.as_str().to_owned()))
            }
            Self::CreateAbsence(create) => {
                client.send(create).await.map(|it| Outcome::Created(it.id.as_str().to_owned()))
            }
            Self::GetAttendance(get) => client.send(get).await.map(|period| match Attendance::read(&period) {
                Some(attendance) => Outcome::Seen(Record::Attendance(attendance)),
                // It has become something that this version does not know: not what it was, in any case.
                None => Outcome::NotFound,
            }),
            Self::GetAbsence(get) => {
                client.send(get).await.map(|period| Outcome::Seen(Record::Absence(Absence::read(&period))))
            }
            Self::UpdateAttendance(update) => write(client, update).await,
            Self::UpdateAbsence(update) => write(client, update).await,
            Self::DeleteAttendance(delete) => write(client, delete).await,
            Self::DeleteAbsence(delete) => write(client, delete).await,
        };
        done.unwrap_or_else(|error| Outcome::of(&error))
    }
}

async fn write<T: Transport, E: Endpoint>(client: &Client<T>, endpoint: &E) -> Result<Outcome, Error> {
    client.send(endpoint).await.map(|_| Outcome::Written)
}

fn created(id: Option<String>) -> Outcome {
    id.map_or(Outcome::NotFound, Outcome::Created)
}

/// Looks for a thing by its natural key.
async fn find<T: Transport, E: Create>(client: &Client<T>, create: &E) -> Result<Option<E::Response>, Error> {
    let mut next = create.lookup();
    let mut found = Vec::new();
    for _ in 0..MOST_PAGES {
        let Some(list) = next else { break };
        let page = list.page(client.send(&list).await?);
        found.extend(page.items);
        next = page.next;
    }
    Ok(create.find(found))
}
