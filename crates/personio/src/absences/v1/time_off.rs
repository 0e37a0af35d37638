use serde::Deserialize;

use super::{TimeOffType, window::Window};
use crate::{
    answer,
    approval::ApprovalFlow,
    calendar::{Date, DateTime},
    code::codes,
    decimal::Decimal,
    employees::Employee,
    endpoint::{endpoint, paged},
    id::v1::{EmployeeId, TimeOffId, TimeOffTypeId},
    listing::Listing,
    loose,
    query::Query,
};

/// An absence that is counted in days.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct TimeOff {
    /// Names it.
    pub id: TimeOffId,
    /// Names it in version 2, where Personio says it.
    #[serde(default, deserialize_with = "loose::option")]
    pub id_v2: Option<String>,
    /// Whether it is granted.
    #[serde(default, deserialize_with = "loose::option")]
    pub status: Option<AbsenceStatus>,
    /// The first day.
    #[serde(deserialize_with = "loose::required")]
    pub start_date: Date,
    /// The last day, included.
    #[serde(deserialize_with = "loose::required")]
    pub end_date: Date,
    /// How many working days it takes.
    #[serde(default, deserialize_with = "loose::option")]
    pub days_count: Option<Decimal>,
    /// The first day only counts half.
    #[serde(default, deserialize_with = "loose::option")]
    pub half_day_start: Option<bool>,
    /// The last day only counts half.
    #[serde(default, deserialize_with = "loose::option")]
    pub half_day_end: Option<bool>,
    /// Its type, of which lists tell only id, name and category.
    #[serde(default, deserialize_with = "answer::option")]
    pub time_off_type: Option<TimeOffType>,
    /// Who is absent.
    #[serde(default, deserialize_with = "loose::object")]
    pub employee: Option<Employee>,
    /// Whether a certificate is needed.
    #[serde(default, deserialize_with = "loose::object")]
    pub certificate: Option<Certificate>,
    /// A note.
    #[serde(default, deserialize_with = "loose::option")]
    pub comment: Option<String>,
    /// `API`, or the name of an administrator.
    #[serde(default, deserialize_with = "loose::option")]
    pub created_by: Option<String>,
    /// When it was asked for.
    #[serde(default, deserialize_with = "loose::option")]
    pub created_at: Option<DateTime>,
    /// When it was last changed.
    #[serde(default, deserialize_with = "loose::option")]
    pub updated_at: Option<DateTime>,
}

codes! {
    /// Whether an absence is granted.
    AbsenceStatus {
        /// It is.
        Approved = "approved",
        /// Somebody has yet to decide.
        Pending = "pending",
        /// It is not.
        Rejected = "rejected",
    }
}

/// What Personio says about the certificate of an absence.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Certificate {
    /// Such as `not-required`.
    #[serde(default, deserialize_with = "loose::option")]
    pub status: Option<String>,
}

/// `GET /v1/company/time-offs`: the absences that are counted in days, in pages that are counted themselves.
///
/// Users report that absences which reach beyond the asked days may be left out: ask for more days than you need.
/// Reference: <https://developer.personio.de/reference/get_company-time-offs>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListTimeOffs {
    /// From this day.
    pub start_date: Option<Date>,
    /// Until this day.
    pub end_date: Option<Date>,
    /// Only what was changed on this day or later.
    pub updated_from: Option<Date>,
    /// Only what was changed on this day or earlier.
    pub updated_to: Option<Date>,
    /// Only of these; of all if empty.
    pub employees: Vec<EmployeeId>,
    /// How many come at once.
    pub limit: u32,
    /// The number of the page, from 1; `offset` to Personio.
    pub page: u64,
}

impl Default for ListTimeOffs {
    fn default() -> Self {
        Self {
            start_date: None,
            end_date: None,
            updated_from: None,
            updated_to: None,
            employees: Vec::new(),
            limit: 200,
            page: 1,
        }
    }
}

impl ListTimeOffs {
    fn window(&self) -> Window<'_, Date> {
        Window {
            days: (self.start_date, self.end_date),
            updated: (self.updated_from, self.updated_to),
            employees: &self.employees,
        }
    }
}

