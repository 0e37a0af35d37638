//! Reads what Personio has: the days that are looked at, absences, and what there is to choose from.

use personio::{
    absences::{
        v1::GetAbsenceBalance,
        v2::{AbsencePeriod, ListAbsencePeriods, ListAbsenceTypes},
    },
    attendances::v2::{AttendancePeriod, ListAttendancePeriods},
    calendar::{Date, TimeOfDay},
    client::Client,
    error::Error,
    id::v2::PersonId,
    persons::{GetPerson, ListEmployments},
    projects::v2::ListProjects,
    transport::Fetch,
};
use personio_extension_messages::{Scope, catalogue::Catalogue};
use serde_json::Value;

use crate::{choice, raw};

/// A page of a list.
const PAGE: u32 = 100;

/// Work and breaks of some days.
pub(crate) async fn attendances(
    client: &Client<Fetch>,
    person: &PersonId,
    scope: Scope,
) -> Result<Vec<AttendancePeriod>, Error> {
    let list = ListAttendancePeriods {
        persons: vec![person.clone()],
        day_from: Some(scope.from),
        day_to: Some(scope.to),
        limit: Some(PAGE),
        ..ListAttendancePeriods::default()
    };
    Ok(raw::read(&raw::list(client, &list).await?))
}

/// The absences that touch some days.
pub(crate) async fn absences(
    client: &Client<Fetch>,
    person: &PersonId,
    scope: Scope,
) -> Result<Vec<AbsencePeriod>, Error> {
    let at = |day: Date| day.at(TimeOfDay::MIDNIGHT).into();
    let list = ListAbsencePeriods::during(person.clone(), at(scope.from), at(scope.to));
    Ok(raw::read(&raw::list(client, &ListAbsencePeriods { limit: Some(PAGE), ..list }).await?))
}

/// What there is to choose from. What the relay or Personio does not let the person see stays as it was known: it hides
/// nothing else.
pub(crate) async fn catalogue(
    client: &Client<Fetch>,
    person: &PersonId,
    before: &Catalogue,
) -> Result<Catalogue, Error> {
    let projects = ListProjects { limit: Some(PAGE), ..ListProjects::default() };
    let projects = optional(raw::list(client, &projects).await)?;
    let types = optional(raw::list(client, &ListAbsenceTypes { limit: Some(50), cursor: None }).await)?;
    let employments = optional(raw::list(client, &ListEmployments::of(person.clone())).await)?;
    let balances = match before.employee {
        Some(employee) => optional(raw::send(client, &GetAbsenceBalance { employee }).await)?,
        None => None,
    };
    let mut catalogue = before.clone();
    if let Some(projects) = projects {
        catalogue.projects = choice::projects(&projects);
    }
    if let Some(types) = types {
        catalogue.absence_types = choice::absence_types(&types);
    }
    if let Some(employments) = employments {
        catalogue.weekly_minutes = choice::weekly_minutes(&employments);
    }
    if let Some(Value::Array(balances)) = balances {
        catalogue.balances = choice::balances(&balances);
    }
    Ok(catalogue)
}

/// What the person is called, as far as Personio says.
pub(crate) async fn name(client: &Client<Fetch>, person: &PersonId) -> Result<Option<String>, Error> {
    let person = optional(raw::send(client, &GetPerson { id: person.clone() }).await)?;
    Ok(person.as_ref().and_then(choice::name))
}

/// What is refused is not there; what does not arrive is an error.
fn optional<T>(answer: Result<T, Error>) -> Result<Option<T>, Error> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.is_retryable() || error.is_auth() => Err(error),
        Err(_) => Ok(None),
    }
}
