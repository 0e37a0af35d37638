//! Days at a glance: what week and month show of each.

use std::collections::BTreeMap;

use personio::{
    attendances::v2::AttendanceStatus,
    calendar::{Date, LocalDateTime, Minutes},
};

use crate::{
    day::Totals,
    entry::{Entry, EntryState},
    plan::{Away, Plan},
};

/// A day at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct DaySummary {
    /// Which day.
    pub day: Date,
    /// What was worked, what should be.
    pub totals: Totals,
    /// Whether something is missing.
    pub status: DayStatus,
    /// How far the approval is: that of the entry that is least far. `None` without entries.
    pub approval: Option<DayApproval>,
    /// How much of it the person is away.
    pub away: Away,
    /// It is a day on which nobody works.
    pub is_holiday: bool,
    /// When the first entry starts.
    pub first: Option<LocalDateTime>,
    /// When the last entry ends; `None` while it runs.
    pub last: Option<LocalDateTime>,
}

/// Whether something is missing on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayStatus {
    /// It is still to come.
    Ahead,
    /// It is today, and there is time left.
    Today,
    /// Nothing should be recorded, and nothing is.
    Off,
    /// Nothing is recorded, and something should be.
    Missing,
    /// Less is recorded than should be.
    Short,
    /// It is complete.
    Complete,
}

/// How far the approval of a day's entries is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayApproval {
    /// All count.
    Confirmed,
    /// Somebody has to agree.
    Pending,
    /// Some are not in Personio yet.
    Waiting,
    /// Somebody disagreed, Personio refused, or there is a conflict: the person has to do something.
    Trouble,
}

/// The days from one to another. Entries may be those of other days as well.
#[must_use]
pub fn days(entries: &[Entry], plan: &Plan<'_>, from: Date, to: Date, now: LocalDateTime) -> Vec<DaySummary> {
    let mut by_day: BTreeMap<Date, Vec<&Entry>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| from <= entry.day && entry.day <= to) {
        by_day.entry(entry.day).or_default().push(entry);
    }
    let days = (0..=from.days_until(to).max(-1)).filter_map(|days| from.plus_days(days));
    days.map(|day| summary(day, by_day.get(&day).map_or(&[], Vec::as_slice), plan, now)).collect()
}

fn summary(day: Date, entries: &[&Entry], plan: &Plan<'_>, now: LocalDateTime) -> DaySummary {
    let target = plan.target(day);
    let totals = Totals::of(entries.iter().copied(), Some(target), now);
    let counting = || entries.iter().filter(|entry| !entry.is_rejected());
    let runs = counting().any(|entry| entry.end().is_none());
    DaySummary {
        day,
        totals,
        status: status(day, totals.worked, target, now.date()),
        approval: entries.iter().map(|entry| approval(entry)).max(),
        away: plan.away(day),
        is_holiday: plan.schedule().is_holiday(day),
        first: counting().map(|entry| entry.start()).min(),
        last: counting().filter_map(|entry| entry.end()).max().filter(|_| !runs),
    }
}

fn status(day: Date, worked: Minutes, target: Minutes, today: Date) -> DayStatus {
    match (worked, target) {
        _ if day > today => DayStatus::Ahead,
        (Minutes::ZERO, Minutes::ZERO) => DayStatus::Off,
        _ if worked >= target => DayStatus::Complete,
        _ if day == today => DayStatus::Today,
        (Minutes::ZERO, _) => DayStatus::Missing,
        _ => DayStatus::Short,
    }
}

fn approval(entry: &Entry) -> DayApproval {
    match (&entry.state, &entry.approval) {
        (EntryState::Refused(_) | EntryState::Conflict { .. }, _) | (_, Some(AttendanceStatus::Rejected)) => {
            DayApproval::Trouble
        }
        (EntryState::Waiting | EntryState::Sending | EntryState::Running, _) => DayApproval::Waiting,
        (EntryState::InPersonio, Some(AttendanceStatus::Confirmed)) => DayApproval::Confirmed,
        (EntryState::InPersonio, _) => DayApproval::Pending,
    }
}
