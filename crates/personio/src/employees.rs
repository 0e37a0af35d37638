//! Employees as version 1 shows them: a bag of attributes, of which the credentials allow some. The known ones have
//! accessors, the company's own ones keep their label and their type. Version 2 calls them persons.
//!
//! ```
//! use personio::{employees::{AttributeValue, GetEmployee}, id::v1::EmployeeId, request::Endpoint};
//!
//! let answer = br#"{"success":true,"data":{"type":"Employee","attributes":{
//!     "id":{"label":"ID","value":7,"type":"integer","universal_id":"id"},
//!     "hire_date":{"label":"Hire date","value":"2014-11-09T00:00:00+01:00","type":"date","universal_id":"hire_date"},
//!     "dynamic_33400":{"label":"Languages","value":"English,French","type":"tags","universal_id":null}}}}"#;
//! let employee = GetEmployee { id: EmployeeId(7) }.decode(answer)?;
//! assert_eq!(employee.hire_date().map(|date| date.to_string()).as_deref(), Some("2014-11-09"));
//! let (_, languages) = employee.custom().next().unwrap();
//! assert_eq!(languages.value, AttributeValue::Tags(vec!["English".into(), "French".into()]));
//! # Ok::<(), personio::error::Error>(())
//! ```

mod attribute;
mod attribute_list;
mod employee;
mod list;
mod picture;
mod record;
mod write;

pub use attribute::{Attribute, AttributeType, AttributeValue};
pub use attribute_list::{AttributeDefinition, ListAttributes, ListCustomAttributes};
pub use employee::{Employee, EmployeeStatus, EmploymentType, Gender, SalaryInterval};
pub use list::{GetEmployee, ListEmployees};
pub use picture::GetProfilePicture;
pub use record::{AbsenceEntitlement, CostCenterShare, HolidayCalendar, Named, Record, WorkSchedule};
pub use write::{CreateEmployee, EmployeeChange, EmployeeDetails, NewEmployee, UpdateEmployee, WrittenEmployee};
