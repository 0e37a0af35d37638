//! Filling gaps: from the weekday's plan, or from another week. Shown before anything is written, and never over what is
//! there.

#[cfg(test)]
mod tests;

use personio::calendar::{Date, LocalDateTime};

use crate::{
    attendance::Attendance,
    edit::{Edit, EntryKey},
    entry::Entry,
    operation::Operation,
    plan::{Away, Plan},
};

/// Where days are filled from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// What the schedule says about the day of the week.
    Schedule,
    /// The same day so many weeks before.
    WeeksBefore(u32),
}

/// What would be recorded on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The day.
    pub day: Date,
    /// What would be recorded, or why nothing is.
    pub outcome: Result<Vec<Attendance>, Skipped>,
}

/// Why nothing is recorded on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// It is still to come.
    Ahead,
    /// Nobody works on it.
    Holiday,
    /// The person does not work on it.
    DayOff,
    /// The person is away.
    Away,
    /// The person is away for a part of it; what is left is theirs to say.
    PartlyAway,
    /// Something is recorded already.
    Taken,
    /// There is nothing to fill it from.
    NoSource,
}

/// What would be recorded from one day to another. `entries` has to hold those of the source, too.
#[must_use]
pub fn proposals(
    entries: &[Entry],
    plan: &Plan<'_>,
    (from, to): (Date, Date),
    source: Source,
    now: LocalDateTime,
) -> Vec<Proposal> {
    let days = (0..=from.days_until(to).max(-1)).filter_map(|days| from.plus_days(days));
    days.map(|day| Proposal { day, outcome: proposal(entries, plan, day, source, now) }).collect()
}

fn proposal(
    entries: &[Entry],
    plan: &Plan<'_>,
    day: Date,
    source: Source,
    now: LocalDateTime,
) -> Result<Vec<Attendance>, Skipped> {
    let of_day = |day: Date| entries.iter().filter(move |entry| entry.day == day && !entry.is_rejected());
    let schedule = plan.schedule();
    if day > now.date() {
        return Err(Skipped::Ahead);
    }
    if schedule.is_holiday(day) {
        return Err(Skipped::Holiday);
    }
    if of_day(day).next().is_some() {
        return Err(Skipped::Taken);
    }
    match plan.away(day) {
        Away::No => {}
        Away::Whole => return Err(Skipped::Away),
        _ => return Err(Skipped::PartlyAway),
    }
    let periods: Vec<Attendance> = match source {
        Source::Schedule if !schedule.is_working_day(day) => return Err(Skipped::DayOff),
        Source::Schedule => schedule.plan(day.weekday()).spans.iter().filter_map(|span| span.on(day)).collect(),
        Source::WeeksBefore(weeks) => {
            let seconds = i64::from(weeks) * 7 * 86_400;
            let before = day.plus_days(-i64::from(weeks) * 7).ok_or(Skipped::NoSource)?;
            let later = |time: LocalDateTime| time.plus_seconds(seconds);
            let copy = |it: &Attendance| {
                Some(Attendance { start: later(it.start)?, end: Some(later(it.end?)?), ..it.clone() })
            };
            of_day(before).filter_map(|entry| copy(&entry.attendance)).collect()
        }
    };
    if periods.is_empty() {
        return Err(Skipped::NoSource);
    }
    // A night from the day before may reach into it, today may not be over, and a plan may have mistakes.
    let is_free = |period: &Attendance| {
        let others = entries.iter().filter(|entry| !entry.is_rejected());
        others.into_iter().all(|entry| !entry.attendance.overlaps(period))
    };
    let fits_itself = periods.iter().enumerate().all(|(index, period)| {
        period.end.is_some_and(|end| period.start < end)
            && periods.iter().skip(index.saturating_add(1)).all(|other| !other.overlaps(period))
    });
    if periods.iter().any(|period| period.end.is_none_or(|end| end > now)) {
        return Err(Skipped::Ahead);
    }
    if !fits_itself {
        return Err(Skipped::NoSource);
    }
    if periods.iter().all(is_free) { Ok(periods) } else { Err(Skipped::Taken) }
}

/// Records what was proposed, for the days that the person kept.
#[must_use]
pub fn accept(proposals: &[Proposal], mut new_key: impl FnMut() -> EntryKey) -> Operation {
    let periods = proposals.iter().filter_map(|it| it.outcome.as_ref().ok()).flatten();
    Operation { edits: periods.map(|period| Edit::add(new_key(), period.clone())).collect() }
}
