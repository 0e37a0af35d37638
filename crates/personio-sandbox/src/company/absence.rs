//! Absence types and periods.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::table::{Row, Seq};

/// A kind of absence.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct AbsenceType {
    pub(crate) name: String,
    /// `paid_vacation`, `sick_leave`, …
    pub(crate) category: String,
    pub(crate) unit: Unit,
    pub(crate) approval: Approval,
    pub(crate) certificate: Certificate,
}

impl Row for AbsenceType {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Unit {
    Day,
    Hour,
}

/// Whether somebody has to agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Approval {
    Required,
    NotRequired,
}

/// Whether a doctor has to confirm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Certificate {
    Required,
    NotRequired,
}

/// Somebody does not work.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Absence {
    pub(crate) person: Seq,
    #[serde(rename = "type")]
    pub(crate) kind: Seq,
    pub(crate) start: Date,
    /// Absent: nobody knows yet.
    pub(crate) end: Option<Date>,
    pub(crate) span: Span,
    pub(crate) comment: Option<String>,
    pub(crate) status: AbsenceStatus,
    /// `web`, `api`, `mobile`, `slack` or `msteams`.
    pub(crate) origin: String,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

impl Row for Absence {
    fn owner(&self) -> Option<Seq> {
        Some(self.person)
    }
}

/// How much of the first and the last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Span {
    /// Days, the first from noon or the last until noon.
    Days { first: DayPart, last: DayPart },
    /// Minutes after midnight of the first and the last day.
    Hours { from: u32, to: u32 },
}

impl Span {
    pub(crate) const WHOLE_DAYS: Self = Self::Days { first: DayPart::Whole, last: DayPart::Whole };

    /// Whether the absence begins at noon.
    pub(crate) fn begins_at_noon(self) -> bool {
        matches!(self, Self::Days { first: DayPart::Half, .. })
    }

    /// Whether the absence ends at noon.
    pub(crate) fn ends_at_noon(self) -> bool {
        matches!(self, Self::Days { last: DayPart::Half, .. })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DayPart {
    Whole,
    Half,
}

impl DayPart {
    pub(crate) fn half_if(half: bool) -> Self {
        if half { Self::Half } else { Self::Whole }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum AbsenceStatus {
    Approved,
    Pending,
    Rejected,
}

impl Absence {
    /// The last day; far away while nobody knows it.
    pub(crate) fn last_day(&self) -> Date {
        self.end.unwrap_or(Date::MAX)
    }

    /// Whether it covers a part of a day.
    pub(crate) fn touches(&self, day: Date) -> bool {
        self.start <= day && day <= self.last_day()
    }

    /// From when to when on a day it lasts, in minutes after midnight.
    pub(crate) fn minutes_of(&self, day: Date) -> (u32, u32) {
        const NOON: u32 = 12 * 60;
        const MIDNIGHT: u32 = 24 * 60;
        let first = day == self.start;
        let last = Some(day) == self.end;
        match self.span {
            Span::Days { first: begin, last: end } => (
                if first && begin == DayPart::Half { NOON } else { 0 },
                if last && end == DayPart::Half { NOON } else { MIDNIGHT },
            ),
            Span::Hours { from, to } => (if first { from } else { 0 }, if last { to } else { MIDNIGHT }),
        }
    }

    /// Whether both cover the same time.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        if self.start > other.last_day() || other.start > self.last_day() {
            return false;
        }
        let first = self.start.max(other.start);
        let last = self.last_day().min(other.last_day());
        let meet = |day| {
            let ((from, to), (other_from, other_to)) = (self.minutes_of(day), other.minutes_of(day));
            from < other_to && other_from < to
        };
        let inner = first.tomorrow().is_ok_and(|second| second < last);
        meet(first) || inner || meet(last)
    }
}
