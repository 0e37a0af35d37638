//! Taking over what was recorded elsewhere: CSV of Toggl, Clockify and others, and calendars.
//!
//! A file is [decoded](decode), read as a [table](read_table) or a [calendar](read_calendar), and [judged](judge) beside
//! what is there already. Nothing is recorded before the person has seen it: what is new, what is there already, what is
//! in the way, and which lines were left out and why.

mod calendar;
mod columns;
mod date;
mod judge;
mod table;
#[cfg(test)]
mod tests;
mod text;

pub use calendar::read_calendar;
pub use columns::Columns;
pub use date::DateOrder;
pub use judge::{Judged, Verdict, accept, judge};
pub use personio::csv::Table;
pub use table::{date_order, read_table};
pub use text::decode;

use personio::csv::Unreadable;

use crate::attendance::Attendance;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// What can be recorded.
    pub entries: Vec<Imported>,
    /// What was left out.
    pub skipped: Vec<Skipped>,
}

/// Why a file is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// It is larger than any record of working time.
    TooLarge,
    /// There is nothing in it.
    Empty,
    /// It is no text.
    NoText,
    /// It is no calendar.
    NoCalendar,
}

impl From<Unreadable> for Unusable {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::TooLarge => Self::TooLarge,
            Unreadable::Empty => Self::Empty,
            Unreadable::NoText => Self::NoText,
        }
    }
}

/// A period that a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// In which line, counted from 1.
    pub line: usize,
    /// What it says. The project is still a name.
    pub attendance: Attendance,
    /// The project's name there.
    pub project: Option<String>,
    /// The zone that its times are told in, if the file names one. They are taken as they are written.
    pub zone: Option<String>,
}

/// A line that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Which one, counted from 1.
    pub line: usize,
    /// Why.
    pub why: Why,
}

/// Why a line was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// There is no day, or none that can be read.
    NoDay,
    /// There is no time at which it starts, or none that can be read.
    NoStart,
    /// There is neither an end nor a length, or none that can be read.
    NoEnd,
    /// It does not end after it starts.
    NoLength,
    /// It takes a day or longer.
    TooLong,
    /// It is for all of a day, without times.
    AllDay,
    /// It comes again and again. Only single events are taken over.
    Recurring,
    /// It was cancelled.
    Cancelled,
}
