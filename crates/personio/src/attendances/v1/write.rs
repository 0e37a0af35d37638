use serde::Serialize;

use super::Batch;
use crate::{
    answer,
    approval::ApprovalFlow,
    calendar::{Date, Minutes, TimeOfDay},
    error::Error,
    id::v1::{AttendanceId, EmployeeId, ProjectId},
    patch::Patch,
    request::{self, Endpoint, Method, RequestBody},
};

/// `POST /v1/company/attendances`: records attendances. Some may be stored although others are refused; the answer
/// says so row by row, with 400 as well as with 200: hand the body of a 400 to [`Batch::from_json`].
///
/// Reference: <https://developer.personio.de/reference/post_company-attendances>.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CreateAttendances {
    /// At least one.
    pub attendances: Vec<NewAttendance>,
    /// Whether they wait for consent.
    #[serde(rename = "skip_approval", serialize_with = "skip_approval")]
    pub approval: ApprovalFlow,
}

/// An attendance that is to be recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewAttendance {
    /// Who worked.
    pub employee: EmployeeId,
    /// On which day.
    pub date: Date,
    /// From when; seconds are not sent.
    #[serde(serialize_with = "time")]
    pub start_time: TimeOfDay,
    /// Until when; without it the period stays open.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional_time")]
    pub end_time: Option<TimeOfDay>,
    /// How much of it was no work.
    #[serde(rename = "break")]
    pub break_time: Minutes,
    /// A note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// What was worked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_id: Option<ProjectId>,
}

impl NewAttendance {
    /// Work that began and has not ended yet, without a break.
    #[must_use]
    pub fn starting(employee: EmployeeId, date: Date, start_time: TimeOfDay) -> Self {
        Self { employee, date, start_time, end_time: None, break_time: Minutes::ZERO, comment: None, project_id: None }
    }
}

impl Endpoint for CreateAttendances {
    type Response = Batch;

    fn method(&self) -> Method {
        Method::Post
    }

    fn path(&self) -> String {
        "/v1/company/attendances".to_owned()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        request::json(self)
    }

    fn decode(&self, body: &[u8]) -> Result<Batch, Error> {
        Batch::from_json(body)
    }

    /// Personio answers 400 where it refuses some rows; the others are stored.
    fn settle(&self, body: &[u8]) -> Option<Batch> {
        Batch::from_json(body).ok().filter(|batch| !batch.rows.is_empty())
    }
}

/// `PATCH /v1/company/attendances/{id}`: changes an attendance. Its employee stays.
///
/// Reference: <https://developer.personio.de/reference/patch_company-attendances-id>.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UpdateAttendance {
    /// Which one.
    #[serde(skip)]
    pub id: AttendanceId,
    /// Another day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Another beginning.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional_time")]
    pub start_time: Option<TimeOfDay>,
    /// Another end, or none.
    #[serde(skip_serializing_if = "Patch::is_keep", serialize_with = "changed_time")]
    pub end_time: Patch<TimeOfDay>,
    /// Another break.
    #[serde(rename = "break", skip_serializing_if = "Option::is_none")]
    pub break_time: Option<Minutes>,
    /// Another note, or none.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub comment: Patch<String>,
    /// Another project, or none.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub project_id: Patch<ProjectId>,
    /// Whether the change waits for consent.
    #[serde(rename = "skip_approval", serialize_with = "skip_approval")]
    pub approval: ApprovalFlow,
}

impl Endpoint for UpdateAttendance {
    type Response = ();

    fn method(&self) -> Method {
        Method::Patch
    }

    fn path(&self) -> String {
        format!("/v1/company/attendances/{}", self.id)
    }

    fn body(&self) -> Result<RequestBody, Error> {
        request::json(self)
    }

    fn decode(&self, body: &[u8]) -> Result<(), Error> {
        answer::done(body)
    }
}

/// `DELETE /v1/company/attendances/{id}`: deletes an attendance.
///
/// Reference: <https://developer.personio.de/reference/delete_company-attendances-id>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeleteAttendance {
    /// Which one.
    pub id: AttendanceId,
    /// Whether it waits for consent.
    pub approval: ApprovalFlow,
}

impl Endpoint for DeleteAttendance {
    type Response = ();

    fn method(&self) -> Method {
        Method::Delete
    }

    fn path(&self) -> String {
        format!("/v1/company/attendances/{}", self.id)
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        vec![("skip_approval", self.approval.skip_approval().to_owned())]
    }

    fn decode(&self, body: &[u8]) -> Result<(), Error> {
        answer::done(body)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn skip_approval<S: serde::Serializer>(flow: &ApprovalFlow, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bool(*flow == ApprovalFlow::Skip)
}

/// Hours and minutes: Personio takes nothing else.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn time<S: serde::Serializer>(time: &TimeOfDay, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{:02}:{:02}", time.hour(), time.minute()))
}

#[expect(clippy::ref_option, reason = "serde calls it so")]
fn optional_time<S: serde::Serializer>(optional: &Option<TimeOfDay>, serializer: S) -> Result<S::Ok, S::Error> {
    match optional {
        Some(value) => time(value, serializer),
        None => serializer.serialize_none(),
    }
}

fn changed_time<S: serde::Serializer>(change: &Patch<TimeOfDay>, serializer: S) -> Result<S::Ok, S::Error> {
    match change {
        Patch::Set(value) => time(value, serializer),
        Patch::Keep | Patch::Clear => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::{CreateAttendances, NewAttendance, UpdateAttendance};
    use crate::{
        id::v1::{AttendanceId, EmployeeId},
        patch::Patch,
        request::{Endpoint, RequestBody},
    };

    fn json(endpoint: &impl Endpoint) -> String {
        let RequestBody::Json(json) = endpoint.body().unwrap() else { panic!("no JSON") };
        String::from_utf8(json).unwrap()
    }

    #[test]
    fn work_that_goes_on_has_no_end_and_waits_for_consent() {
        let work = NewAttendance::starting(EmployeeId(1), "2024-09-24".parse().unwrap(), "08:30:59".parse().unwrap());
        let endpoint = CreateAttendances { attendances: vec![work], ..CreateAttendances::default() };
        let expected = r#"{"attendances":[{"employee":1,"date":"2024-09-24","start_time":"08:30","break":0}],"skip_approval":false}"#;
        assert_eq!(json(&endpoint), expected);
    }

    #[test]
    fn what_stays_is_not_sent_and_what_goes_is_null() {
        let endpoint = UpdateAttendance { id: AttendanceId(5), comment: Patch::Clear, ..UpdateAttendance::default() };
        assert_eq!(json(&endpoint), r#"{"comment":null,"skip_approval":false}"#);
        assert_eq!(endpoint.path(), "/v1/company/attendances/5");
    }
}
