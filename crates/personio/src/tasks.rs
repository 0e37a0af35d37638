//! What people want, in their words: each task picks the calls of version 1 or 2 that do it, and says which.
//!
//! | task | calls |
//! |---|---|
//! | [`record_work`](Tasks::record_work) | `POST /v2/attendance-periods` for each period of work and each break |
//! | [`request_half_day`](Tasks::request_half_day) | `POST /v2/absence-periods` |
//! | [`balances`](Tasks::balances) | `GET /v1/company/employees/{id}/absences/balance`: version 2 has none |
//! | [`who_is_away`](Tasks::who_is_away) | `GET /v2/absence-periods`, then `GET /v2/persons` for the names |
//! | [`upload_payslip`](Tasks::upload_payslip) | `GET /v1/company/document-categories`, `POST /v1/company/documents`: version 2 has none |
//! | [`create_employee`](Tasks::create_employee) | `POST /v2/persons` |
//!
//! What creates something looks it up when an answer is lost: see [`Client::create`].

mod absence;
mod away;
mod employee;
mod payslip;
mod work;

pub use away::{Away, Part};
pub use payslip::Payslip;
pub use work::{Incomplete, Workday};

use crate::{
    client::Client,
    error::Error,
    id::{v1::EmployeeId, v2::PersonId},
    transport::Transport,
};

/// The tasks that a client can do.
#[derive(Debug)]
pub struct Tasks<'a, T> {
    client: &'a Client<T>,
}

impl<T: Transport> Client<T> {
    /// What people want, in their words.
    #[must_use]
    pub fn tasks(&self) -> Tasks<'_, T> {
        Tasks { client: self }
    }
}

/// The same human in version 1, where ids are numbers.
fn employee(person: &PersonId) -> Result<EmployeeId, Error> {
    let number = person.as_str().parse().map_err(|_| Error::not_sent("the id of a person is a number in version 1"))?;
    Ok(EmployeeId(number))
}
