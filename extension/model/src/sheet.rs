//! A time sheet: the hours of a day, split over projects by typing how many each took.
//!
//! What is recorded stays where it is and as long as it is; only what it is for changes. On a day without anything, the
//! hours become a day as it usually is, with its breaks. Breaks, what runs, and what is approved are never touched, and
//! nothing is changed before somebody has seen what becomes of it.

#[cfg(test)]
mod tests;

mod frame;

use personio::{
    attendances::v2::AttendanceStatus,
    calendar::{Date, LocalDateTime, Minutes},
    id::v2::ProjectId,
    worktime::Rules,
};

use crate::{
    attendance::{Attendance, Kind, Task},
    edit::{Edit, EntryKey},
    entry::{Entry, EntryState},
    operation::Operation,
    plan::{Away, Plan},
};

/// How long somebody worked for a project, or for none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// For which one.
    pub project: Option<ProjectId>,
    /// How long.
    pub minutes: Minutes,
}

/// What is recorded on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// By project, in the order of the first time that it was worked for.
    pub shares: Vec<Share>,
    /// Of these, what is approved or runs and stays as it is.
    pub fixed: Vec<Share>,
    /// All of it.
    pub total: Minutes,
}

/// Why hours cannot become periods. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// So much more than what is recorded: it has to be recorded first, for nobody knows when it was.
    TooMuch(Minutes),
    /// Less than what is approved of a project, or runs for it.
    Fixed,
    /// The day is still to come, or its usual end.
    Ahead,
    /// Nobody works on it, or the person is away.
    DayOff,
    /// There is no room for a day of that length.
    NoRoom,
}

/// What becomes of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The work and the breaks of the day afterwards, in the order of time.
    pub periods: Vec<Attendance>,
    /// What has to be changed for it; nothing, if it is so already.
    pub operation: Operation,
}

/// What is recorded on a day.
#[must_use]
pub fn recorded(entries: &[Entry], day: Date, now: LocalDateTime) -> Recorded {
    let mut recorded = Recorded::default();
    for entry in entries.iter().filter(|it| is_work(it, day)) {
        let minutes = entry.minutes(now);
        let project = &entry.attendance.task.project;
        add(&mut recorded.shares, project, minutes);
        if !is_free(entry) {
            add(&mut recorded.fixed, project, minutes);
        }
        recorded.total = plus(recorded.total, minutes);
    }
    recorded
}

