//! Which clock the moments of a session are read from.

use personio::calendar::LocalDateTime;

use super::Session;
use crate::{
    attendance::Attendance,
    clock::{Mark, Now},
};

/// Which clock the moments are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Each from the clock on the wall, as it was when the moment was noted. Personio counts by that, also in the night
    /// in which summer time begins or ends.
    Wall,
    /// All from a clock that was taken along: who starts in Berlin and stops in Tokyo has not worked seven hours more.
    /// And all that would otherwise end before it begins.
    Taken(i32),
}

impl Reading {
    pub(super) fn local(self, mark: Mark) -> LocalDateTime {
        match self {
            Self::Wall => mark.local(),
            Self::Taken(offset) => mark.local_at(offset),
        }
    }
}

impl Session {
    /// Which clock tells what was worked.
    pub(super) fn reading(&self, now: &Now) -> Reading {
        let Some(first) = self.segments.first() else { return Reading::Wall };
        let taken = Reading::Taken(first.since.offset);
        if !self.zone.is_empty() && !now.zone.name.is_empty() && self.zone != now.zone.name {
            return taken;
        }
        let marks = || self.segments.iter().map(|segment| segment.since).chain([now.mark()]);
        let goes_on = marks().zip(marks().skip(1)).all(|(before, next)| {
            // Moments that are not in order say that the clock was set back; no reading mends that.
            before.instant > next.instant || before.local() <= next.local()
        });
        if goes_on { Reading::Wall } else { taken }
    }

    /// What was worked so far, ending at a time: in whole minutes, without what took none, one period where nothing
    /// divides two.
    pub(super) fn attendances(&self, reading: Reading, end: LocalDateTime) -> Vec<Attendance> {
        let begins = self.segments.iter().map(|segment| reading.local(segment.since));
        let ends = begins.clone().skip(1).chain([end]);
        let mut attendances: Vec<Attendance> = Vec::new();
        for ((segment, start), end) in
            self.segments.iter().zip(begins).zip(ends).filter(|((_, start), end)| start < end)
        {
            let next = Attendance { kind: segment.kind, start, end: Some(end), task: segment.task.clone() };
            // A break belongs to no work, and its comment would be that of the work before it.
            let next =
                if next.kind == crate::attendance::Kind::Break { next.with(<_>::default()) } else { next }.tidy();
            match attendances.last_mut() {
                Some(last) if last.kind == next.kind && last.task == next.task && last.end == Some(next.start) => {
                    last.end = next.end;
                }
                _ => attendances.push(next),
            }
        }
        attendances
    }
}
