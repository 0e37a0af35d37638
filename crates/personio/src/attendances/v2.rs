//! Attendance periods of v2: WORK and BREAK, with exact times, open-ended, and past midnight.
//!
//! Times are those of the clock on the wall, without an offset: Personio refuses filters with a `Z`
//! ("Invalid request content").

mod changes;
mod period;
mod read;

pub use changes::{AttendancePeriodCreated, CreateAttendancePeriod, DeleteAttendancePeriod, UpdateAttendancePeriod};
pub use period::{Activity, AttendancePeriod, AttendanceStatus, PeriodType};
pub use read::{AttendanceOrder, GetAttendancePeriod, ListAttendancePeriods};
