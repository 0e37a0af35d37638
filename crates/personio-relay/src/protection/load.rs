//! How much is going on: the more challenges are solved, the harder the next ones are.

use std::sync::{Mutex, PoisonError};

use crate::moment::Moment;

const MINUTE_MILLIS: i64 = 60_000;
/// So many solved challenges a minute are a busy day of a company, and make the next ones twice as hard.
const BUSY: u32 = 60;
/// A person never waits longer than this many times the usual.
const HARDEST: u32 = 10;

/// Solved challenges of this minute and the last one. Each relay counts its own.
#[derive(Debug, Default)]
pub(super) struct Load {
    counted: Mutex<Counted>,
}

#[derive(Debug, Default)]
struct Counted {
    minute: i64,
    now: u32,
    before: u32,
}

impl Load {
    /// Another challenge was solved.
    pub(super) fn count(&self, now: Moment) {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        counted.turn(now);
        counted.now = counted.now.saturating_add(1);
    }

    /// The difficulty of a challenge that is made now.
    pub(super) fn raise(&self, difficulty: u32, now: Moment) -> u32 {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        counted.turn(now);
        let factor = 1 + counted.now.max(counted.before) / BUSY;
        difficulty.saturating_mul(factor.min(HARDEST))
    }
}

impl Counted {
    fn turn(&mut self, now: Moment) {
        let minute = now.as_millis() / MINUTE_MILLIS;
        if minute != self.minute {
            self.before = if minute == self.minute.saturating_add(1) { self.now } else { 0 };
            self.now = 0;
            self.minute = minute;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BUSY, HARDEST, Load};
    use crate::moment::Moment;
    use std::time::Duration;

    #[test]
    fn challenges_get_harder_while_many_are_solved_and_easy_again_afterwards() {
        let (load, now) = (Load::default(), Moment::from_millis(1_800_000_000_000));
        assert_eq!(load.raise(1_000, now), 1_000);
        (0..BUSY).for_each(|_| load.count(now));
        assert_eq!(load.raise(1_000, now), 2_000);
        (0..100 * BUSY).for_each(|_| load.count(now));
        assert_eq!(load.raise(1_000, now), 1_000 * HARDEST);
        let minute = Duration::from_secs(60);
        assert_eq!(load.raise(1_000, now.plus(minute)), 1_000 * HARDEST);
        assert_eq!(load.raise(1_000, now.plus(2 * minute)), 1_000);
    }
}
