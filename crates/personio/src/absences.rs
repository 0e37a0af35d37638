//! Absences: their kinds, and who is away when.
//!
//! ```
//! use personio::{absences::v2::{AbsenceEnd, AbsenceStart, CreateAbsencePeriod}, request::Endpoint};
//!
//! let friday = "2026-06-05".parse()?;
//! let afternoon = CreateAbsencePeriod::new("1".into(), "vacation".into(), AbsenceStart::Noon(friday), AbsenceEnd::Evening(friday));
//! assert_eq!(afternoon.query(), [("skip_approval", "false".to_owned())]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod v1;
pub mod v2;
