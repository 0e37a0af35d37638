//! One attendance period.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};
use serde::{Deserialize, Serialize};

use crate::company::table::Seq;

/// Work or a break, from when to when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Period {
    pub(crate) seq: Seq,
    #[serde(rename = "type")]
    pub(crate) kind: PeriodType,
    /// Local time.
    pub(crate) start: DateTime,
    /// Local time; absent while it lasts.
    pub(crate) end: Option<DateTime>,
    /// The day that it counts for.
    pub(crate) attribution: Date,
    pub(crate) project: Option<Seq>,
    pub(crate) comment: String,
    pub(crate) status: AttendanceStatus,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum PeriodType {
    Work,
    Break,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum AttendanceStatus {
    Confirmed,
    Pending,
    Rejected,
}

impl Period {
    /// What the periods of a person are sorted by.
    pub(crate) fn order(&self) -> (Date, DateTime) {
        (self.attribution, self.start)
    }

    /// Whether both cover the same time. One that lasts reaches to where nobody knows.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        let before_end = |start: DateTime, end: Option<DateTime>| end.is_none_or(|end| start < end);
        before_end(self.start, other.end) && before_end(other.start, self.end)
    }

    /// How long it lasted, in minutes.
    pub(crate) fn minutes(&self) -> i64 {
        self.end.map_or(0, |end| end.duration_since(self.start).as_mins())
    }
}
