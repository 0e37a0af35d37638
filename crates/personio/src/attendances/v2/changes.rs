//! The calls that write attendance periods.

use serde::{Deserialize, Serialize};

use super::{Activity, AttendancePeriod, PeriodType};
use crate::{
    approval::ApprovalFlow,
    calendar::LocalDateTime,
    endpoint::{endpoint, path},
    envelope::{self, or_default},
    id::v2::{AttendancePeriodId, PersonId, ProjectId},
    moment::Moment,
    patch::Patch,
    query::Query,
    reference::Reference,
};

/// `POST /v2/attendance-periods`: records one period of work or of a break.
///
/// After a lost answer, [`ListAttendancePeriods::at`](super::ListAttendancePeriods::at) finds it.
/// Reference: <https://developer.personio.de/reference/post_v2-attendance-periods>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateAttendancePeriod {
    /// Whose period.
    pub person: PersonId,
    /// Work or break.
    pub activity: Activity,
    /// When it starts, by the clock on the wall.
    pub start: LocalDateTime,
    /// When it ends; may be on the next day. `None` leaves it open.
    pub end: Option<LocalDateTime>,
    /// At most 1,000 characters.
    pub comment: Option<String>,
    /// Whether somebody has to agree.
    pub approval: ApprovalFlow,
}

impl CreateAttendancePeriod {
    /// A period that runs, without a comment, subject to approval.
    #[must_use]
    pub fn new(person: PersonId, activity: Activity, start: LocalDateTime) -> Self {
        Self { person, activity, start, end: None, comment: None, approval: ApprovalFlow::Follow }
    }

    /// The same with an end.
    #[must_use]
    pub fn until(self, end: LocalDateTime) -> Self {
        Self { end: Some(end), ..self }
    }
}

#[derive(Serialize)]
struct NewPeriod<'a> {
    person: Reference<&'a PersonId>,
    r#type: PeriodType,
    start: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    project: Option<Reference<&'a ProjectId>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<&'a str>,
}

endpoint! {
    CreateAttendancePeriod: Post, |it| path(&["/v2/attendance-periods"]),
    query Query::new().approval(it.approval),
    body NewPeriod {
        person: Reference::new(&it.person),
        r#type: it.activity.period_type(),
        start: it.start.into(),
        end: it.end.map(Moment::from),
        project: it.activity.project().map(Reference::new),
        comment: it.comment.as_deref(),
    }
    => envelope::one as AttendancePeriodCreated
}

/// What answers a new period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AttendancePeriodCreated {
    /// The new period.
    pub id: AttendancePeriodId,
    /// Periods that changed with it. Not every answer has them.
    #[serde(default, deserialize_with = "or_default")]
    pub affected_periods: Vec<AttendancePeriod>,
}

/// `PATCH /v2/attendance-periods/{id}`: changes what is set. The person and the kind of period stay.
///
/// Reference: <https://developer.personio.de/reference/patch_v2-attendance-periods-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateAttendancePeriod {
    /// Which one.
    pub id: AttendancePeriodId,
    /// When it starts.
    pub start: Option<LocalDateTime>,
    /// When it ends; cleared, it runs again.
    pub end: Patch<LocalDateTime>,
    /// What the work was for.
    pub project: Patch<ProjectId>,
    /// At most 1,000 characters.
    pub comment: Patch<String>,
    /// Whether somebody has to agree.
    pub approval: ApprovalFlow,
}

impl UpdateAttendancePeriod {
    /// A change of nothing, to start from.
    #[must_use]
    pub fn of(id: AttendancePeriodId) -> Self {
        let approval = ApprovalFlow::Follow;
        Self { id, start: None, end: Patch::Keep, project: Patch::Keep, comment: Patch::Keep, approval }
    }
}

#[derive(Serialize)]
struct PeriodChange<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<Moment>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    end: Patch<Moment>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    project: Patch<Reference<&'a ProjectId>>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    comment: Patch<&'a String>,
}

endpoint! {
    UpdateAttendancePeriod: Patch, |it| path(&["/v2/attendance-periods/", it.id.as_str()]),
    query Query::new().approval(it.approval),
    body PeriodChange {
        start: it.start.map(Moment::from),
        end: it.end.map(Moment::from),
        project: it.project.as_ref().map(Reference::new),
        comment: it.comment.as_ref(),
    }
    => envelope::nothing as ()
}

/// `DELETE /v2/attendance-periods/{id}`: removes a period.
///
/// Reference: <https://developer.personio.de/reference/delete_v2-attendance-periods-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteAttendancePeriod {
    /// Which one.
    pub id: AttendancePeriodId,
    /// Whether somebody has to agree. That deleting takes it is certain for v1 only.
    pub approval: ApprovalFlow,
}

endpoint! {
    DeleteAttendancePeriod: Delete, |it| path(&["/v2/attendance-periods/", it.id.as_str()]),
    query Query::new().approval(it.approval)
    => envelope::nothing as ()
}

#[cfg(test)]
mod tests {
    use super::{Activity, CreateAttendancePeriod, UpdateAttendancePeriod};
    use crate::{endpoint::sent, patch::Patch, request::Endpoint};

    #[test]
    fn a_break_has_no_project_and_an_open_period_no_end() {
        let start = "2026-06-01T12:00:00".parse().unwrap();
        let open = CreateAttendancePeriod::new("1".into(), Activity::Break, start);
        assert_eq!(sent(&open), r#"{"person":{"id":"1"},"type":"BREAK","start":{"date_time":"2026-06-01T12:00:00"}}"#);
        let work = CreateAttendancePeriod::new("1".into(), Activity::work_for("p".into()), start);
        assert!(sent(&work).ends_with(r#","project":{"id":"p"}}"#));
    }

    #[test]
    fn a_created_period_is_read_with_and_without_affected_ones() {
        let create = CreateAttendancePeriod::new("1".into(), Activity::work(), "2026-06-01T08:00:00".parse().unwrap());
        for answer in
            [r#"{"id":"a"}"#, r#"{"id":"a","affected_periods":null}"#, r#"{"_data":{"id":"a","affected_periods":[]}}"#]
        {
            assert_eq!(create.decode(answer.as_bytes()).unwrap().id.as_str(), "a", "{answer}");
        }
    }

    #[test]
    fn an_ended_period_can_be_opened_again() {
        let update = UpdateAttendancePeriod { end: Patch::Clear, ..UpdateAttendancePeriod::of("a".into()) };
        assert_eq!(sent(&update), r#"{"end":null}"#);
        assert_eq!(update.query(), [("skip_approval", "false".to_owned())]);
    }
}
