use super::Attendance;
use crate::{
    answer,
    calendar::{Date, DateTime},
    endpoint::{endpoint, paged},
    id::v1::EmployeeId,
    listing::Listing,
    query::Query,
};

/// `GET /v1/company/attendances`: the attendances of some days, in pages that count records.
///
/// Reference: <https://developer.personio.de/reference/get_company-attendances>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListAttendances {
    /// The first day, included.
    pub start_date: Date,
    /// The last day, included.
    pub end_date: Date,
    /// Only what was changed since.
    pub updated_from: Option<DateTime>,
    /// Only what was not changed afterwards.
    pub updated_to: Option<DateTime>,
    /// With those that are pending or rejected.
    pub include_pending: bool,
    /// Only of these; of all if empty.
    pub employees: Vec<EmployeeId>,
    /// How many come at once.
    pub limit: u32,
    /// How many are left out at the beginning.
    pub offset: u64,
}

impl ListAttendances {
    /// All that counts, of everybody, from one day to another.
    #[must_use]
    pub fn between(start_date: Date, end_date: Date) -> Self {
        Self {
            start_date,
            end_date,
            updated_from: None,
            updated_to: None,
            include_pending: false,
            employees: Vec::new(),
            limit: 200,
            offset: 0,
        }
    }
}

endpoint! {
    ListAttendances: Get, |it| "/v1/company/attendances".to_owned(),
    query Query::new()
        .with("start_date", Some(it.start_date))
        .with("end_date", Some(it.end_date))
        .with("updated_from", it.updated_from)
        .with("updated_to", it.updated_to)
        .with("includePending", it.include_pending.then_some(true))
        .repeated("employees[]", &it.employees)
        .counted(it.limit, "offset", it.offset)
    => answer::list as Listing<Attendance>
}

paged!(ListAttendances of Attendance, offset by next_offset);
