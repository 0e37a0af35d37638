//! A request for an absence, before it is sent: how many days it takes, what it touches, what is left afterwards.

#[cfg(test)]
mod tests;

use personio::{
    absences::v2::{AbsenceStatus, AbsenceUnit},
    calendar::{Date, LocalDateTime, Minutes, TimeOfDay},
};

use crate::{
    absence::{Absence, LONGEST_COMMENT, Since, Until},
    edit::EntryKey,
    entry::Entry,
    plan::{Away, part},
    settings::Schedule,
    timeline::AbsenceEntry,
};

/// What a request takes. Personio counts anew, by the company's own calendar; this is what the schedule says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Halves of working days.
    pub half_days: u32,
    /// Working time, as the schedule has it.
    pub hours: Minutes,
    /// Whole or half days in between on which nobody works: weekends and holidays.
    pub days_off: u32,
}

impl Taken {
    /// In days: `2.5`.
    #[must_use]
    pub fn days(self) -> f64 {
        f64::from(self.half_days) / 2.0
    }
}

/// What is wrong with a request, or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    /// It ends before it starts, or takes no time. Cannot be sent.
    NoLength,
    /// It starts at noon and ends at noon of the same day. Cannot be sent.
    NeitherHalf,
    /// The kind is counted in days, the request in hours, or the other way round. Cannot be sent.
    WrongUnit,
    /// The comment has more characters than Personio takes. Cannot be sent.
    CommentTooLong,
    /// The person is away then already. Personio refuses it.
    Overlaps(EntryKey),
    /// The person has recorded work then.
    WorkRecorded(Vec<EntryKey>),
    /// Nobody works then: it takes nothing.
    TakesNothing,
    /// It takes more than is left.
    BeyondBalance {
        /// What is missing, in the unit of the kind.
        missing: Hundredths,
    },
    /// It is in the past.
    InThePast,
}

impl Concern {
    /// It cannot be sent so.
    #[must_use]
    pub fn is_mistake(&self) -> bool {
        matches!(self, Self::NoLength | Self::NeitherHalf | Self::WrongUnit | Self::CommentTooLong | Self::Overlaps(_))
    }
}

/// A number with two digits behind the point, so that it can be compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(pub i64);

/// What a request is held against.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// When the person works.
    pub schedule: &'a Schedule,
    /// The person's absences.
    pub absences: &'a [AbsenceEntry],
    /// What the person recorded.
    pub entries: &'a [Entry],
    /// What the kind is counted in, if that is known.
    pub unit: Option<&'a AbsenceUnit>,
    /// What can still be planned, in that unit, if the kind has a balance.
    pub available: Option<Hundredths>,
    /// The day on the wall's calendar.
    pub today: Date,
}

/// A year has no more days; a request without an end is counted for as long.
const MOST_DAYS: i64 = 366;

/// How much a request takes.
#[must_use]
pub fn taken(absence: &Absence, schedule: &Schedule) -> Taken {
    let first = absence.from.date();
    let last = absence.until.map_or_else(|| first.plus_days(MOST_DAYS).unwrap_or(Date::MAX), Until::date);
    let mut taken = Taken::default();
    for day in (0..=first.days_until(last).clamp(-1, MOST_DAYS)).filter_map(|days| first.plus_days(days)) {
        let target = schedule.target(day);
        let away = part(absence, day);
        if target == Minutes::ZERO {
            taken.days_off = taken.days_off.saturating_add(u32::from(away != Away::No));
            continue;
        }
        let (half_days, hours) = match away {
            Away::No => (0, Minutes::ZERO),
            Away::Whole => (2, target),
            Away::Morning | Away::Afternoon => (1, Minutes(target.0 / 2)),
            Away::Hours(hours) => (0, hours.min(target)),
        };
        taken.half_days = taken.half_days.saturating_add(half_days);
        taken.hours = taken.hours.plus(hours);
    }
    taken
}

/// What is left of a balance afterwards, in the unit of the kind.
#[must_use]
pub fn balance_after(absence: &Absence, around: Around<'_>) -> Option<Hundredths> {
    let taken = taken(absence, around.schedule);
    let amount = match around.unit {
        Some(AbsenceUnit::Hour) => i64::from(taken.hours.0) * 100 / 60,
        _ => i64::from(taken.half_days) * 50,
    };
    Some(Hundredths(around.available?.0.saturating_sub(amount)))
}

/// What is wrong with a request, or worth knowing; mistakes first.
#[must_use]
pub fn concerns(absence: &Absence, around: Around<'_>) -> Vec<Concern> {
    let mut concerns = Vec::new();
    let (start, end) = bounds(absence);
    if let (Since::Noon(from), Some(Until::Noon(until))) = (absence.from, absence.until)
        && from == until
    {
        concerns.push(Concern::NeitherHalf);
    } else if end.is_some_and(|end| end <= start) {
        concerns.push(Concern::NoLength);
    }
    let in_hours = matches!(absence.from, Since::At(_));
    let mixed = absence.until.is_some_and(|until| matches!(until, Until::At(_)) != in_hours);
    let in_days = around.unit == Some(&AbsenceUnit::Day) && in_hours;
    if mixed || in_days {
        concerns.push(Concern::WrongUnit);
    }
    if absence.comment.trim().chars().count() > LONGEST_COMMENT {
        concerns.push(Concern::CommentTooLong);
    }
    if !concerns.is_empty() {
        return concerns;
    }
    let counts = |it: &&AbsenceEntry| !it.is_cancelled && it.known.approval != Some(AbsenceStatus::Rejected);
    let others = around.absences.iter().filter(counts).filter(|it| share_time(&it.known.absence, absence));
    concerns.extend(others.map(|it| Concern::Overlaps(it.key.clone())));
    let within = |it: &&Entry| {
        it.kind() == crate::attendance::Kind::Work
            && !it.is_rejected()
            && end.is_none_or(|end| it.start() < end)
            && it.end().is_none_or(|its| start < its)
    };
    let recorded: Vec<EntryKey> = around.entries.iter().filter(within).map(|it| it.key.clone()).collect();
    if !recorded.is_empty() {
        concerns.push(Concern::WorkRecorded(recorded));
    }
    if taken(absence, around.schedule).hours == Minutes::ZERO {
        concerns.push(Concern::TakesNothing);
    }
    if let Some(left) = balance_after(absence, around).filter(|left| left.0 < 0) {
        concerns.push(Concern::BeyondBalance { missing: Hundredths(-left.0) });
    }
    if absence.from.date() < around.today {
        concerns.push(Concern::InThePast);
    }
    concerns
}

fn share_time(one: &Absence, other: &Absence) -> bool {
    let ((start, end), (from, until)) = (bounds(one), bounds(other));
    until.is_none_or(|until| start < until) && end.is_none_or(|end| from < end)
}

/// From when to when, as if noon was at twelve.
fn bounds(absence: &Absence) -> (LocalDateTime, Option<LocalDateTime>) {
    let noon = TimeOfDay::new(12, 0).unwrap_or(TimeOfDay::MIDNIGHT);
    let start = match absence.from {
        Since::Morning(day) => day.at(TimeOfDay::MIDNIGHT),
        Since::Noon(day) => day.at(noon),
        Since::At(time) => time,
    };
    let end = absence.until.map(|until| match until {
        Until::Noon(day) => day.at(noon),
        Until::Evening(day) => day.at(TimeOfDay::END),
        Until::At(time) => time,
    });
    (start, end)
}
