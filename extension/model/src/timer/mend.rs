//! Correcting when something began.

use personio::calendar::LocalDateTime;

use super::{Segment, Timer};
use crate::{
    attendance::Kind,
    clock::{Mark, Now},
};

/// Why something cannot have begun then. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveProblem {
    /// Nothing runs.
    NotRunning,
    /// That is still to come.
    Future,
    /// What came before began then or later.
    BeforePrevious(LocalDateTime),
    /// What came next began then or earlier.
    AfterNext(LocalDateTime),
}

impl Timer {
    /// Says when the person began: "I began at 8:40".
    ///
    /// # Errors
    /// When that is still to come, or after the first break.
    pub fn set_start(&mut self, since: LocalDateTime, now: &Now) -> Result<(), MoveProblem> {
        self.set_segment_start(0, since, now)
    }

    /// Says when one of the [segments](Self::segments) began: "the break began at noon".
    ///
    /// # Errors
    /// When that is still to come, or not between what came before and after it.
    pub fn set_segment_start(&mut self, index: usize, since: LocalDateTime, now: &Now) -> Result<(), MoveProblem> {
        let segments = self.segments();
        let segment = segments.get(index).ok_or(MoveProblem::NotRunning)?;
        let mark = Mark::of(since, segment.since.offset);
        if mark.instant > now.instant {
            return Err(MoveProblem::Future);
        }
        let before = index.checked_sub(1).and_then(|index| segments.get(index));
        if let Some(before) = before.filter(|before| mark.instant <= before.since.instant) {
            return Err(MoveProblem::BeforePrevious(before.since.local()));
        }
        if let Some(next) = segments.get(index.saturating_add(1)).filter(|next| mark.instant >= next.since.instant) {
            return Err(MoveProblem::AfterNext(next.since.local()));
        }
        if let Self::Running(session) = self
            && let Some(segment) = session.segments.get_mut(index)
        {
            segment.since = mark;
        }
        Ok(())
    }

    /// Makes a break of a part of the work that runs. Answers whether it did: not if something else runs, or the part
    /// began before it.
    pub fn insert_break(&mut self, from: Mark, until: Mark) -> bool {
        let Self::Running(session) = self else { return false };
        let Some(current) = session.segments.last() else { return false };
        let begins_within = current.since.instant <= from.instant && from.instant < until.instant;
        if current.kind != Kind::Work || !begins_within {
            return false;
        }
        let (pause, work) = (
            Segment { kind: Kind::Break, since: from, task: current.task.clone() },
            Segment { kind: Kind::Work, since: until, task: current.task.clone() },
        );
        session.segments.extend([pause, work]);
        true
    }
}
