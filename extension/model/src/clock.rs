//! Points in time, and what the clock on the person's wall shows at them.
//!
//! Personio's working time has no zone, browsers have nothing but points in time. Here they meet: each moment comes with
//! the distance of the person's clock from UTC, as the browser knew it then.

use std::time::Duration;

use personio::calendar::{Date, LocalDateTime, TimeOfDay};

use crate::kept::Kept;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, as `Date.now()` has them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Kept)]
pub struct Instant(pub i64);

impl Instant {
    /// How much later the other is; nothing if it is earlier, as after a clock was set back.
    #[must_use]
    pub fn until(self, later: Self) -> Duration {
        Duration::from_millis(u64::try_from(later.0.saturating_sub(self.0)).unwrap_or_default())
    }

    /// So much later.
    #[must_use]
    pub fn plus(self, time: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(time.as_millis()).unwrap_or(i64::MAX)))
    }
}

/// Where a clock hangs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Kept)]
pub struct Zone {
    /// Minutes east of UTC: `-new Date().getTimezoneOffset()`. Changes with summer time.
    pub offset: i32,
    /// A name of the time zone database, or nothing where the browser does not tell.
    #[kept(default)]
    pub name: String,
}

/// The present moment, as the browser knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Now {
    /// When it is.
    pub instant: Instant,
    /// Where the person is.
    pub zone: Zone,
}

impl Now {
    /// From what a browser has: `Date.now()`, minutes east of UTC, and `Intl`'s time zone.
    #[must_use]
    pub fn new(milliseconds: i64, offset: i32, zone: impl Into<String>) -> Self {
        Self { instant: Instant(milliseconds), zone: Zone { offset, name: zone.into() } }
    }

    /// What the clock on the wall shows, in whole minutes.
    #[must_use]
    pub fn local(&self) -> LocalDateTime {
        self.mark().local()
    }

    /// The day on the wall's calendar.
    #[must_use]
    pub fn today(&self) -> Date {
        self.local().date()
    }

    /// This moment, to be kept.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark { instant: self.instant, offset: self.zone.offset }
    }
}

/// A moment that was noted: when it was, and how far the clock on the wall was from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Kept)]
pub struct Mark {
    /// When it was.
    pub instant: Instant,
    /// Minutes east of UTC.
    pub offset: i32,
}

impl Mark {
    /// What the clock on the wall showed, in whole minutes.
    #[must_use]
    pub fn local(self) -> LocalDateTime {
        self.local_at(self.offset)
    }

    /// What a clock in another zone showed, in whole minutes.
    #[must_use]
    pub fn local_at(self, offset: i32) -> LocalDateTime {
        let minutes = self.instant.0.div_euclid(60_000).saturating_add(i64::from(offset));
        let epoch = Date::from_days(0).unwrap_or(Date::MIN).at(TimeOfDay::MIDNIGHT);
        // No browser has such a date: `Date` ends in the year 275760, and the clock of a computer long before.
        let furthest = if minutes < 0 { Date::MIN } else { Date::MAX };
        epoch.plus_seconds(minutes.saturating_mul(60)).unwrap_or_else(|| furthest.at(TimeOfDay::MIDNIGHT))
    }

    /// The moment at which a clock with this distance from UTC shows a time.
    #[must_use]
    pub fn of(local: LocalDateTime, offset: i32) -> Self {
        Self { instant: Instant((local.seconds() - i64::from(offset) * 60).saturating_mul(1000)), offset }
    }
}

/// The time with its seconds cut off, as it is recorded.
#[must_use]
pub fn whole_minute(time: LocalDateTime) -> LocalDateTime {
    time.plus_seconds(-time.seconds().rem_euclid(60)).unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Instant, Mark, Now, whole_minute};

    #[test]
    fn the_wall_shows_whole_minutes_of_the_persons_zone() {
        let now = Now::new(1_780_297_245_999, 120, "Europe/Berlin");
        assert_eq!(now.local().to_string(), "2026-06-01T09:00:00");
        assert_eq!(now.mark().local_at(-300).to_string(), "2026-06-01T02:00:00");
        assert_eq!(now.today().to_string(), "2026-06-01");
        assert_eq!(Now::new(-1, 0, "").local().to_string(), "1969-12-31T23:59:00");
    }

    #[test]
    fn a_time_on_the_wall_leads_back_to_its_moment() {
        let local = "2026-06-01T09:00".parse().unwrap();
        let mark = Mark::of(local, 120);
        assert_eq!((mark.instant, mark.local()), (Instant(1_780_297_200_000), local));
        assert_eq!(whole_minute("2026-06-01T09:00:59".parse().unwrap()), local);
    }

    #[test]
    fn clocks_that_show_nonsense_do_no_harm() {
        for instant in [i64::MIN, i64::MAX] {
            for offset in [i32::MIN, 0, i32::MAX] {
                _ = Now::new(instant, offset, "").local();
            }
        }
        assert_eq!(Instant(i64::MIN).until(Instant(i64::MAX)), Duration::from_millis(u64::try_from(i64::MAX).unwrap()));
        assert_eq!(Instant(5).until(Instant(4)), Duration::ZERO);
    }
}
