use serde::Deserialize;

use super::AbsenceCategory;
use crate::{
    answer,
    decimal::Decimal,
    endpoint::endpoint,
    id::v1::{EmployeeId, TimeOffTypeId},
    listing::Listing,
    loose,
};

/// `GET /v1/company/employees/{employee_id}/absences/balance`: how much of each type of absence an employee has left.
///
/// Reference: <https://developer.personio.de/reference/get_company-employees-employee-id-absences-balance>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GetAbsenceBalance {
    /// Whose.
    pub employee: EmployeeId,
}

endpoint! {
    GetAbsenceBalance: Get, |it| format!("/v1/company/employees/{}/absences/balance", it.employee)
    => answer::list as Listing<Balance>
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
