//! The calls that read absences.

use super::{AbsencePeriod, Breakdown};
use crate::{
    calendar::DateTime,
    endpoint::{endpoint, paged, path},
    envelope,
    id::v2::{AbsencePeriodId, AbsenceTypeId, PersonId},
    listing::Listing,
    query::Query,
};

/// `GET /v2/absence-periods`: the absences that match every filter.
///
/// Clients disagree about the filters: some send `starts_from.date.gte`, one says that none but limit and cursor work.
/// Check what matters in the answer. Moments without an offset are sent as they are; some clients send them with `Z`.
/// Reference: <https://developer.personio.de/reference/get_v2-absence-periods>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListAbsencePeriods {
    /// Only these.
    pub ids: Vec<AbsencePeriodId>,
    /// Of these persons.
    pub persons: Vec<PersonId>,
    /// Of these kinds.
    pub types: Vec<AbsenceTypeId>,
    /// Start then or later.
    pub start_from: Option<DateTime>,
    /// Start then or earlier.
    pub start_to: Option<DateTime>,
    /// End then or later.
    pub end_from: Option<DateTime>,
    /// End then or earlier.
    pub end_to: Option<DateTime>,
    /// Changed then or later.
    pub updated_from: Option<DateTime>,
    /// Changed then or earlier.
    pub updated_to: Option<DateTime>,
    /// 1 to 100.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

impl ListAbsencePeriods {
    /// The absences of a person that touch a time.
    #[must_use]
    pub fn during(person: PersonId, from: DateTime, to: DateTime) -> Self {
        Self { persons: vec![person], start_to: Some(to), end_from: Some(from), ..Self::default() }
    }
}

endpoint! {
    ListAbsencePeriods: Get, |it| path(&["/v2/absence-periods"]),
    query Query::new()
        .joined("id", &it.ids)
        .joined("person.id", &it.persons)
        .joined("absence_type.id", &it.types)
        .with("starts_from.date_time.gte", it.start_from)
        .with("starts_from.date_time.lte", it.start_to)
        .with("ends_at.date_time.gte", it.end_from)
        .with("ends_at.date_time.lte", it.end_to)
        .with("updated_at.gte", it.updated_from)
        .with("updated_at.lte", it.updated_to)
        .page(it.limit, it.cursor.as_ref())
    => envelope::list as Listing<AbsencePeriod>
}
paged!(ListAbsencePeriods of AbsencePeriod);

/// `GET /v2/absence-periods/{id}`: one absence.
///
/// Reference: <https://developer.personio.de/reference/get_v2-absence-periods-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetAbsencePeriod {
    /// Which one.
    pub id: AbsencePeriodId,
}

endpoint! {
    GetAbsencePeriod: Get, |it| path(&["/v2/absence-periods/", it.id.as_str()]) => envelope::one as AbsencePeriod
}

/// `GET /v2/absence-periods/{id}/breakdowns`: what each day of an absence amounts to.
///
/// Reference: <https://developer.personio.de/reference/get_v2-absence-periods-id-breakdowns>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetAbsenceBreakdowns {
    /// Of which absence.
    pub id: AbsencePeriodId,
    /// Where the page starts; from the page before. Whether there are pages is not known.
    pub cursor: Option<String>,
}

endpoint! {
    GetAbsenceBreakdowns: Get, |it| path(&["/v2/absence-periods/", it.id.as_str(), "/breakdowns"]),
    query Query::new().page(None, it.cursor.as_ref()) => envelope::list as Listing<Breakdown>
}
paged!(GetAbsenceBreakdowns of Breakdown);
