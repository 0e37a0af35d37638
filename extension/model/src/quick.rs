//! Recording in one line, for the omnibox and the quick-add field: `9-12:30 13-17:30 ACME review`.
//!
//! | written | means |
//! |---|---|
//! | `9-12:30`, `0900-1730`, `22-6` | work from when to when; past midnight if the end is earlier |
//! | `9-now`, `9-jetzt`, `2h`, `1h30`, `90m` | work until now |
//! | `9-` | start the timer, since nine |
//! | `b12-12:30`, `b30`, `pause 30` | a break; without a time it is put into the work, around noon |
//! | `today`, `gestern`, `mo`, `friday`, `12.11.`, `2026-11-12` | the day; a weekday is the last one |
//! | `start`, `stop`, `break`, `weiter` | the buttons; `start 8:40`, `stop 17:00` for who forgot |
//! | `@acme`, or the beginning of a project's name as the first other word | the project |
//! | everything else | the comment |
//!
//! English and German, large and small letters alike, in any order but for the comment, which comes last. What cannot be is told with its place.

mod buttons;
mod parse;
mod place;
mod project;
mod suggest;
#[cfg(test)]
mod tests;
mod time;
mod word;

pub use parse::parse;
pub use project::Project;
pub use suggest::{Suggestion, suggest};

use std::ops::Range;

use personio::calendar::{Date, LocalDateTime};

use crate::attendance::{Attendance, Task};

/// What a line is read against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// What the clock on the person's wall shows.
    pub now: LocalDateTime,
    /// The day that periods are on where the line names none: today, or the day that somebody looks at.
    pub day: Date,
    /// What the person may book on.
    pub projects: &'a [Project],
}

/// What a line asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Start the timer.
    Start {
        /// For what.
        task: Task,
        /// Since when, if not now.
        since: Option<LocalDateTime>,
    },
    /// Begin a break.
    Pause,
    /// End the break.
    Resume,
    /// Stop the timer.
    Stop {
        /// When, if not now.
        at: Option<LocalDateTime>,
    },
    /// Record periods, in the order of time.
    Record {
        /// On which day the first one is.
        day: Date,
        /// Work and breaks.
        periods: Vec<Attendance>,
    },
}

/// What is wrong with a line, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The characters that it is about, counted from 0; at the end of the line if something is missing.
    pub at: Range<usize>,
    /// What is wrong.
    pub kind: MistakeKind,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MistakeKind {
    /// There is nothing to record and nothing to do.
    NoTime,
    /// It looks like a time and is none: `25:00`, `9-17:75`.
    NoSuchTime,
    /// It looks like a day and is none: `31.11.`
    NoSuchDay,
    /// There are two days.
    SecondDay,
    /// There is no such project, or several begin so.
    NoSuchProject,
    /// Two periods have time in common.
    Overlap,
    /// A break that is longer than the work, or finds no place in it.
    NoRoom,
    /// It starts in the future.
    Future,
    /// It does not go together with what stands before it: `stop 9-12`.
    NotHere,
    /// The line is longer than any that somebody would write.
    TooLong,
}
