use serde::Deserialize;

use super::AbsenceCategory;
use crate::{
    answer::{self, Listing},
    decimal::Decimal,
    error::Error,
    id::v1::{EmployeeId, TimeOffTypeId},
    loose,
    request::{Endpoint, Method},
};

/// `GET /v1/company/employees/{employee_id}/absences/balance`: how much of each type of absence an employee has left.
///
/// Reference: <https://developer.personio.de/reference/get_company-employees-employee-id-absences-balance>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GetAbsenceBalance {
    /// Whose.
    pub employee: EmployeeId,
}

impl Endpoint for GetAbsenceBalance {
    type Response = Listing<Balance>;

    fn method(&self) -> Method {
        Method::Get
    }

    fn path(&self) -> String {
        format!("/v1/company/employees/{}/absences/balance", self.employee)
    }

    fn decode(&self, body: &[u8]) -> Result<Listing<Balance>, Error> {
        answer::list(body)
    }
}

/// How much of a type of absence is left.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Balance {
    /// The type.
    pub id: TimeOffTypeId,
    /// What people call it.
    #[serde(default, deserialize_with = "loose::option")]
    pub name: Option<String>,
    /// What kind of absence it is.
    #[serde(default, deserialize_with = "loose::option")]
    pub category: Option<AbsenceCategory>,
    /// As of today, in the unit of the type: what was taken is gone, what is planned is not.
    #[serde(default, deserialize_with = "loose::option")]
    pub balance: Option<Decimal>,
    /// What can still be planned.
    #[serde(default, deserialize_with = "loose::option")]
    pub available_balance: Option<Decimal>,
}
