use serde::{Deserialize, Serialize};

use crate::{
    attendances::{v1, v2},
    calendar::{Date, LocalDateTime, Minutes},
};

/// Work or a break, as the rules look at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Period {
    /// Work or break.
    pub kind: PeriodKind,
    /// When it starts.
    pub start: LocalDateTime,
    /// When it ends, past midnight too; `None` while it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<LocalDateTime>,
    /// The day that it counts for; without one, that of its start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
    /// Minutes of break somewhere in the work, as version 1 records them. Where they lie nobody knows, so that they
    /// are taken for blocks as short as allowed, at the best places.
    #[serde(default, skip_serializing_if = "is_none")]
    pub break_minutes: Minutes,
}

fn is_none(minutes: &Minutes) -> bool {
    *minutes == Minutes::ZERO
}

/// What a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PeriodKind {
    /// Work.
    Work,
    /// A break.
    Break,
}

impl Period {
    /// Work from when to when.
    #[must_use]
    pub fn work(start: LocalDateTime, end: LocalDateTime) -> Self {
        Self { kind: PeriodKind::Work, start, end: Some(end), day: None, break_minutes: Minutes::ZERO }
    }

    /// A break from when to when.
    #[must_use]
    pub fn pause(start: LocalDateTime, end: LocalDateTime) -> Self {
        Self { kind: PeriodKind::Break, ..Self::work(start, end) }
    }

    /// Work that goes on.
    #[must_use]
    pub fn running(start: LocalDateTime) -> Self {
        Self { end: None, ..Self::work(start, start) }
    }

    /// A period of version 2; `None` if it was rejected, or is of a type that is not known.
    #[must_use]
    pub fn from_v2(period: &v2::AttendancePeriod) -> Option<Self> {
        let rejected = period.approval.as_ref().is_some_and(|it| it.status == v2::AttendanceStatus::Rejected);
        let kind = match period.r#type {
            _ if rejected => return None,
            v2::PeriodType::Work => PeriodKind::Work,
            v2::PeriodType::Break => PeriodKind::Break,
            v2::PeriodType::Unknown(_) => return None,
        };
        Some(Self {
            kind,
            start: period.start.date_time.local(),
            end: period.end.map(|end| end.date_time.local()),
            day: period.attribution_date,
            break_minutes: Minutes::ZERO,
        })
    }

    /// An attendance of version 1; `None` if it was rejected. One that ends before it starts went past midnight.
    #[must_use]
    pub fn from_v1(attendance: &v1::Attendance) -> Option<Self> {
        (attendance.status != Some(v1::AttendanceStatus::Rejected)).then_some(())?;
        let end = attendance.end_time.map(|end| {
            let date = if end < attendance.start_time { attendance.date.plus_days(1) } else { None };
            date.unwrap_or(attendance.date).at(end)
        });
        Some(Self {
            kind: PeriodKind::Work,
            start: attendance.date.at(attendance.start_time),
            end,
            day: Some(attendance.date),
            break_minutes: attendance.break_time,
        })
    }
}
