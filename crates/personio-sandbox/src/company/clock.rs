//! The sandbox's clock: it runs as the computer's, unless a control moves or stops it.

use std::sync::LazyLock;

use jiff::{SignedDuration, Timestamp, ZonedDateTime, civil::Date, civil::DateTime, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// What time it is at the company.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Clock {
    /// How far it is ahead of the computer's clock.
    offset: SignedDuration,
    /// Where it stands, if it does.
    frozen: Option<Timestamp>,
    /// The last day on which somebody looked at it.
    #[serde(default)]
    seen: Option<Date>,
}

impl Clock {
    /// A clock that stands.
    pub(crate) fn frozen_at(now: Timestamp) -> Self {
        Self { offset: SignedDuration::ZERO, frozen: Some(now), seen: None }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.frozen.unwrap_or_else(|| Timestamp::now().saturating_add(self.offset).unwrap_or(Timestamp::MAX))
    }

    /// Now, where the company is.
    pub(crate) fn local(&self) -> DateTime {
        self.zoned().datetime()
    }

    /// Today, where the company is.
    pub(crate) fn today(&self) -> Date {
        self.zoned().date()
    }

    pub(crate) fn zoned(&self) -> ZonedDateTime {
        self.now().to_zoned_datetime(zone())
    }

    pub(crate) fn is_frozen(&self) -> bool {
        self.frozen.is_some()
    }

    /// Notes the day and answers which it was the last time.
    pub(crate) fn see(&mut self, today: Date) -> Date {
        self.seen.replace(today).unwrap_or(today)
    }

    /// Stops at a time.
    pub(crate) fn freeze(&mut self, at: Timestamp) {
        self.frozen = Some(at);
    }

    /// Goes on from where it stands.
    pub(crate) fn resume(&mut self) {
        if let Some(at) = self.frozen.take() {
            self.offset = at.duration_since(Timestamp::now());
        }
    }

    /// Moves forward, standing or running.
    pub(crate) fn advance(&mut self, by: SignedDuration) {
        match &mut self.frozen {
            Some(at) => *at = at.saturating_add(by).unwrap_or(Timestamp::MAX),
            None => self.offset = self.offset.saturating_add(by),
        }
    }
}

/// Where the company is. Looked up once: a list asks for it thousands of times.
pub(crate) fn zone() -> TimeZone {
    static ZONE: LazyLock<TimeZone> = LazyLock::new(|| TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC));
    ZONE.clone()
}

/// A local time as a point in time.
pub(crate) fn instant(local: DateTime) -> Timestamp {
    local.to_zoned_datetime(zone()).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}
