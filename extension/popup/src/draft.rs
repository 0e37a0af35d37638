//! What somebody is typing, and whether it can be recorded.

use personio::{calendar::Date, id::v2::ProjectId};
use personio_extension_messages::fresh;
use personio_extension_model::{
    attendance::{Attendance, Kind, Task},
    entry::Entry,
    operation::{self, Operation},
};

use crate::format;

/// An entry while somebody types.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// On which day.
    pub day: Date,
    /// Work or a break.
    pub kind: Kind,
    /// As typed.
    pub from: String,
    /// As typed.
    pub until: String,
    /// For what.
    pub project: Option<ProjectId>,
    /// In the person's words.
    pub comment: String,
}

/// Why a draft cannot be recorded.
#[derive(Clone, Debug, PartialEq)]
pub enum Mistake {
    /// That is no time.
    From,
    /// That is no time.
    Until,
    /// It cannot be done with the entries that are there.
    Operation(operation::Problem),
}

impl Draft {
    /// What somebody begins with who wants to add something.
    #[must_use]
    pub fn new(day: Date, from: String, until: String) -> Self {
        Self { day, kind: Kind::Work, from, until, project: None, comment: String::new() }
    }

    /// What an entry says.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        let it = &entry.attendance;
        Self {
            day: it.start.date(),
            kind: it.kind,
            from: format::time(it.start.time()),
            until: it.end.map(|end| format::time(end.time())).unwrap_or_default(),
            project: it.task.project.clone(),
            comment: it.task.comment.clone(),
        }
    }

    /// What it would record. An end before the start is on the next day, as nights are.
    ///
    /// # Errors
    /// When a time is none.
    pub fn read(&self) -> Result<Attendance, Mistake> {
        let from = format::read_time(&self.from).ok_or(Mistake::From)?;
        let until = format::read_time(&self.until).ok_or(Mistake::Until)?;
        let last = if until < from { self.day.plus_days(1) } else { Some(self.day) };
        let end = last.ok_or(Mistake::Until)?.at(until);
        let task = Task::of(self.project.clone(), self.comment.clone());
        Ok(Attendance { kind: self.kind, start: self.day.at(from), end: Some(end), task })
    }

    /// What becomes of the entries: a new one, or another version of one.
    ///
    /// # Errors
    /// When a time is none, or something is in the way.
    pub fn operation(&self, entries: &[Entry], of: Option<&Entry>) -> Result<Operation, Mistake> {
        let period = self.read()?;
        let done = match of {
            Some(entry) => operation::change(entries, &entry.key, period, fresh::keys()),
            None => operation::add(entries, fresh::key(1), period),
        };
        done.map_err(Mistake::Operation)
    }
}

#[cfg(test)]
mod tests {
    use personio_extension_model::operation::Problem;

    use super::{Draft, Mistake};

    fn draft(from: &str, until: &str) -> Draft {
        Draft::new("2026-06-01".parse().unwrap(), from.to_owned(), until.to_owned())
    }

    #[test]
    fn what_is_typed_becomes_a_period() {
        let period = draft("9", "1730").read().unwrap();
        assert_eq!(period.end.unwrap().to_string(), "2026-06-01T17:30:00");
        assert_eq!(draft("22:00", "6:00").read().unwrap().end.unwrap().to_string(), "2026-06-02T06:00:00");
        assert_eq!(draft("x", "6:00").read(), Err(Mistake::From));
        assert_eq!(draft("9", "").read(), Err(Mistake::Until));
    }

    #[test]
    fn nothing_is_recorded_on_top_of_something_else() {
        let first = draft("9", "12").operation(&[], None).unwrap().applied_to(&[]);
        let clash = draft("11", "13").operation(&first, None);
        assert!(matches!(clash, Err(Mistake::Operation(Problem::Overlaps { .. }))), "{clash:?}");
        assert!(draft("12", "13").operation(&first, None).is_ok());
        assert!(draft("10", "12").operation(&first, first.first()).is_ok(), "an entry is not in its own way");
    }
}
