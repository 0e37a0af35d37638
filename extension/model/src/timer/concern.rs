//! What makes a timer look forgotten. It asks; it never stops by itself.

use std::time::Duration;

use personio::calendar::LocalDateTime;

use super::{Timer, TimerState};
use crate::{clock::Now, lenient::lenient};

lenient! {
    /// After how many minutes a timer asks whether it was forgotten.
    Patience {
        /// Work without a break.
        work: u32 = 600,
        /// A break.
        pause: u32 = 120,
    }
}

/// Why a timer looks forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// The clock is before the time at which something began: it was set back.
    ClockSetBack {
        /// When that began.
        since: LocalDateTime,
    },
    /// It has run since another day.
    SinceAnotherDay {
        /// When it began.
        since: LocalDateTime,
    },
    /// Work without a break for very long.
    LongWork {
        /// When it began.
        since: LocalDateTime,
    },
    /// A break for very long.
    LongBreak {
        /// When it began.
        since: LocalDateTime,
    },
}

/// Work that goes on past midnight is no reason to ask before this has passed.
const NIGHT: Duration = Duration::from_secs(8 * 3600);

impl Timer {
    /// Why it looks forgotten, if it does.
    #[must_use]
    pub fn concern(&self, patience: &Patience, now: &Now) -> Option<Concern> {
        let current = self.current()?;
        let since = current.since.local();
        if now.instant < current.since.instant {
            return Some(Concern::ClockSetBack { since });
        }
        let passed = self.current_for(now);
        if now.today() > since.date() && passed >= NIGHT {
            return Some(Concern::SinceAnotherDay { since });
        }
        let minutes = |minutes: u32| Duration::from_secs(u64::from(minutes) * 60);
        match self.state() {
            TimerState::Working if passed >= minutes(patience.work) => Some(Concern::LongWork { since }),
            TimerState::OnBreak if passed >= minutes(patience.pause) => Some(Concern::LongBreak { since }),
            _ => None,
        }
    }
}
