//! Attendances of version 1: a period on one day with its break in minutes. Announced to end; version 2 is the way on.
//!
//! ```
//! use personio::{
//!     attendances::v1::{CreateAttendances, NewAttendance},
//!     calendar::{Date, Minutes, TimeOfDay},
//!     id::v1::EmployeeId,
//!     request::Endpoint,
//! };
//!
//! let day: Date = "2024-09-24".parse()?;
//! let work = NewAttendance {
//!     end_time: "17:00".parse().ok(),
//!     break_time: Minutes(45),
//!     ..NewAttendance::starting(EmployeeId(1), day, "08:30".parse()?)
//! };
//! let endpoint = CreateAttendances { attendances: vec![work], ..CreateAttendances::default() };
//! assert_eq!(endpoint.path(), "/v1/company/attendances");
//! # Ok::<(), personio::calendar::CalendarError>(())
//! ```

mod attendance;
mod batch;
mod list;
mod write;

pub use attendance::{Attendance, AttendanceProject, AttendanceStatus};
pub use batch::{Batch, Row, RowRefusal};
pub use list::ListAttendances;
pub use write::{CreateAttendances, DeleteAttendance, NewAttendance, UpdateAttendance};
