//! What people want, in their words: each task picks the calls of version 1 or 2 that do it, and says which.
//!
//! | task | calls | when an answer is lost |
//! |---|---|---|
//! | [`record_work`](Tasks::record_work) | `POST /v2/attendance-periods` for each period of work and each break | `GET /v2/attendance-periods` |
//! | [`request_half_day`](Tasks::request_half_day) | `POST /v2/absence-periods` | `GET /v2/absence-periods` |
//! | [`balances`](Tasks::balances) | `GET /v1/company/employees/{id}/absences/balance`: version 2 has none | |
//! | [`who_is_away`](Tasks::who_is_away) | `GET /v2/absence-periods`, then `GET /v2/persons` for the names | |
//! | [`upload_payslip`](Tasks::upload_payslip) | `GET /v1/company/document-categories`, `POST /v1/company/documents`: version 2 has none | `GET /v2/document-management/documents` |
//! | [`create_employee`](Tasks::create_employee) | `POST /v2/persons` | `GET /v2/persons` |
//!
//! Version 2 is called where it has what is wanted. What creates something looks it up when an answer is lost: see
//! [`Client::create`].
//!
//! ```
//! use personio::{client::Client, tasks::Workday, transport::{Reply, Scripted}};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let transport = Scripted::answering(|_| Reply::status(201).body(r#"{"id":"p"}"#));
//! let client = Client::without_credentials("https://acme.example", transport.clone());
//! let day = Workday::new("7".into(), "2026-06-01".parse()?, "08:00".parse()?, "16:30".parse()?)
//!     .with_break("12:00".parse()?, "12:30".parse()?);
//! client.tasks().record_work(&day).await?;
//! let calls: Vec<_> = transport.sent().iter().map(|it| it.path().to_owned()).collect();
//! assert_eq!(calls, ["/v2/attendance-periods"; 3]);
//! # Ok(())
//! # }
//! ```

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
