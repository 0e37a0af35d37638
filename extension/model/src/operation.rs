//! What people do with entries. Each operation says what becomes of which entry, and its exact inverse; nothing is
//! changed before it is put into the [queue](crate::queue).
//!
//! Operations look at the entries of the days around, so that nothing lands on something else.

mod arrange;
mod pause;
#[cfg(test)]
mod tests;
mod write;

pub use arrange::{copy_to, move_to, split};
pub use pause::{insert_break, take_over};
pub use write::{add, change, remove};

use std::fmt;

use personio::calendar::LocalDateTime;

use crate::{
    attendance::{Attendance, LONGEST_COMMENT},
    edit::{Edit, EntryKey, Record},
    entry::{Entry, EntryState},
    kept::Kept,
};

/// What becomes of some entries.
#[derive(Clone, Debug, Default, PartialEq, Kept)]
pub struct Operation {
    /// In an order in which Personio takes them: what makes room comes first.
    pub edits: Vec<Edit>,
}

impl Operation {
    /// What takes it back, last things first.
    #[must_use]
    pub fn undo(&self) -> Self {
        Self { edits: self.edits.iter().rev().map(Edit::undo).collect() }
    }

    /// One after the other.
    #[must_use]
    pub fn then(mut self, next: Self) -> Self {
        self.edits.extend(next.edits);
        self
    }

    /// The entries as they are afterwards, in the order of time: for previews and tests.
    #[must_use]
    pub fn applied_to(&self, entries: &[Entry]) -> Vec<Entry> {
        let mut entries = entries.to_vec();
        for edit in &self.edits {
            let after = edit.after.as_ref().and_then(Record::attendance);
            match (entries.iter_mut().find(|entry| entry.key == edit.key), after) {
                (Some(entry), Some(after)) => entry.attendance = after.clone(),
                (None, Some(after)) => entries.push(Entry {
                    key: edit.key.clone(),
                    attendance: after.clone(),
                    day: after.start.date(),
                    state: EntryState::Waiting,
                    approval: None,
                }),
                (_, None) => entries.retain(|entry| entry.key != edit.key),
            }
        }
        entries.sort_by_key(|entry| (entry.start(), entry.end()));
        entries
    }
}

/// Why an operation cannot be done. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no such entry any more.
    NoSuchEntry,
    /// It does not end after it starts.
    NoLength,
    /// It takes a day or longer.
    TooLong,
    /// Another entry is in the way.
    Overlaps {
        /// Which one.
        key: EntryKey,
        /// From when.
        from: LocalDateTime,
        /// Until when, unless it runs.
        until: Option<LocalDateTime>,
    },
    /// The comment has more characters than Personio takes.
    CommentTooLong,
    /// The time is not within the entry.
    Outside,
    /// There is no time for it: nobody was working then.
    NoWork,
}

/// In English, for logs and tests.
impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NoSuchEntry => "there is no such entry",
            Self::NoLength => "it does not end after it starts",
            Self::TooLong => "it takes a day or longer",
            Self::Overlaps { .. } => "another entry is in the way",
            Self::CommentTooLong => "the comment is too long",
            Self::Outside => "the time is not within the entry",
            Self::NoWork => "nobody was working then",
        })
    }
}

impl std::error::Error for Problem {}

fn find<'a>(entries: &'a [Entry], key: &EntryKey) -> Result<&'a Entry, Problem> {
    let is_it = |entry: &&Entry| entry.key == *key && entry.state != EntryState::Running;
    entries.iter().find(is_it).ok_or(Problem::NoSuchEntry)
}

/// Whether a period may stand beside all entries but one.
fn check(entries: &[Entry], period: &Attendance, but: Option<&EntryKey>) -> Result<(), Problem> {
    if let Some(end) = period.end {
        if end <= period.start {
            return Err(Problem::NoLength);
        }
        if period.start.seconds_until(end) >= 24 * 3600 {
            return Err(Problem::TooLong);
        }
    }
    if period.task.comment.trim().chars().count() > LONGEST_COMMENT {
        return Err(Problem::CommentTooLong);
    }
    let others = entries.iter().filter(|entry| but != Some(&entry.key) && !entry.is_rejected());
    match others.into_iter().find(|other| other.attendance.overlaps(period)) {
        Some(other) => Err(Problem::Overlaps { key: other.key.clone(), from: other.start(), until: other.end() }),
        None => Ok(()),
    }
}
