use std::time::Duration;

use super::Queue;
use crate::{clock::Instant, kept::Kept};

/// Why nothing is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Kept)]
pub enum Hold {
    /// Nothing is in the way.
    #[default]
    Free,
    /// Personio, the relay or the network did not answer; the next attempt comes later.
    Until {
        /// When.
        at: Instant,
        /// How many attempts failed in a row.
        failures: u32,
    },
    /// The session is over. Everything is kept until the person signs in again.
    SignedOut,
}

const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(15 * 60);

impl Hold {
    /// Whether something may be sent now.
    pub(super) fn is_over(&self, now: Instant) -> bool {
        match self {
            Self::Free => true,
            // No pause is longer: the clock was set back.
            Self::Until { at, .. } => *at <= now || now.until(*at) > LONGEST_PAUSE,
            Self::SignedOut => false,
        }
    }

    /// Waits after an attempt without an answer: longer each time, and at least as long as was asked for.
    pub(super) fn after_failure(&self, asked: Option<Duration>, now: Instant) -> Self {
        let failures = match self {
            Self::Until { failures, .. } => failures.saturating_add(1),
            Self::Free | Self::SignedOut => 1,
        };
        let pause = FIRST_PAUSE.saturating_mul(1 << failures.saturating_sub(1).min(10));
        let pause = pause.max(asked.unwrap_or_default()).min(LONGEST_PAUSE);
        Self::Until { at: now.plus(pause), failures }
    }
}

impl Queue {
    /// When to ask for the [next](Self::next) step again, if there is none now: for an alarm.
    #[must_use]
    pub fn due(&self) -> Option<Instant> {
        match self.hold {
            Hold::Until { at, .. } if self.waiting() > 0 => Some(at),
            _ => None,
        }
    }

    /// Tries again at once: the network is back, or the person signed in again.
    pub fn release(&mut self) {
        self.hold = Hold::Free;
    }
}
