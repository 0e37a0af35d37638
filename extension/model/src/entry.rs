//! An entry as people see it: what it says, and how far it is.

use personio::{
    attendances::v2::AttendanceStatus,
    calendar::{Date, LocalDateTime, Minutes},
};

use crate::{
    attendance::{Attendance, Kind},
    edit::EntryKey,
    kept::Kept,
    queue::Refusal,
};

/// A period of work or of a break on the timeline.
#[derive(Clone, Debug, PartialEq, Kept)]
pub struct Entry {
    /// Names it in operations.
    pub key: EntryKey,
    /// What it says, with what the person changed and Personio does not have yet.
    pub attendance: Attendance,
    /// The day that it counts for.
    pub day: Date,
    /// How far it is.
    pub state: EntryState,
    /// How far the approval is, as far as Personio said.
    pub approval: Option<AttendanceStatus>,
}

/// How far an entry is.
#[derive(Clone, Debug, PartialEq, Kept)]
pub enum EntryState {
    /// Personio has it as it is shown.
    InPersonio,
    /// Stored here; it will be sent.
    Waiting,
    /// On its way.
    Sending,
    /// Personio said no, and why. The person decides.
    Refused(Refusal),
    /// Somebody changed it elsewhere meanwhile. The person decides.
    Conflict {
        /// What it says in Personio; `None` if it is gone.
        theirs: Option<Attendance>,
    },
    /// It is the timer, and runs.
    Running,
}

impl Entry {
    /// Work or a break.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.attendance.kind
    }

    /// When it starts.
    #[must_use]
    pub fn start(&self) -> LocalDateTime {
        self.attendance.start
    }

    /// When it ends; `None` while it runs in Personio.
    #[must_use]
    pub fn end(&self) -> Option<LocalDateTime> {
        self.attendance.end
    }

    /// How long it is; until `now` where it runs.
    #[must_use]
    pub fn minutes(&self, now: LocalDateTime) -> Minutes {
        self.attendance.minutes(now)
    }

    /// Somebody disagreed with it, so that it does not count.
    #[must_use]
    pub fn is_rejected(&self) -> bool {
        self.approval == Some(AttendanceStatus::Rejected)
    }

    /// The person has to decide something.
    #[must_use]
    pub fn is_stuck(&self) -> bool {
        matches!(self.state, EntryState::Refused(_) | EntryState::Conflict { .. })
    }
}
