//! A period of work or of a break.

use serde::{Deserialize, Serialize};

use crate::{
    approval::Approval,
    calendar::{Date, DateTime, Minutes},
    code::codes,
    id::v2::{AttendancePeriodId, PersonId, ProjectId},
    moment::Moment,
    reference::Reference,
};

/// A period of work or of a break, as Personio has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AttendancePeriod {
    /// Its id; the `id_v2` of an attendance of v1.
    pub id: AttendancePeriodId,
    /// Work or break.
    pub r#type: PeriodType,
    /// Whose it is.
    pub person: Reference<PersonId>,
    /// How far the approval is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval<AttendanceStatus>>,
    /// When it starts.
    pub start: Moment,
    /// When it ends; `None` while it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Moment>,
    /// The day that it counts for; decides where a period passes midnight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution_date: Option<Date>,
    /// At most 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// What the work was for. Breaks have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<Reference<ProjectId>>,
    /// Personio made it, not a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_auto_generated: Option<bool>,
    /// It lies on a holiday.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_holiday: Option<bool>,
    /// It lies in an absence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_on_time_off: Option<bool>,
    /// When it was recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<DateTime>,
    /// When it last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<DateTime>,
}

impl AttendancePeriod {
    /// It has no end yet: somebody is working, or having a break.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.end.is_none()
    }

    /// It ends on another day than it starts.
    #[must_use]
    pub fn passes_midnight(&self) -> bool {
        self.end.is_some_and(|end| end.date_time.date() != self.start.date_time.date())
    }

    /// The day that it counts for.
    #[must_use]
    pub fn day(&self) -> Date {
        self.attribution_date.unwrap_or_else(|| self.start.date_time.date())
    }

    /// Whole minutes on the clock; `None` while it runs.
    #[must_use]
    pub fn duration(&self) -> Option<Minutes> {
        Some(self.start.date_time.local().minutes_until(self.end?.date_time.local()))
    }
}

codes! {
    /// What a period is.
    PeriodType {
        /// Work.
        Work = "WORK",
        /// A break.
        Break = "BREAK",
    }
}

codes! {
    /// How far the approval of a period is.
    AttendanceStatus {
        /// Somebody has to agree.
        Pending = "PENDING",
        /// It counts.
        Confirmed = "CONFIRMED",
        /// Somebody disagreed.
        Rejected = "REJECTED",
    }
}

/// What a new period is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Activity {
    /// Work.
    Work {
        /// What it is for; the project must be active.
        project: Option<ProjectId>,
    },
    /// A break; it belongs to no project.
    Break,
}

impl Activity {
    /// Work for no project.
    #[must_use]
    pub const fn work() -> Self {
        Self::Work { project: None }
    }

    /// Work for a project.
    #[must_use]
    pub const fn work_for(project: ProjectId) -> Self {
        Self::Work { project: Some(project) }
    }

    pub(super) fn period_type(&self) -> PeriodType {
        match self {
            Self::Work { .. } => PeriodType::Work,
            Self::Break => PeriodType::Break,
        }
    }

    pub(super) fn project(&self) -> Option<&ProjectId> {
        match self {
            Self::Work { project } => project.as_ref(),
            Self::Break => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AttendancePeriod, AttendanceStatus, PeriodType};
    use crate::calendar::Minutes;

    fn period(end: &str) -> AttendancePeriod {
        let json = format!(
            r#"{{"id":"a","type":"WORK","person":{{"id":1}},"approval":{{"status":"CONFIRMED"}},
            "start":{{"date_time":"2026-06-01T22:00:00"}},{end}"attribution_date":"2026-06-01","comment":null,"project":null}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn a_night_shift_counts_for_the_day_that_personio_names() {
        let night = period(r#""end":{"date_time":"2026-06-02T06:30:00"},"#);
        assert!(night.passes_midnight() && !night.is_open());
        assert_eq!(night.day().to_string(), "2026-06-01");
        assert_eq!(night.duration(), Some(Minutes(510)));
        assert_eq!(night.approval.unwrap().status, AttendanceStatus::Confirmed);
    }

    #[test]
    fn a_period_without_end_runs() {
        for end in ["", r#""end":null,"#] {
            let open = period(end);
            assert!(open.is_open() && !open.passes_midnight());
            assert_eq!((open.duration(), open.r#type), (None, PeriodType::Work));
        }
    }
}
