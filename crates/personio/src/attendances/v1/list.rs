use super::Attendance;
use crate::{
    answer::{self, Listing},
    calendar::{Date, DateTime},
    error::Error,
    id::v1::EmployeeId,
    page::{Page, Paged},
    request::{Endpoint, Method},
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

impl Endpoint for ListAttendances {
    type Response = Listing<Attendance>;

    fn method(&self) -> Method {
        Method::Get
    }

    fn path(&self) -> String {
        "/v1/company/attendances".to_owned()
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        let mut query = vec![("start_date", self.start_date.to_string()), ("end_date", self.end_date.to_string())];
        query.extend(self.updated_from.map(|time| ("updated_from", time.to_string())));
        query.extend(self.updated_to.map(|time| ("updated_to", time.to_string())));
        query.extend(self.include_pending.then(|| ("includePending", "true".to_owned())));
        query.extend(self.employees.iter().map(|id| ("employees[]", id.to_string())));
        query.extend([("limit", self.limit.to_string()), ("offset", self.offset.to_string())]);
        query
    }

    fn decode(&self, body: &[u8]) -> Result<Listing<Attendance>, Error> {
        answer::list(body)
    }
}

impl Paged for ListAttendances {
    type Item = Attendance;

    fn page(&self, response: Listing<Attendance>) -> Page<Attendance, Self> {
        let next = answer::next_offset(&response, self.offset, u64::from(self.limit));
        Page { items: response.records, next: next.map(|offset| Self { offset, ..self.clone() }) }
    }
}
