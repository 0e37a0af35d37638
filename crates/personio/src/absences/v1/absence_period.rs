use serde::Deserialize;

use super::{AbsenceStatus, Certificate, window::Window};
use crate::{
    answer,
    approval::ApprovalFlow,
    calendar::{Date, DateTime, Minutes, TimeOfDay},
    code::codes,
    employees::Employee,
    endpoint::{endpoint, paged, path},
    id::v1::{AbsencePeriodId, AbsenceTypeId, EmployeeId, TimeOffTypeId},
    listing::Listing,
    loose,
    query::Query,
};

/// An absence that is counted in hours.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct AbsencePeriod {
    /// Names it.
    pub id: AbsencePeriodId,
    /// What Personio says it is measured in; its own documents disagree. `effective_duration` is minutes all the same.
    #[serde(default, deserialize_with = "loose::option")]
    pub measurement_unit: Option<MeasurementUnit>,
    /// How much working time it takes.
    #[serde(default, deserialize_with = "loose::option")]
    pub effective_duration: Option<Minutes>,
    /// Who is absent.
    #[serde(default, deserialize_with = "loose::object")]
    pub employee: Option<Employee>,
    /// Why. The specification also calls it `absence_type_id`.
    #[serde(default, alias = "absence_type_id", deserialize_with = "answer::option")]
    pub absence_type: Option<AbsenceType>,
    /// Whether a certificate is needed.
    #[serde(default, deserialize_with = "loose::object")]
    pub certificate: Option<Certificate>,
    /// When it begins.
    #[serde(deserialize_with = "loose::required")]
    pub start: DateTime,
    /// When it ends, if that is known.
    #[serde(default, deserialize_with = "loose::option")]
    pub end: Option<DateTime>,
    /// The first day only counts half.
    #[serde(default, deserialize_with = "loose::option")]
    pub half_day_start: Option<bool>,
    /// The last day only counts half.
    #[serde(default, deserialize_with = "loose::option")]
    pub half_day_end: Option<bool>,
    /// A note.
    #[serde(default, deserialize_with = "loose::option")]
    pub comment: Option<String>,
    /// Where it was asked for.
    #[serde(default, deserialize_with = "loose::option")]
    pub origin: Option<Origin>,
    /// Whether it is granted.
    #[serde(default, deserialize_with = "loose::option")]
    pub status: Option<AbsenceStatus>,
    /// The zone of the employee, such as `Europe/Berlin`.
    #[serde(default, deserialize_with = "loose::option")]
    pub timezone: Option<String>,
    /// Who asked for it.
    #[serde(default, deserialize_with = "loose::option")]
    pub created_by: Option<EmployeeId>,
    /// When it was asked for.
    #[serde(default, deserialize_with = "loose::option")]
    pub created_at: Option<DateTime>,
    /// When it was last changed.
    #[serde(default, deserialize_with = "loose::option")]
    pub updated_at: Option<DateTime>,
    /// When it was granted.
    #[serde(default, deserialize_with = "loose::option")]
    pub approved_at: Option<DateTime>,
    /// How much it takes of each day.
    #[serde(default, deserialize_with = "loose::list")]
    pub breakdowns: Vec<Breakdown>,
}

/// A type of absence that is counted in hours.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct AbsenceType {
    /// Names it.
    pub id: AbsenceTypeId,
    /// What people call it.
    #[serde(default, deserialize_with = "loose::option")]
    pub name: Option<String>,
    /// Names it where it is asked for.
    #[serde(default, deserialize_with = "loose::option")]
    pub time_off_type_id: Option<TimeOffTypeId>,
}

/// How much an absence takes of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Breakdown {
    /// The day.
    #[serde(deserialize_with = "loose::required")]
    pub date: Date,
    /// How much of it.
    #[serde(deserialize_with = "loose::required")]
    pub effective_duration: Minutes,
}

codes! {
    /// What an hourly absence is measured in, as Personio says.
    MeasurementUnit {
        /// Minutes.
        Minutes = "minutes" | "minute",
        /// Hours.
        Hours = "hours" | "hour",
    }
}

codes! {
    /// Where an absence was asked for.
    Origin {
        /// In the web app.
        Web = "web",
        /// Through the API.
        Api = "api",
        /// In the mobile app.
        Mobile = "mobile",
        /// In Slack.
        Slack = "slack",
        /// In Microsoft Teams.
        MsTeams = "msteams",
    }
}

/// `GET /v1/company/absence-periods`: the absences that are counted in hours and touch the asked days, in pages that
/// count records. A type that does not exist is refused with 404.
///
/// Reference: <https://developer.personio.de/reference/get_company-absence-periods>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListAbsencePeriods {
    /// From this day.
    pub start_date: Option<Date>,
    /// Until this day.
    pub end_date: Option<Date>,
    /// Only what was changed since.
    pub updated_from: Option<DateTime>,
    /// Only what was not changed afterwards.
    pub updated_to: Option<DateTime>,
    /// Only of these; of all if empty.
    pub employees: Vec<EmployeeId>,
    /// Only of these types; of all if empty.
    pub absence_types: Vec<AbsenceTypeId>,
    /// Only these; all if empty.
    pub absence_periods: Vec<AbsencePeriodId>,
    /// How many come at once.
    pub limit: u32,
    /// How many are left out at the beginning.
    pub offset: u64,
}

impl Default for ListAbsencePeriods {
    fn default() -> Self {
        Self {
            start_date: None,
            end_date: None,
            updated_from: None,
            updated_to: None,
            employees: Vec::new(),
            absence_types: Vec::new(),
            absence_periods: Vec::new(),
            limit: 200,
            offset: 0,
        }
    }
}

