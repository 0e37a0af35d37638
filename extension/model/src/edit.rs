//! What becomes of one entry: what was, and what shall be. The inverse is the same with both exchanged.

use std::fmt;

use crate::{absence::Absence, attendance::Attendance, kept::Kept};

/// Names an entry for as long as the extension knows it, whether or not Personio has it yet.
///
/// An entry that came from Personio is named by Personio's id, one that was made here by a number with a plus before it,
/// which it keeps when Personio gives it an id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Kept)]
pub struct EntryKey(String);

impl EntryKey {
    /// An entry that Personio made known.
    #[must_use]
    pub fn of(id: &str) -> Self {
        Self(id.to_owned())
    }

    /// An entry that was made here.
    #[must_use]
    pub(crate) fn new(number: u64) -> Self {
        Self(["+", &number.to_string()].concat())
    }

    /// A part of the running timer, which is no entry yet.
    #[must_use]
    pub(crate) fn running(index: usize) -> Self {
        Self(["~", &index.to_string()].concat())
    }

    /// It is a part of the running timer: it is changed with the timer and not here.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.0.starts_with('~')
    }

    /// The entry was made here.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.0.starts_with('+')
    }

    /// The key as it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EntryKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq, Kept)]
pub enum Record {
    /// Work or a break.
    Attendance(Attendance),
    /// The person is away.
    Absence(Absence),
}

impl Record {
    /// Work or a break, if it is that.
    #[must_use]
    pub fn attendance(&self) -> Option<&Attendance> {
        match self {
            Self::Attendance(attendance) => Some(attendance),
            Self::Absence(_) => None,
        }
    }

    /// The absence, if it is one.
    #[must_use]
    pub fn absence(&self) -> Option<&Absence> {
        match self {
            Self::Absence(absence) => Some(absence),
            Self::Attendance(_) => None,
        }
    }

    /// As Personio keeps it.
    #[must_use]
    pub fn tidy(self) -> Self {
        match self {
            Self::Attendance(attendance) => Self::Attendance(attendance.tidy()),
            Self::Absence(absence) => Self::Absence(absence.tidy()),
        }
    }
}

impl From<Attendance> for Record {
    fn from(attendance: Attendance) -> Self {
        Self::Attendance(attendance)
    }
}

impl From<Absence> for Record {
    fn from(absence: Absence) -> Self {
        Self::Absence(absence)
    }
}

/// What becomes of one entry.
#[derive(Clone, Debug, PartialEq, Eq, Kept)]
pub struct Edit {
    /// Which entry.
    pub key: EntryKey,
    /// What it says now; `None` where there is none yet.
    pub before: Option<Record>,
    /// What it shall say; `None` where there shall be none.
    pub after: Option<Record>,
}

impl Edit {
    /// A new entry.
    #[must_use]
    pub fn add(key: EntryKey, record: impl Into<Record>) -> Self {
        Self { key, before: None, after: Some(record.into()) }
    }

    /// An entry says something else.
    #[must_use]
    pub fn change(key: EntryKey, before: impl Into<Record>, after: impl Into<Record>) -> Self {
        Self { key, before: Some(before.into()), after: Some(after.into()) }
    }

    /// An entry goes.
    #[must_use]
    pub fn remove(key: EntryKey, record: impl Into<Record>) -> Self {
        Self { key, before: Some(record.into()), after: None }
    }

    /// What takes it back.
    #[must_use]
    pub fn undo(&self) -> Self {
        Self { key: self.key.clone(), before: self.after.clone(), after: self.before.clone() }
    }
}
