//! When it is morning.

use std::time::Duration;

use jiff::{Timestamp, ZonedDateTime, civil::Date, tz::TimeZone};

use crate::{
    config::{AnnouncementsConfig, Weekday},
    moment::Moment,
};

/// The mornings of a company.
#[derive(Clone, Debug)]
pub(super) struct Schedule {
    zone: TimeZone,
    at: Duration,
    give_up_after: Duration,
    days: Vec<Weekday>,
}

/// How a moment stands to the morning of its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hour {
    /// Nothing is told now.
    Silent,
    /// It is told now, if it was not yet.
    Morning(Date),
    /// It is too late; what was not told by now is not told any more.
    Late(Date),
}

impl Schedule {
    pub(super) fn new(config: &AnnouncementsConfig) -> Self {
        Self {
            zone: config.time_zone.zone().clone(),
            at: config.at.since_midnight(),
            give_up_after: config.give_up_after,
            days: config.days.clone(),
        }
    }

    pub(super) fn today(&self, now: Moment) -> Date {
        self.local(now).date()
    }

    pub(super) fn hour(&self, now: Moment) -> Hour {
        let local = self.local(now);
        let (date, time) = (local.date(), local.time());
        let since_midnight = Duration::from_secs(
            u64::from(time.hour().unsigned_abs()) * 3_600
                + u64::from(time.minute().unsigned_abs()) * 60
                + u64::from(time.second().unsigned_abs()),
        );
        let is_day = self.days.iter().any(|day| day.is(date.weekday()));
        match since_midnight.checked_sub(self.at) {
            Some(since) if is_day && since < self.give_up_after => Hour::Morning(date),
            Some(_) if is_day => Hour::Late(date),
            _ => Hour::Silent,
        }
    }

    fn local(&self, now: Moment) -> ZonedDateTime {
        Timestamp::from_millisecond(now.as_millis()).unwrap_or_default().to_zoned_datetime(self.zone.clone())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::{Timestamp, tz::TimeZone};

    use super::{Hour, Schedule};
    use crate::{config::Weekday, moment::Moment};

    fn schedule(zone: &str) -> Schedule {
        Schedule {
            zone: TimeZone::get(zone).unwrap(),
            at: Duration::from_secs(8 * 3_600),
            give_up_after: Duration::from_secs(2 * 3_600),
            days: vec![Weekday::Wed, Weekday::Sun],
        }
    }

    fn hour(zone: &str, at: &str) -> (char, String) {
        let now = Moment::from_millis(at.parse::<Timestamp>().unwrap().as_millisecond());
        match schedule(zone).hour(now) {
            Hour::Silent => ('s', String::new()),
            Hour::Morning(date) => ('m', date.to_string()),
            Hour::Late(date) => ('l', date.to_string()),
        }
    }

    #[test]
    fn a_morning_is_where_the_company_is() {
        for (zone, at, expected) in [
            ("Europe/Berlin", "2026-06-10T05:59:59Z", ('s', "")),
            ("Europe/Berlin", "2026-06-10T06:00:00Z", ('m', "2026-06-10")),
            ("Europe/Berlin", "2026-06-10T07:59:59Z", ('m', "2026-06-10")),
            ("Europe/Berlin", "2026-06-10T08:00:00Z", ('l', "2026-06-10")),
            ("Europe/Berlin", "2026-06-11T06:00:00Z", ('s', "")),
            ("Pacific/Auckland", "2026-06-09T20:30:00Z", ('m', "2026-06-10")),
            // The hour that there is not, and the one that there is twice.
            ("Europe/Berlin", "2026-03-29T06:30:00Z", ('m', "2026-03-29")),
            ("Europe/Berlin", "2026-10-25T07:30:00Z", ('m', "2026-10-25")),
        ] {
            assert_eq!(hour(zone, at), (expected.0, expected.1.to_owned()), "{zone} {at}");
        }
    }
}
