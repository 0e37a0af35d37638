use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::{
    answer,
    calendar::{Date, DateTime, Minutes, TimeOfDay},
    code::codes,
    id::v1::{AttendanceId, EmployeeId, ProjectId},
    loose::{self, Loose},
};

/// A period of work on one day.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Attendance {
    /// Names it in version 1.
    pub id: AttendanceId,
    /// Names it in version 2, where Personio says it.
    #[serde(default, deserialize_with = "loose::option")]
    pub id_v2: Option<String>,
    /// Who worked.
    pub employee: EmployeeId,
    /// The day on which it began.
    pub date: Date,
    /// When it began.
    #[serde(deserialize_with = "loose::required")]
    pub start_time: TimeOfDay,
    /// When it ended; `None` while it lasts. Earlier than the start where it went past midnight.
    #[serde(default, deserialize_with = "loose::option")]
    pub end_time: Option<TimeOfDay>,
    /// How much of it was no work, in minutes.
    #[serde(default, rename = "break", deserialize_with = "break_time")]
    pub break_time: Minutes,
    /// What the employee noted.
    #[serde(default, deserialize_with = "loose::option")]
    pub comment: Option<String>,
    /// Whether it counts.
    #[serde(default, deserialize_with = "loose::option")]
    pub status: Option<AttendanceStatus>,
    /// Whether it lies on a public holiday.
    #[serde(default, deserialize_with = "loose::option")]
    pub is_holiday: Option<bool>,
    /// Whether the employee was absent on that day.
    #[serde(default, deserialize_with = "loose::option")]
    pub is_on_time_off: Option<bool>,
    /// What was worked for.
    #[serde(default, deserialize_with = "project")]
    pub project: Option<AttendanceProject>,
    /// When it was last changed.
    #[serde(default, deserialize_with = "loose::option")]
    pub updated_at: Option<DateTime>,
}

codes! {
    /// Whether an attendance counts.
    AttendanceStatus {
        /// It counts.
        Confirmed = "confirmed",
        /// Somebody has yet to approve it.
        Pending = "pending",
        /// Somebody refused it.
        Rejected = "rejected",
    }
}

/// What Personio says about a project beside an attendance.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct AttendanceProject {
    /// Names it.
    pub id: ProjectId,
    /// What people call it.
    #[serde(default, deserialize_with = "loose::option")]
    pub name: Option<String>,
    /// Whether work can be recorded for it.
    #[serde(default, deserialize_with = "loose::option")]
    pub active: Option<bool>,
}

fn break_time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Minutes, D::Error> {
    Ok(loose::option(deserializer)?.unwrap_or_default())
}

/// With an envelope, without one, or only its id.
fn project<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<AttendanceProject>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        record @ Value::Object(_) => serde_json::from_value(answer::unwrapped(record)).ok(),
        id => ProjectId::read(id).map(|id| AttendanceProject { id, name: None, active: None }),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Attendance;
    use crate::id::v1::ProjectId;

    fn with(key: &str, value: Value) -> Attendance {
        let mut attendance = json!({"id": 1, "employee": "7", "date": "2024-09-24", "start_time": "08:00:00"});
        attendance[key] = value;
        serde_json::from_value(attendance).unwrap()
    }

    #[test]
    fn a_project_comes_in_three_shapes_or_not_at_all() {
        for project in [
            json!({"id": 5, "type": "Project", "attributes": {"name": "A", "active": 1}}),
            json!({"id": "5", "name": "A"}),
            json!(5),
        ] {
            assert_eq!(with("project", project).project.unwrap().id, ProjectId(5));
        }
        for nothing in [Value::Null, json!([]), json!("")] {
            assert_eq!(with("project", nothing).project, None);
        }
    }

    #[test]
    fn odd_fields_do_not_hide_an_attendance() {
        assert_eq!(with("is_on_time_off", json!("false,")).is_on_time_off, Some(false));
        assert_eq!(with("break", Value::Null).break_time.0, 0);
        assert_eq!(with("break", json!("45")).break_time.0, 45);
        assert_eq!(with("end_time", Value::Null).end_time, None);
        assert_eq!(with("status", json!("frozen")).status.unwrap().code(), "frozen");
    }
}