impl ListAbsencePeriods {
    fn window(&self) -> Window<'_, DateTime> {
        Window {
            days: (self.start_date, self.end_date),
            updated: (self.updated_from, self.updated_to),
            employees: &self.employees,
        }
    }
}

endpoint! {
    ListAbsencePeriods: Get, |it| "/v1/company/absence-periods".to_owned(),
    query it.window().query()
        .repeated("absence_types[]", &it.absence_types)
        .repeated("absence_periods[]", &it.absence_periods)
        .counted(it.limit, "offset", it.offset)
    => answer::list as Listing<AbsencePeriod>
}

paged!(ListAbsencePeriods of AbsencePeriod, offset by next_offset);

/// `POST /v1/company/absence-periods`: asks for an absence that is counted in hours. Types that are counted in days
/// are refused, and so are types that want a certificate.
///
/// Reference: <https://developer.personio.de/reference/post_company-absence-periods>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateAbsencePeriod {
    /// Who will be absent.
    pub employee: EmployeeId,
    /// Why.
    pub time_off_type: TimeOffTypeId,
    /// When.
    pub span: AbsenceSpan,
    /// A note.
    pub comment: Option<String>,
    /// Whether it waits for consent.
    pub approval: ApprovalFlow,
}

/// When somebody is absent: Personio wants times for a part of a day and half days for more than one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbsenceSpan {
    /// A part of one day.
    Hours {
        /// The day.
        date: Date,
        /// From when.
        start: TimeOfDay,
        /// Until when.
        end: TimeOfDay,
    },
    /// Whole days, and perhaps half ones at both ends.
    Days {
        /// The first day.
        start: Date,
        /// The last day, included.
        end: Date,
        /// The first day only counts half.
        half_day_start: bool,
        /// The last day only counts half.
        half_day_end: bool,
    },
}

impl AbsenceSpan {
    fn fields(self) -> Query {
        match self {
            Self::Hours { date, start, end } => Query::new()
                .with("start_date", Some(date))
                .with("end_date", Some(date))
                .with("start_time", Some(format_args!("{:02}:{:02}", start.hour(), start.minute())))
                .with("end_time", Some(format_args!("{:02}:{:02}", end.hour(), end.minute()))),
            Self::Days { start, end, half_day_start, half_day_end } => Query::new()
                .with("start_date", Some(start))
                .with("end_date", Some(end))
                .with("half_day_start", Some(half_day_start))
                .with("half_day_end", Some(half_day_end)),
        }
    }
}

endpoint! {
    CreateAbsencePeriod: Post, |it| "/v1/company/absence-periods".to_owned(),
    form it.span.fields()
        .with("employee_id", Some(it.employee))
        .with("time_off_type_id", Some(it.time_off_type))
        .with("comment", it.comment.as_ref())
        .approval(it.approval)
    => answer::record as AbsencePeriod
}

/// `DELETE /v1/company/absence-periods/{id}`: deletes an absence that is counted in hours.
///
/// Reference: <https://developer.personio.de/reference/delete_company-absence-periods-id>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeleteAbsencePeriod {
    /// Which one.
    pub id: AbsencePeriodId,
}

endpoint! {
    DeleteAbsencePeriod: Delete, |it| path(&["/v1/company/absence-periods/", it.id.0.as_str()])
    => answer::done as ()
}

#[cfg(test)]
mod tests {
    use super::{AbsencePeriod, AbsenceSpan, CreateAbsencePeriod};
    use crate::{
        approval::ApprovalFlow,
        endpoint::sent,
        id::v1::{EmployeeId, TimeOffTypeId},
    };

    fn form(span: AbsenceSpan) -> String {
        let endpoint = CreateAbsencePeriod {
            employee: EmployeeId(1),
            time_off_type: TimeOffTypeId(2),
            span,
            comment: Some("a & b".into()),
            approval: ApprovalFlow::Follow,
        };
        sent(&endpoint)
    }

    #[test]
    fn a_part_of_a_day_has_times_and_several_days_have_halves() {
        let date = "2024-12-24".parse().unwrap();
        let hours = form(AbsenceSpan::Hours { date, start: "08:00".parse().unwrap(), end: "9:30".parse().unwrap() });
        assert!(hours.contains("start_time=08%3A00&end_time=09%3A30") && !hours.contains("half_day"), "{hours}");
        assert!(hours.ends_with("comment=a%20%26%20b&skip_approval=false"), "{hours}");
        let end = date.plus_days(2).unwrap();
        let days = form(AbsenceSpan::Days { start: date, end, half_day_start: true, half_day_end: false });
        assert!(days.contains("end_date=2024-12-26&half_day_start=true&half_day_end=false"), "{days}");
        assert!(!days.contains("_time="), "{days}");
    }

    #[test]
    fn both_names_of_the_type_and_an_open_end_are_read() {
        for key in ["absence_type", "absence_type_id"] {
            let body = format!(
                r#"{{"success":true,"data":[{{"type":"AbsencePeriod","attributes":{{"id":"9b","start":"2022-05-31T22:00:00.0Z",
                "end":null,"measurement_unit":"hour","{key}":{{"type":"AbsenceType","attributes":{{"id":"7c"}}}}}}}}]}}"#
            );
            let period: AbsencePeriod = crate::answer::record(body.as_bytes()).unwrap();
            assert_eq!((period.absence_type.unwrap().id.0.as_str(), period.end), ("7c", None));
        }
    }
}
