//! Working time.
//!
//! In v2, work and breaks are periods of their own: eight hours with a break at noon are three periods, or two with a
//! gap between them.
//!
//! ```
//! use personio::{attendances::v2::{Activity, CreateAttendancePeriod}, request::{Endpoint, RequestBody}};
//!
//! let work = CreateAttendancePeriod::new("1".into(), Activity::work(), "2026-06-01T08:00:00".parse()?)
//!     .until("2026-06-01T12:00:00".parse()?);
//! let json = br#"{"person":{"id":"1"},"type":"WORK","start":{"date_time":"2026-06-01T08:00:00"},"end":{"date_time":"2026-06-01T12:00:00"}}"#;
//! assert_eq!(work.body()?, RequestBody::Json(json.to_vec()));
//! assert_eq!(work.query(), [("skip_approval", "false".to_owned())]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod v1;
pub mod v2;
