//! Stopping the timer: what it held becomes periods.

use std::time::Duration;

use personio::calendar::{LocalDateTime, TimeOfDay};

use super::{Session, Timer, reading::Reading};
use crate::{attendance::Attendance, clock::Now, kept::Kept};

/// Personio takes no period that is longer.
const LONGEST_PERIOD: Duration = Duration::from_secs(24 * 3600 - 60);

/// What becomes of work that passes midnight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Kept)]
pub enum Midnight {
    /// One period, which counts for the day on which it began, as Personio does with nights.
    #[default]
    Keep,
    /// A period each day, for companies that count each day by itself.
    Split,
}

/// What a timer held when it was stopped.
#[derive(Clone, Debug, PartialEq)]
pub struct Stopped {
    /// Work and breaks in the order of time. Empty if less than a minute passed.
    pub periods: Vec<Attendance>,
    /// What the person should know about them.
    pub notices: Vec<Notice>,
}

/// What a person should know about the periods that a timer made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Less than a minute passed, there is nothing to record.
    TooShort,
    /// It ends on a later day.
    PassedMidnight,
    /// The person is in another zone now. The times are those of the zone in which the timer was started, so that the
    /// length is right.
    OtherZone {
        /// Minutes east of UTC, when it was started.
        from: i32,
        /// Minutes east of UTC now.
        to: i32,
    },
    /// Summer time began or ended. The times are those of the clock on the wall, by which Personio counts, and so the
    /// length is that of the clock and not what passed.
    ClockChanged {
        /// Minutes that the clock counts too much; too few, if negative.
        by: i32,
    },
}

/// Why a timer cannot be stopped then. It still runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopProblem {
    /// Nothing runs.
    NotRunning,
    /// The computer's clock is before the time at which the last part began; it was set back. Ask for the end.
    ClockSetBack(LocalDateTime),
    /// The end is not after the time at which the last part began.
    BeforeStart(LocalDateTime),
}

impl Timer {
    /// Stops now. What it held is handed over; store it before the timer.
    ///
    /// # Errors
    /// When the clock was set back; the timer then still runs, and [`stop_at`](Self::stop_at) takes the right end.
    pub fn stop(&mut self, midnight: Midnight, now: &Now) -> Result<Stopped, StopProblem> {
        let Self::Running(session) = self else { return Err(StopProblem::NotRunning) };
        if let Some(last) = session.segments.last().filter(|last| now.instant < last.since.instant) {
            return Err(StopProblem::ClockSetBack(last.since.local()));
        }
        let reading = session.reading(now);
        let stopped = session.stopped(reading, reading.local(now.mark()), midnight, now);
        *self = Self::Idle;
        Ok(stopped)
    }

    /// Stops at another time than now: for who forgot it. The time is that of the clock that the periods are told in.
    ///
    /// # Errors
    /// When the last part began then or later.
    pub fn stop_at(&mut self, end: LocalDateTime, midnight: Midnight, now: &Now) -> Result<Stopped, StopProblem> {
        let Self::Running(session) = self else { return Err(StopProblem::NotRunning) };
        let reading = session.reading(now);
        let began = session.segments.last().map(|last| reading.local(last.since));
        if let Some(began) = began.filter(|began| end <= *began) {
            return Err(StopProblem::BeforeStart(began));
        }
        let stopped = session.stopped(reading, end, midnight, now);
        *self = Self::Idle;
        Ok(stopped)
    }

    /// What it would hand over if it was stopped now: for totals, rules and the timeline.
    #[must_use]
    pub fn preview(&self, midnight: Midnight, now: &Now) -> Vec<Attendance> {
        self.clone().stop(midnight, now).map(|stopped| stopped.periods).unwrap_or_default()
    }
}

impl Session {
    fn stopped(&self, reading: Reading, end: LocalDateTime, midnight: Midnight, now: &Now) -> Stopped {
        let whole = self.attendances(reading, end);
        let mut notices = Vec::new();
        if whole.is_empty() {
            notices.push(Notice::TooShort);
        }
        let start = self.segments.first().map(|first| reading.local(first.since));
        if start.is_some_and(|start| start.date() < end.plus_seconds(-1).unwrap_or(end).date()) {
            notices.push(Notice::PassedMidnight);
        }
        let offset = self.segments.first().map_or(now.zone.offset, |first| first.since.offset);
        match reading {
            Reading::Taken(from) if from != now.zone.offset => {
                notices.push(Notice::OtherZone { from, to: now.zone.offset });
            }
            Reading::Wall if offset != now.zone.offset => {
                notices.push(Notice::ClockChanged { by: now.zone.offset.saturating_sub(offset) });
            }
            _ => {}
        }
        Stopped { periods: whole.into_iter().flat_map(|period| at_midnights(period, midnight)).collect(), notices }
    }
}

/// A period in the pieces that Personio takes.
fn at_midnights(period: Attendance, midnight: Midnight) -> Vec<Attendance> {
    let Some(end) = period.end else { return vec![period] };
    let takes = |from: LocalDateTime, to: LocalDateTime| {
        Duration::from_secs(u64::try_from(from.seconds_until(to)).unwrap_or_default())
    };
    let mut pieces = Vec::new();
    let mut start = period.start;
    while midnight == Midnight::Split || takes(start, end) > LONGEST_PERIOD {
        let midnight = start.date().plus_days(1).map(|day| day.at(TimeOfDay::MIDNIGHT));
        let Some(mut next) = midnight.filter(|midnight| *midnight < end) else { break };
        // A day from midnight to midnight is too long as well.
        if takes(start, next) > LONGEST_PERIOD {
            next = next.plus_seconds(-12 * 3600).unwrap_or(next);
        }
        pieces.push(Attendance { start, end: Some(next), ..period.clone() });
        start = next;
    }
    if takes(start, end) > LONGEST_PERIOD {
        let noon = end.plus_seconds(-12 * 3600).unwrap_or(end);
        pieces.push(Attendance { start, end: Some(noon), ..period.clone() });
        start = noon;
    }
    pieces.push(Attendance { start, ..period });
    pieces
}