endpoint! {
    ListTimeOffs: Get, |it| "/v1/company/time-offs".to_owned(),
    query it.window().query()
        .counted(it.limit, "offset", it.page)
    => answer::list as Listing<TimeOff>
}

paged!(ListTimeOffs of TimeOff, page by next_page);

/// `GET /v1/company/time-offs/{id}`: one absence that is counted in days.
///
/// Reference: <https://developer.personio.de/reference/get_company-time-offs-id>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GetTimeOff {
    /// Which one.
    pub id: TimeOffId,
}

endpoint! {
    GetTimeOff: Get, |it| format!("/v1/company/time-offs/{}", it.id)
    => answer::record as TimeOff
}

/// `POST /v1/company/time-offs`: asks for an absence that is counted in days.
///
/// Personio refuses a single day of which both ends are half.
/// Reference: <https://developer.personio.de/reference/post_company-time-offs>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateTimeOff {
    /// Who will be absent.
    pub employee: EmployeeId,
    /// Why.
    pub time_off_type: TimeOffTypeId,
    /// The first day.
    pub start_date: Date,
    /// The last day, included.
    pub end_date: Date,
    /// The first day only counts half.
    pub half_day_start: bool,
    /// The last day only counts half.
    pub half_day_end: bool,
    /// A note.
    pub comment: Option<String>,
    /// Whether it waits for consent.
    pub approval: ApprovalFlow,
}

impl CreateTimeOff {
    /// Whole days.
    #[must_use]
    pub fn days(employee: EmployeeId, time_off_type: TimeOffTypeId, start_date: Date, end_date: Date) -> Self {
        Self {
            employee,
            time_off_type,
            start_date,
            end_date,
            half_day_start: false,
            half_day_end: false,
            comment: None,
            approval: ApprovalFlow::Follow,
        }
    }
}

endpoint! {
    CreateTimeOff: Post, |it| "/v1/company/time-offs".to_owned(),
    form Query::new()
        .with("employee_id", Some(it.employee))
        .with("time_off_type_id", Some(it.time_off_type))
        .with("start_date", Some(it.start_date))
        .with("end_date", Some(it.end_date))
        .with("half_day_start", Some(it.half_day_start))
        .with("half_day_end", Some(it.half_day_end))
        .with("comment", it.comment.as_ref())
        .approval(it.approval)
    => answer::record as TimeOff
}

/// `DELETE /v1/company/time-offs/{id}`: deletes an absence that is counted in days.
///
/// Reference: <https://developer.personio.de/reference/delete_company-time-offs-id>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeleteTimeOff {
    /// Which one.
    pub id: TimeOffId,
}

endpoint! {
    DeleteTimeOff: Delete, |it| format!("/v1/company/time-offs/{}", it.id)
    => answer::done as ()
}

#[cfg(test)]
mod tests {
    use super::ListTimeOffs;
    use crate::{page::Paged, request::Endpoint};

    #[test]
    fn pages_are_counted_from_one_and_records_are_not() {
        let body = br#"{"success":true,"metadata":{"total_elements":"3","current_page":1,"total_pages":2},
            "data":[{"type":"TimeOffPeriod","attributes":{"id":1,"start_date":"2024-12-27T00:00:00+0100",
            "end_date":"2024-12-29T00:00:00+0100","half_day_start":0,"half_day_end":"1","certificate":""}}],
            "offset":"1,","limit":"2"}"#;
        let first = ListTimeOffs { limit: 2, ..ListTimeOffs::default() };
        let page = first.page(first.decode(body).unwrap());
        assert_eq!(page.items[0].start_date.to_string(), "2024-12-27");
        assert_eq!((page.items[0].half_day_start, page.items[0].half_day_end), (Some(false), Some(true)));
        let next = page.next.unwrap();
        assert!(next.query().contains(&("offset", "2".to_owned())));
        assert_eq!(next.page(next.decode(body).unwrap()).next, None);
    }
}
