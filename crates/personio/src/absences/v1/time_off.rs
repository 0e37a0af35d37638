use serde::Deserialize;

use super::TimeOffType;
use crate::{
    answer::{self, Listing},
    approval::ApprovalFlow,
    calendar::{Date, DateTime},
    code::codes,
    decimal::Decimal,
    employees::Employee,
    error::Error,
    id::v1::{EmployeeId, TimeOffId, TimeOffTypeId},
    loose,
    page::{Page, Paged},
    request::{self, Endpoint, Method, RequestBody},
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

impl Endpoint for ListTimeOffs {
    type Response = Listing<TimeOff>;

    fn method(&self) -> Method {
        Method::Get
    }

    fn path(&self) -> String {
        "/v1/company/time-offs".to_owned()
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        let mut query = Vec::new();
        for (name, date) in [
            ("start_date", self.start_date),
            ("end_date", self.end_date),
            ("updated_from", self.updated_from),
            ("updated_to", self.updated_to),
        ] {
            query.extend(date.map(|date| (name, date.to_string())));
        }
        query.extend(self.employees.iter().map(|id| ("employees[]", id.to_string())));
        query.extend([("limit", self.limit.to_string()), ("offset", self.page.to_string())]);
        query
    }

    fn decode(&self, body: &[u8]) -> Result<Listing<TimeOff>, Error> {
        answer::list(body)
    }
}

impl Paged for ListTimeOffs {
    type Item = TimeOff;

    fn page(&self, response: Listing<TimeOff>) -> Page<TimeOff, Self> {
        let next = answer::next_page(&response, self.page, u64::from(self.limit));
        Page { items: response.records, next: next.map(|page| Self { page, ..self.clone() }) }
    }
}

/// `GET /v1/company/time-offs/{id}`: one absence that is counted in days.
///
/// Reference: <https://developer.personio.de/reference/get_company-time-offs-id>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GetTimeOff {
    /// Which one.
    pub id: TimeOffId,
}

impl Endpoint for GetTimeOff {
    type Response = TimeOff;

    fn method(&self) -> Method {
        Method::Get
    }

    fn path(&self) -> String {
        format!("/v1/company/time-offs/{}", self.id)
    }

    fn decode(&self, body: &[u8]) -> Result<TimeOff, Error> {
        answer::record(body)
    }
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

impl Endpoint for CreateTimeOff {
    type Response = TimeOff;

    fn method(&self) -> Method {
        Method::Post
    }

    fn path(&self) -> String {
        "/v1/company/time-offs".to_owned()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        let mut fields = vec![
            ("employee_id", self.employee.to_string()),
            ("time_off_type_id", self.time_off_type.to_string()),
            ("start_date", self.start_date.to_string()),
            ("end_date", self.end_date.to_string()),
            ("half_day_start", self.half_day_start.to_string()),
            ("half_day_end", self.half_day_end.to_string()),
        ];
        fields.extend(self.comment.clone().map(|comment| ("comment", comment)));
        fields.push(("skip_approval", self.approval.skip_approval().to_owned()));
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Ok(request::form(&fields))
    }

    fn decode(&self, body: &[u8]) -> Result<TimeOff, Error> {
        answer::record(body)
    }
}

/// `DELETE /v1/company/time-offs/{id}`: deletes an absence that is counted in days.
///
/// Reference: <https://developer.personio.de/reference/delete_company-time-offs-id>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeleteTimeOff {
    /// Which one.
    pub id: TimeOffId,
}

impl Endpoint for DeleteTimeOff {
    type Response = ();

    fn method(&self) -> Method {
        Method::Delete
    }

    fn path(&self) -> String {
        format!("/v1/company/time-offs/{}", self.id)
    }

    fn decode(&self, body: &[u8]) -> Result<(), Error> {
        answer::done(body)
    }
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
