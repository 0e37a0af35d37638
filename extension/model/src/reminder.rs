//! What to remind of, and when. Nothing here shows anything: the worker sets an alarm for the [next] reminder and
//! shows what is [due].

#[cfg(test)]
mod tests;

use personio::{
    calendar::{Date, LocalDateTime, Minutes, TimeOfDay},
    worktime::{Rules, shifts},
};

use crate::{
    attendance::{Attendance, Kind},
    entry::Entry,
    kept::Kept,
    plan::Plan,
    rules::period,
    settings::Reminders,
    summary::{DayStatus, days},
    timer::{Timer, TimerState},
};

/// What there is to remind of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// What it is about.
    pub kind: ReminderKind,
    /// When to remind.
    pub at: LocalDateTime,
    /// The time that it is about: when the break is due, when work was planned to begin.
    pub about: LocalDateTime,
    /// Days without a record, for [`ReminderKind::MissingDays`].
    pub days: Vec<Date>,
}

/// What a reminder is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Kept)]
pub enum ReminderKind {
    /// Work was planned to begin, and no timer runs.
    Start,
    /// The rules ask for a break.
    BreakDue,
    /// The longest day that the rules allow is over soon.
    LongestDay,
    /// Work was planned to end, and the timer runs.
    Stop,
    /// Nothing is recorded on days on which the person works.
    MissingDays,
}

/// What reminders look at.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// What the person wants to be reminded of.
    pub wanted: &'a Reminders,
    /// When the person works.
    pub plan: &'a Plan<'a>,
    /// The rules of working time, if any are looked at.
    pub rules: Option<&'a Rules>,
    /// The entries of today and of the two weeks before.
    pub entries: &'a [Entry],
    /// The timer.
    pub timer: &'a Timer,
    /// What it holds by now.
    pub running: &'a [Attendance],
    /// What the clock on the person's wall shows.
    pub now: LocalDateTime,
}

/// What was reminded of already. Store it: whoever reminds may die, and the alarm comes again.
#[derive(Clone, Debug, Default, PartialEq, Kept)]
pub struct Reminded {
    #[kept(default)]
    said: Vec<(ReminderKind, LocalDateTime)>,
}

/// How far back days without a record are looked for.
const MISSING_WITHIN: i64 = 14;
/// When to remind of them, if the schedule does not say when work begins.
const MORNING: Minutes = Minutes::hours(9);
const MOST_REMEMBERED: usize = 50;

/// What is due now and was not reminded of.
pub fn due(situation: Situation<'_>, reminded: &mut Reminded) -> Vec<Reminder> {
    let mut due = reminders(situation);
    due.retain(|it| it.at <= situation.now && !reminded.said.contains(&(it.kind, it.about)));
    reminded.said.extend(due.iter().map(|it| (it.kind, it.about)));
    let too_many = reminded.said.len().saturating_sub(MOST_REMEMBERED);
    reminded.said.drain(..too_many);
    due
}

/// When the next reminder is due, if nothing changes: for an alarm.
#[must_use]
pub fn next(situation: Situation<'_>, reminded: &Reminded) -> Option<LocalDateTime> {
    let open = reminders(situation).into_iter().filter(|it| !reminded.said.contains(&(it.kind, it.about)));
    open.map(|it| it.at.max(situation.now)).min()
}

fn reminders(situation: Situation<'_>) -> Vec<Reminder> {
    let Situation { wanted, timer, .. } = situation;
    let working = timer.state() == TimerState::Working;
    let mut reminders = Vec::new();
    let mut add = |kind, at: Option<LocalDateTime>, about| {
        reminders.extend(at.map(|at| Reminder { kind, at, about, days: Vec::new() }));
    };
    let today = situation.now.date();
    let (begin, end) = planned(situation.plan, today);
    let is_noted = situation.entries.iter().any(|entry| entry.day == today);
    if let (Some(minutes), Some(begin), TimerState::Idle, false) = (wanted.start, begin, timer.state(), is_noted) {
        add(ReminderKind::Start, begin.plus(Minutes(minutes)), begin);
    }
    if let (Some(minutes), Some(end), true) = (wanted.stop, end, working) {
        add(ReminderKind::Stop, end.plus(Minutes(minutes)), end);
    }
    if let (Some(rules), true) = (situation.rules, working) {
        let counted = situation.entries.iter().filter(|entry| !entry.is_rejected()).map(|entry| &entry.attendance);
        let periods: Vec<_> = counted.chain(situation.running).map(period).collect();
        let shifts = shifts(rules, &periods, situation.now);
        let before = |time: LocalDateTime, minutes: u32| time.plus_seconds(-i64::from(minutes) * 60);
        if let Some(shift) = shifts.last().filter(|shift| shift.end >= situation.now) {
            if let (Some(minutes), Some(due)) = (wanted.break_due, shift.break_due(rules)) {
                add(ReminderKind::BreakDue, before(due, minutes), due);
            }
            if let (Some(minutes), Some(over)) = (wanted.longest_day, shift.day_over(rules)) {
                add(ReminderKind::LongestDay, before(over, minutes), over);
            }
        }
    }
    if wanted.missing_days && situation.plan.is_working_day(today) {
        let missing = missing(situation);
        let morning = TimeOfDay::MIDNIGHT.plus(MORNING).map(|time| today.at(time));
        if let (Some(at), false) = (begin.or(morning), missing.is_empty()) {
            reminders.push(Reminder { kind: ReminderKind::MissingDays, at, about: at, days: missing });
        }
    }
    reminders
}

/// When work is planned to begin and to end on a day.
fn planned(plan: &Plan<'_>, day: Date) -> (Option<LocalDateTime>, Option<LocalDateTime>) {
    if !plan.is_working_day(day) {
        return (None, None);
    }
    let spans = plan.schedule().plan(day.weekday()).spans.iter();
    let work: Vec<Attendance> = spans.filter(|span| span.kind == Kind::Work).filter_map(|span| span.on(day)).collect();
    (work.iter().map(|it| it.start).min(), work.iter().filter_map(|it| it.end).max())
}

fn missing(situation: Situation<'_>) -> Vec<Date> {
    let today = situation.now.date();
    let (Some(first), Some(yesterday)) = (today.plus_days(-MISSING_WITHIN), today.plus_days(-1)) else {
        return Vec::new();
    };
    let days = days(situation.entries, situation.plan, first, yesterday, situation.now);
    days.into_iter().filter(|day| day.status == DayStatus::Missing).map(|day| day.day).collect()
}
