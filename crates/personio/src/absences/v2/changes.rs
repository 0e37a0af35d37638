//! The calls that write absences.

use serde::Serialize;

use super::Half;
use crate::{
    approval::ApprovalFlow,
    calendar::{Date, DateTime, LocalDateTime, TimeOfDay},
    endpoint::{endpoint, path},
    envelope::{self, Created},
    id::v2::{AbsencePeriodId, AbsenceTypeId, PersonId},
    patch::Patch,
    query::Query,
    reference::Reference,
};

/// When an absence starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbsenceStart {
    /// In the morning, for kinds in days.
    Morning(Date),
    /// At noon: only the afternoon of that day.
    Noon(Date),
    /// At a time, for kinds in hours.
    At(LocalDateTime),
}

/// When an absence ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbsenceEnd {
    /// At noon: only the morning of that day.
    Noon(Date),
    /// In the evening, for kinds in days.
    Evening(Date),
    /// At a time, for kinds in hours.
    At(LocalDateTime),
}

#[derive(Serialize)]
struct Boundary {
    date_time: DateTime,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<Half>,
}

impl Boundary {
    fn half(date: Date, half: Half) -> Self {
        Self { date_time: date.at(TimeOfDay::MIDNIGHT).into(), r#type: Some(half) }
    }

    fn at(date_time: LocalDateTime) -> Self {
        Self { date_time: date_time.into(), r#type: None }
    }
}

impl From<AbsenceStart> for Boundary {
    fn from(start: AbsenceStart) -> Self {
        match start {
            AbsenceStart::Morning(date) => Self::half(date, Half::First),
            AbsenceStart::Noon(date) => Self::half(date, Half::Second),
            AbsenceStart::At(date_time) => Self::at(date_time),
        }
    }
}

impl From<AbsenceEnd> for Boundary {
    fn from(end: AbsenceEnd) -> Self {
        match end {
            AbsenceEnd::Noon(date) => Self::half(date, Half::First),
            AbsenceEnd::Evening(date) => Self::half(date, Half::Second),
            AbsenceEnd::At(date_time) => Self::at(date_time),
        }
    }
}

/// `POST /v2/absence-periods`: requests an absence.
///
/// After a lost answer, [`ListAbsencePeriods::during`](super::ListAbsencePeriods::during) finds it: a person cannot be
/// away twice at a time.
/// Reference: <https://developer.personio.de/reference/post_v2-absence-periods>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateAbsencePeriod {
    /// Who.
    pub person: PersonId,
    /// Why.
    pub absence_type: AbsenceTypeId,
    /// From when.
    pub start: AbsenceStart,
    /// Until when; `None` while nobody knows, where the kind allows it.
    pub end: Option<AbsenceEnd>,
    /// At most 2,000 characters.
    pub comment: Option<String>,
    /// Whether somebody has to agree.
    pub approval: ApprovalFlow,
}

impl CreateAbsencePeriod {
    /// An absence without a comment, subject to approval.
    #[must_use]
    pub fn new(person: PersonId, absence_type: AbsenceTypeId, start: AbsenceStart, end: AbsenceEnd) -> Self {
        Self { person, absence_type, start, end: Some(end), comment: None, approval: ApprovalFlow::Follow }
    }
}

#[derive(Serialize)]
struct NewAbsence<'a> {
    person: Reference<&'a PersonId>,
    absence_type: Reference<&'a AbsenceTypeId>,
    starts_from: Boundary,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends_at: Option<Boundary>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<&'a str>,
}

endpoint! {
    CreateAbsencePeriod: Post, |it| path(&["/v2/absence-periods"]),
    query Query::new().approval(it.approval),
    body NewAbsence {
        person: Reference::new(&it.person),
        absence_type: Reference::new(&it.absence_type),
        starts_from: it.start.into(),
        ends_at: it.end.map(Boundary::from),
        comment: it.comment.as_deref(),
    }
    => envelope::one as Created<AbsencePeriodId>
}