/// What becomes of a day on which somebody worked so long for these projects; what is left is for none. `entries` holds
/// those of the days around as well.
///
/// # Errors
/// When that cannot be. Nothing was changed.
pub fn split(
    entries: &[Entry],
    day: Date,
    wanted: &[Share],
    (plan, rules): (&Plan<'_>, Option<&Rules>),
    now: LocalDateTime,
    new_key: impl FnMut() -> EntryKey,
) -> Result<Outcome, Problem> {
    if day > now.date() {
        return Err(Problem::Ahead);
    }
    let has_any = entries.iter().any(|it| it.day == day && !it.is_rejected());
    if has_any {
        among(entries, day, wanted, now, new_key)
    } else {
        anew(entries, day, wanted, (plan, rules), now, new_key)
    }
}

/// Divides what is recorded. What is for the right project already stays so, as long as it is wanted.
fn among(
    entries: &[Entry],
    day: Date,
    wanted: &[Share],
    now: LocalDateTime,
    mut new_key: impl FnMut() -> EntryKey,
) -> Result<Outcome, Problem> {
    let recorded = recorded(entries, day, now);
    let mut needs = Vec::new();
    for share in wanted.iter().filter(|share| share.project.is_some()) {
        add(&mut needs, &share.project, share.minutes);
    }
    let typed = sum(&needs);
    if typed > recorded.total {
        return Err(Problem::TooMuch(minus(typed, recorded.total)));
    }
    // What is left is for no project, and takes whatever time the others leave.
    add(&mut needs, &None, minus(recorded.total, typed));
    for fixed in &recorded.fixed {
        take(&mut needs, &fixed.project, fixed.minutes).ok_or(Problem::Fixed)?;
    }
    let free: Vec<&Entry> = entries.iter().filter(|it| is_work(it, day) && is_free(it)).collect();
    // First what may stay, then the rest in the order of time. For no project is what nobody has decided about yet.
    let kept: Vec<Minutes> = free
        .iter()
        .map(|entry| {
            let project = &entry.attendance.task.project;
            let wanted = if project.is_some() { need(&needs, project) } else { Minutes::ZERO };
            let kept = entry.minutes(now).min(wanted);
            _ = take(&mut needs, project, kept);
            kept
        })
        .collect();
    let mut edits = (Vec::new(), Vec::new());
    for (entry, kept) in free.iter().zip(kept) {
        let before = &entry.attendance;
        let mut shares = vec![Share { project: before.task.project.clone(), minutes: kept }];
        fill(&mut shares, &mut needs, minus(entry.minutes(now), kept));
        let mut pieces = pieces(before, &shares);
        if !pieces.is_empty() {
            let first = pieces.remove(0);
            if first != *before {
                edits.0.push(Edit::change(entry.key.clone(), before.clone(), first));
            }
        }
        edits.1.extend(pieces.into_iter().map(|piece| Edit::add(new_key(), piece)));
    }
    edits.0.extend(edits.1); // what makes room comes first
    Ok(outcome(entries, day, Operation { edits: edits.0 }))
}

/// Makes a day of what was typed, as long as that is.
fn anew(
    entries: &[Entry],
    day: Date,
    wanted: &[Share],
    (plan, rules): (&Plan<'_>, Option<&Rules>),
    now: LocalDateTime,
    mut new_key: impl FnMut() -> EntryKey,
) -> Result<Outcome, Problem> {
    if plan.away(day) == Away::Whole || plan.schedule().is_holiday(day) {
        return Err(Problem::DayOff);
    }
    let mut needs: Vec<Share> = wanted.to_vec();
    let frame = frame::of(plan.schedule(), rules, day, sum(&needs)).ok_or(Problem::NoRoom)?;
    if frame.iter().any(|period| period.end.is_none_or(|end| end > now)) {
        return Err(Problem::Ahead);
    }
    let others = || entries.iter().filter(|it| !it.is_rejected());
    if frame.iter().any(|period| others().any(|other| other.attendance.overlaps(period))) {
        return Err(Problem::NoRoom);
    }
    let mut periods = Vec::new();
    for period in frame {
        match period.kind {
            Kind::Break => periods.push(period),
            Kind::Work => {
                let mut shares = Vec::new();
                fill(&mut shares, &mut needs, period.minutes(now));
                periods.extend(pieces(&period, &shares));
            }
        }
    }
    let edits = periods.into_iter().map(|period| Edit::add(new_key(), period)).collect();
    Ok(outcome(entries, day, Operation { edits }))
}

fn outcome(entries: &[Entry], day: Date, operation: Operation) -> Outcome {
    let after = operation.applied_to(entries);
    let periods = after.into_iter().filter(|it| it.day == day && !it.is_rejected()).map(|it| it.attendance);
    Outcome { periods: periods.collect(), operation }
}

/// Cuts a period into pieces, one after the other; what is for nothing else keeps its words.
fn pieces(period: &Attendance, shares: &[Share]) -> Vec<Attendance> {
    let mut start = period.start;
    let mut pieces: Vec<Attendance> = Vec::new();
    for share in shares.iter().filter(|share| share.minutes > Minutes::ZERO) {
        let Some(end) = start.plus(share.minutes) else { break };
        match pieces.last_mut().filter(|last| last.task.project == share.project) {
            Some(last) => last.end = Some(end),
            None => {
                let task = Task { project: share.project.clone(), ..period.task.clone() };
                pieces.push(Attendance { start, end: Some(end), task, ..period.clone() });
            }
        }
        start = end;
    }
    pieces
}

/// Gives so much time to whoever needs some, in their order.
fn fill(shares: &mut Vec<Share>, needs: &mut [Share], mut left: Minutes) {
    for need in needs {
        let given = need.minutes.min(left);
        need.minutes = minus(need.minutes, given);
        left = minus(left, given);
        shares.push(Share { project: need.project.clone(), minutes: given });
    }
}

fn is_work(entry: &Entry, day: Date) -> bool {
    entry.day == day && entry.kind() == Kind::Work && !entry.is_rejected()
}

/// Whether it may become something else: it is over, nobody has approved it, and nobody has to decide about it first.
fn is_free(entry: &Entry) -> bool {
    let is_settled = matches!(entry.state, EntryState::InPersonio | EntryState::Waiting | EntryState::Sending);
    is_settled && entry.end().is_some() && entry.approval != Some(AttendanceStatus::Confirmed)
}

fn add(shares: &mut Vec<Share>, project: &Option<ProjectId>, minutes: Minutes) {
    match shares.iter_mut().find(|share| share.project == *project) {
        Some(share) => share.minutes = plus(share.minutes, minutes),
        None => shares.push(Share { project: project.clone(), minutes }),
    }
}

fn need(needs: &[Share], project: &Option<ProjectId>) -> Minutes {
    needs.iter().find(|share| share.project == *project).map_or(Minutes::ZERO, |share| share.minutes)
}

/// Takes time from what is needed; `None` if there is less.
fn take(needs: &mut [Share], project: &Option<ProjectId>, minutes: Minutes) -> Option<()> {
    if minutes == Minutes::ZERO {
        return Some(());
    }
    let share = needs.iter_mut().find(|share| share.project == *project)?;
    share.minutes = Minutes(share.minutes.0.checked_sub(minutes.0)?);
    Some(())
}

fn sum(shares: &[Share]) -> Minutes {
    shares.iter().fold(Minutes::ZERO, |sum, share| plus(sum, share.minutes))
}

fn plus(one: Minutes, other: Minutes) -> Minutes {
    Minutes(one.0.saturating_add(other.0))
}

fn minus(one: Minutes, other: Minutes) -> Minutes {
    Minutes(one.0.saturating_sub(other.0))
}
