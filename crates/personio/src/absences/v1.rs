//! Absences of version 1: those counted in days (`time-offs`), those counted in hours (`absence-periods`), their types,
//! and what is left of each, which no other version tells.
//!
//! ```
//! use personio::{
//!     absences::v1::{CreateTimeOff, GetAbsenceBalance},
//!     id::v1::{EmployeeId, TimeOffTypeId},
//!     request::Endpoint,
//! };
//!
//! let answer = br#"{"success":true,"data":[{"id":3,"name":"Holiday","balance":"10.5","available_balance":8}]}"#;
//! let balances = GetAbsenceBalance { employee: EmployeeId(1) }.decode(answer)?;
//! assert_eq!(balances.items[0].available_balance, Some(8.into()));
//!
//! let day = "2024-12-24".parse()?;
//! let half_a_day =
//!     CreateTimeOff { half_day_end: true, ..CreateTimeOff::days(EmployeeId(1), TimeOffTypeId(3), day, day) };
//! assert_eq!(half_a_day.path(), "/v1/company/time-offs");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod absence_period;
mod balance;
mod time_off;
mod time_off_type;
mod window;

pub use absence_period::{
    AbsencePeriod, AbsenceSpan, AbsenceType, Breakdown, CreateAbsencePeriod, DeleteAbsencePeriod, ListAbsencePeriods,
    MeasurementUnit, Origin,
};
pub use balance::{Balance, GetAbsenceBalance};
pub use time_off::{AbsenceStatus, Certificate, CreateTimeOff, DeleteTimeOff, GetTimeOff, ListTimeOffs, TimeOff};
pub use time_off_type::{AbsenceCategory, ListTimeOffTypes, TimeOffType, Unit};
