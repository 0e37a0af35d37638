//! When a request is sent again, and after how long: a decision without effects.

use std::time::Duration;

use crate::{
    error::{Error, ErrorKind},
    request::Repeat,
};

/// How patient a client is. Turned on by [`Client::with_retry`](crate::client::Client::with_retry).
///
/// ```
/// use std::time::Duration;
/// use personio::{error::Error, request::Repeat, retry::{Decision, Policy, State}};
///
/// let policy = Policy::default();
/// let first = State { attempt: 1, elapsed: Duration::from_secs(1), random: 0 };
/// let broken = Error::no_answer("reset");
/// assert_eq!(policy.decide(&broken, Repeat::Safe, first), Decision::Again(Duration::from_millis(250)));
/// assert_eq!(policy.decide(&broken, Repeat::Once, first), Decision::GiveUp);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// How often a request is sent at most.
    pub attempts: u32,
    /// The pause after the first attempt; each further one is twice as long.
    pub first_pause: Duration,
    /// No pause is longer, but for what Personio asks for.
    pub longest_pause: Duration,
    /// How long a call may take with all its attempts and pauses. An attempt under way then is given up.
    pub total: Duration,
}

impl Default for Policy {
    /// Five attempts within two minutes.
    fn default() -> Self {
        Self {
            attempts: 5,
            first_pause: Duration::from_millis(500),
            longest_pause: Duration::from_secs(30),
            total: Duration::from_secs(120),
        }
    }
}

/// How far a call has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// How often it was sent.
    pub attempt: u32,
    /// How long it has taken.
    pub elapsed: Duration,
    /// A number that spreads the pauses of those who were refused together.
    pub random: u64,
}

/// What follows an attempt that did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Wait, then send it again.
    Again(Duration),
    /// Wait, then look up what it did before sending it again.
    LookUp(Duration),
    /// Tell the caller.
    GiveUp,
}

/// What is over limits is refused for longer than an instant.
const AFTER_TOO_MANY: Duration = Duration::from_secs(1);
/// What repetitions are spread over that Personio told when to come.
const SPREAD: Duration = Duration::from_millis(500);

impl Policy {
    /// What follows an attempt that ended with `error`.
    ///
    /// What certainly had no effect is sent again. What may have had one is sent again where that is
    /// [safe](Repeat::Safe), and looked up first where the caller knows how.
    #[must_use]
    pub fn decide(&self, error: &Error, repeat: Repeat, state: State) -> Decision {
        if error.kind() == ErrorKind::Deadline {
            return Decision::GiveUp;
        }
        let is_lost = error.is_unclear();
        let may_go_on = match repeat {
            Repeat::Safe => error.is_retryable(),
            // An answer that cannot be read is as good as lost.
            Repeat::LookUp => error.is_retryable() || is_lost,
            Repeat::Once => error.is_retryable() && !is_lost,
        };
        let pause = self.pause(error, state);
        if !may_go_on || state.attempt >= self.attempts || state.elapsed.saturating_add(pause) >= self.total {
            return Decision::GiveUp;
        }
        if is_lost && repeat == Repeat::LookUp { Decision::LookUp(pause) } else { Decision::Again(pause) }
    }

    /// What Personio asks for and a little; else twice as long each time, half of it by chance.
    fn pause(&self, error: &Error, state: State) -> Duration {
        if let Some(asked) = error.retry_after() {
            return asked.saturating_add(share(SPREAD, state.random));
        }
        let doublings = state.attempt.saturating_sub(1).min(16);
        let most = self.first_pause.saturating_mul(1 << doublings).min(self.longest_pause);
        let half = most / 2;
        let pause = half.saturating_add(share(half, state.random));
        if error.is_rate_limited() { pause.max(AFTER_TOO_MANY) } else { pause }
    }
}

/// A part of a time, by chance.
fn share(time: Duration, random: u64) -> Duration {
    let millis = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    Duration::from_millis(random.checked_rem(millis.saturating_add(1)).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Decision, Policy, State};
    use crate::{error::Error, request::Repeat};

    fn state(attempt: u32, random: u64) -> State {
        State { attempt, elapsed: Duration::ZERO, random }
    }

    fn refused(status: u16) -> Error {
        Error::refused(status, None, b"")
    }

    #[test]
    fn only_what_cannot_do_harm_is_sent_again() {
        for (error, safe, look_up, once) in [
            (refused(429), "again", "again", "again"),
            (Error::not_sent("nobody there"), "again", "again", "again"),
            (Error::no_answer("reset"), "again", "look up", "give up"),
            (refused(503), "again", "look up", "give up"),
            (refused(408), "again", "look up", "give up"),
            (Error::web_page(), "give up", "look up", "give up"),
            (Error::deadline("late"), "give up", "give up", "give up"),
            (refused(400), "give up", "give up", "give up"),
            (refused(401), "give up", "give up", "give up"),
            (refused(404), "give up", "give up", "give up"),
        ] {
            for (repeat, expected) in [(Repeat::Safe, safe), (Repeat::LookUp, look_up), (Repeat::Once, once)] {
                let decision = match Policy::default().decide(&error, repeat, state(1, 0)) {
                    Decision::Again(_) => "again",
                    Decision::LookUp(_) => "look up",
                    Decision::GiveUp => "give up",
                };
                assert_eq!(decision, expected, "{error:?} {repeat:?}");
            }
        }
    }

    #[test]
    fn pauses_double_up_to_the_longest_and_half_of_them_is_chance() {
        let policy = Policy { attempts: 99, ..Policy::default() };
        let pause = |attempt, random| match policy.decide(&refused(500), Repeat::Safe, state(attempt, random)) {
            Decision::Again(pause) => pause.as_millis(),
            other => panic!("{other:?}"),
        };
        assert_eq!((1..=3).map(|attempt| pause(attempt, 0)).collect::<Vec<_>>(), [250, 500, 1000]);
        assert_eq!((pause(1, 250), pause(1, 251), pause(50, 0)), (500, 250, 15_000));
    }

    #[test]
    fn what_personio_asks_for_is_waited_for_and_too_many_is_a_second_at_least() {
        let policy = Policy::default();
        let asked = Error::refused(503, Some(Duration::from_secs(40)), b"");
        assert_eq!(policy.decide(&asked, Repeat::Safe, state(1, 7)), Decision::Again(Duration::from_millis(40_007)));
        assert_eq!(policy.decide(&refused(429), Repeat::Once, state(1, 0)), Decision::Again(Duration::from_secs(1)));
    }

    #[test]
    fn nobody_waits_beyond_the_last_attempt_or_the_total_time() {
        let policy = Policy::default();
        assert_eq!(policy.decide(&refused(503), Repeat::Safe, state(5, 0)), Decision::GiveUp);
        let late = State { attempt: 1, elapsed: Duration::from_secs(90), random: 0 };
        let asked = Error::refused(429, Some(Duration::from_secs(30)), b"");
        assert_eq!(policy.decide(&asked, Repeat::Safe, late), Decision::GiveUp);
    }
}
