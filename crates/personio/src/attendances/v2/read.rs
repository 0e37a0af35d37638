//! The calls that read attendance periods.

use super::{AttendancePeriod, AttendanceStatus};
use crate::{
    calendar::{Date, LocalDateTime},
    endpoint::{endpoint, paged, path},
    envelope,
    id::v2::{AttendancePeriodId, PersonId, ProjectId},
    listing::Listing,
    query::Query,
};

/// `GET /v2/attendance-periods`: the periods that match every filter.
///
/// Finds the period of a [`CreateAttendancePeriod`](super::CreateAttendancePeriod) whose answer was lost: by
/// [`at`](Self::at).
/// Reference: <https://developer.personio.de/reference/get_v2-attendance-periods>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListAttendancePeriods {
    /// Only these.
    pub ids: Vec<AttendancePeriodId>,
    /// Of these persons.
    pub persons: Vec<PersonId>,
    /// For these projects.
    pub projects: Vec<ProjectId>,
    /// With this approval.
    pub status: Option<AttendanceStatus>,
    /// Start then or later.
    pub start_from: Option<LocalDateTime>,
    /// Start then or earlier.
    pub start_to: Option<LocalDateTime>,
    /// End then or later.
    pub end_from: Option<LocalDateTime>,
    /// End then or earlier.
    pub end_to: Option<LocalDateTime>,
    /// Count for this day or a later one.
    pub day_from: Option<Date>,
    /// Count for this day or an earlier one.
    pub day_to: Option<Date>,
    /// Changed then or later. Personio's own time zone, probably UTC.
    pub updated_from: Option<LocalDateTime>,
    /// Changed then or earlier.
    pub updated_to: Option<LocalDateTime>,
    /// How they are sorted.
    pub order: Option<AttendanceOrder>,
    /// 1 to 100 is safe.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

impl ListAttendancePeriods {
    /// The periods of a person that start exactly then: at most one of work or break can be among them.
    #[must_use]
    pub fn at(person: PersonId, start: LocalDateTime) -> Self {
        Self { persons: vec![person], start_from: Some(start), start_to: Some(start), ..Self::default() }
    }
}

/// How attendance periods are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttendanceOrder {
    /// By person, then by start.
    PersonThenStart,
}

impl AttendanceOrder {
    fn as_str(self) -> &'static str {
        match self {
            Self::PersonThenStart => "person.id,start.date_time",
        }
    }
}

endpoint! {
    ListAttendancePeriods: Get, |it| path(&["/v2/attendance-periods"]),
    query Query::new()
        .repeated("id", &it.ids)
        .joined("person.id", &it.persons)
        .joined("project.id", &it.projects)
        .with("status", it.status.as_ref().map(AttendanceStatus::code))
        .with("start.date_time.gte", it.start_from)
        .with("start.date_time.lte", it.start_to)
        .with("end.date_time.gte", it.end_from)
        .with("end.date_time.lte", it.end_to)
        .with("attribution_date.gte", it.day_from)
        .with("attribution_date.lte", it.day_to)
        .with("updated_at.gte", it.updated_from)
        .with("updated_at.lte", it.updated_to)
        .with("sort", it.order.map(AttendanceOrder::as_str))
        .page(it.limit, it.cursor.as_ref())
    => envelope::list as Listing<AttendancePeriod>
}
paged!(ListAttendancePeriods of AttendancePeriod);

/// `GET /v2/attendance-periods/{id}`: one period.
///
/// Reference: <https://developer.personio.de/reference/get_v2-attendance-periods-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetAttendancePeriod {
    /// Which one.
    pub id: AttendancePeriodId,
}

endpoint! {
    GetAttendancePeriod: Get, |it| path(&["/v2/attendance-periods/", it.id.as_str()])
    => envelope::one as AttendancePeriod
}

#[cfg(test)]
mod tests {
    use super::ListAttendancePeriods;
    use crate::{page::Paged, request::Endpoint};

    #[test]
    fn filters_are_local_and_stay_on_the_next_page() {
        let list = ListAttendancePeriods::at("1".into(), "2026-06-01T08:00:00".parse().unwrap());
        let answer = br#"{"_data":[],"_meta":{"links":{"next":{"href":"/v2/attendance-periods?cursor=c%3D"}}}}"#;
        let next = list.page(list.decode(answer).unwrap()).next.unwrap();
        let sent = next.query().into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
        let expected = [
            "person.id=1",
            "start.date_time.gte=2026-06-01T08:00:00",
            "start.date_time.lte=2026-06-01T08:00:00",
            "cursor=c=",
        ];
        assert_eq!(sent, expected);
    }
}
