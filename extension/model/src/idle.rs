//! Nobody was at the computer while the timer ran: an offer to make a break of it, and nothing without an answer.

use std::time::Duration;

use personio::calendar::{LocalDateTime, Minutes};

use crate::{
    clock::{Instant, Mark, Now},
    kept::Kept,
    timer::{Timer, TimerState},
};

/// Whether somebody is at the computer. Store it: the worker may die in between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Kept)]
pub struct Presence {
    /// Since when nobody is there.
    #[kept(default)]
    away_since: Option<Instant>,
}

/// A time in which nobody was at the computer and the timer ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Kept)]
pub struct Offer {
    /// Since when nobody was there.
    pub from: Mark,
    /// When somebody came back.
    pub until: Mark,
}

impl Presence {
    /// The browser says that nobody has moved for so long.
    pub fn idle(&mut self, after: Minutes, now: &Now) {
        let milliseconds = i64::from(after.0) * 60_000;
        self.leave(Instant(now.instant.0.saturating_sub(milliseconds)));
    }

    /// The browser says that the screen was locked.
    pub fn locked(&mut self, now: &Now) {
        self.leave(now.instant);
    }

    /// Locking comes after idling: away is who left first.
    fn leave(&mut self, at: Instant) {
        self.away_since = Some(self.away_since.map_or(at, |since| since.min(at)));
    }

    /// The browser says that somebody is there. There is an offer if the timer counted work meanwhile, for long enough.
    pub fn back(&mut self, timer: &Timer, after: Minutes, now: &Now) -> Option<Offer> {
        let left = self.away_since.take()?;
        let working = timer.current().filter(|_| timer.state() == TimerState::Working)?;
        // What began while nobody was there, such as by a command on another computer, began then.
        let from = left.max(working.since.instant);
        let long_enough = Duration::from_secs(u64::from(after.0) * 60);
        let offset = now.zone.offset;
        (from.until(now.instant) >= long_enough)
            .then(|| Offer { from: Mark { instant: from, offset }, until: now.mark() })
    }
}

impl Offer {
    /// How long nobody was there.
    #[must_use]
    pub fn length(self) -> Duration {
        self.from.instant.until(self.until.instant)
    }

    /// When the person left, to stop the timer then.
    #[must_use]
    pub fn left_at(self) -> LocalDateTime {
        self.from.local()
    }

    /// Makes a break of it. Answers whether it did: not if the timer is no longer as it was.
    pub fn make_break(self, timer: &mut Timer) -> bool {
        timer.insert_break(self.from, self.until)
    }
}

#[cfg(test)]
mod tests {
    use personio::calendar::Minutes;

    use super::Presence;
    use crate::{
        attendance::Task,
        clock::{Mark, Now},
        timer::{Midnight, Timer},
    };

    const AFTER: Minutes = Minutes(10);

    fn now(time: &str) -> Now {
        let local = format!("2026-06-01T{time}").parse().unwrap();
        Now::new(Mark::of(local, 120).instant.0, 120, "Europe/Berlin")
    }

    fn working() -> Timer {
        let mut timer = Timer::default();
        timer.start(Task::of(None, "x"), &now("08:00"));
        timer
    }

    #[test]
    fn who_comes_back_is_offered_a_break_since_they_left() {
        let (mut presence, mut timer) = (Presence::default(), working());
        presence.idle(AFTER, &now("12:10"));
        presence.locked(&now("12:20"));
        let stored = crate::kept::write(&presence);
        let mut presence: Presence = crate::kept::read(&stored).unwrap();
        let offer = presence.back(&timer, AFTER, &now("12:45")).unwrap();
        assert_eq!((offer.left_at().to_string().as_str(), offer.length().as_secs()), ("2026-06-01T12:00:00", 45 * 60));
        assert_eq!(presence.back(&timer, AFTER, &now("12:46")), None, "once");
        assert!(offer.make_break(&mut timer));
        let periods = timer.stop(Midnight::Keep, &now("17:00")).unwrap().periods;
        let times: Vec<_> = periods.iter().map(|it| (it.start.time().to_string(), it.task.comment.as_str())).collect();
        assert_eq!(times, [("08:00".into(), "x"), ("12:00".into(), ""), ("12:45".into(), "x")]);
    }

    #[test]
    fn there_is_no_offer_without_work_or_for_a_moment() {
        let mut presence = Presence::default();
        presence.idle(AFTER, &now("12:10"));
        assert_eq!(presence.back(&Timer::default(), AFTER, &now("13:00")), None, "no timer, no warning");
        let mut pause = working();
        pause.pause(&now("12:00"));
        presence.idle(AFTER, &now("12:10"));
        assert_eq!(presence.back(&pause, AFTER, &now("13:00")), None);
        presence.locked(&now("12:00"));
        assert_eq!(presence.back(&working(), AFTER, &now("12:09")), None);
        assert_eq!(presence.back(&working(), AFTER, &now("12:30")), None, "nobody was away");
    }

    #[test]
    fn an_offer_that_comes_too_late_changes_nothing() {
        let mut presence = Presence::default();
        presence.locked(&now("12:00"));
        let mut timer = working();
        let offer = presence.back(&timer, AFTER, &now("12:30")).unwrap();
        timer.pause(&now("12:40"));
        let before = timer.clone();
        assert!(!offer.make_break(&mut timer));
        assert_eq!(timer, before);
    }
}