/// `PATCH /v2/absence-periods/{id}`: changes what is set. The person stays.
///
/// Reference: <https://developer.personio.de/reference/patch_v2-absence-periods-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateAbsencePeriod {
    /// Which one.
    pub id: AbsencePeriodId,
    /// Why.
    pub absence_type: Option<AbsenceTypeId>,
    /// From when. Personio takes the half of a day only together with the day.
    pub start: Option<AbsenceStart>,
    /// Until when.
    pub end: Patch<AbsenceEnd>,
    /// At most 2,000 characters.
    pub comment: Patch<String>,
    /// Whether somebody has to agree.
    pub approval: ApprovalFlow,
}

impl UpdateAbsencePeriod {
    /// A change of nothing, to start from.
    #[must_use]
    pub fn of(id: AbsencePeriodId) -> Self {
        let approval = ApprovalFlow::Follow;
        Self { id, absence_type: None, start: None, end: Patch::Keep, comment: Patch::Keep, approval }
    }
}

#[derive(Serialize)]
struct AbsenceChange<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    absence_type: Option<Reference<&'a AbsenceTypeId>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    starts_from: Option<Boundary>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    ends_at: Patch<Boundary>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    comment: Patch<&'a String>,
}

endpoint! {
    UpdateAbsencePeriod: Patch, |it| path(&["/v2/absence-periods/", it.id.as_str()]),
    query Query::new().approval(it.approval),
    body AbsenceChange {
        absence_type: it.absence_type.as_ref().map(Reference::new),
        starts_from: it.start.map(Boundary::from),
        ends_at: it.end.map(Boundary::from),
        comment: it.comment.as_ref(),
    }
    => envelope::nothing as ()
}

/// `DELETE /v2/absence-periods/{id}`: removes an absence.
///
/// Reference: <https://developer.personio.de/reference/delete_v2-absence-periods-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteAbsencePeriod {
    /// Which one.
    pub id: AbsencePeriodId,
    /// Whether somebody has to agree. Other clients send nothing here.
    pub approval: ApprovalFlow,
}

endpoint! {
    DeleteAbsencePeriod: Delete, |it| path(&["/v2/absence-periods/", it.id.as_str()]),
    query Query::new().approval(it.approval)
    => envelope::nothing as ()
}

#[cfg(test)]
mod tests {
    use super::{AbsenceEnd, AbsenceStart, CreateAbsencePeriod, UpdateAbsencePeriod};
    use crate::{endpoint::sent, patch::Patch};

    #[test]
    fn whole_and_half_days_and_hours_are_told_apart() {
        let day = "2026-06-05".parse().unwrap();
        let (from, to) = ("2026-06-05T09:00:00".parse().unwrap(), "2026-06-05T11:00:00".parse().unwrap());
        let midnight = r#"{"date_time":"2026-06-05T00:00:00","type":"#;
        for (start, end, starts_from, ends_at) in [
            (
                AbsenceStart::Morning(day),
                AbsenceEnd::Evening(day),
                format!(r#"{midnight}"FIRST_HALF"}}"#),
                format!(r#"{midnight}"SECOND_HALF"}}"#),
            ),
            (
                AbsenceStart::Morning(day),
                AbsenceEnd::Noon(day),
                format!(r#"{midnight}"FIRST_HALF"}}"#),
                format!(r#"{midnight}"FIRST_HALF"}}"#),
            ),
            (
                AbsenceStart::Noon(day),
                AbsenceEnd::Evening(day),
                format!(r#"{midnight}"SECOND_HALF"}}"#),
                format!(r#"{midnight}"SECOND_HALF"}}"#),
            ),
            (
                AbsenceStart::At(from),
                AbsenceEnd::At(to),
                r#"{"date_time":"2026-06-05T09:00:00"}"#.into(),
                r#"{"date_time":"2026-06-05T11:00:00"}"#.into(),
            ),
        ] {
            let create = CreateAbsencePeriod::new("1".into(), "t".into(), start, end);
            let json = format!(
                r#"{{"person":{{"id":"1"}},"absence_type":{{"id":"t"}},"starts_from":{starts_from},"ends_at":{ends_at}}}"#
            );
            assert_eq!(sent(&create), json);
        }
    }

    #[test]
    fn only_what_changes_is_sent() {
        let update = UpdateAbsencePeriod { comment: Patch::Clear, ..UpdateAbsencePeriod::of("a".into()) };
        assert_eq!(sent(&update), r#"{"comment":null}"#);
    }
}
