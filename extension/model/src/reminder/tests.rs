use personio::{calendar::LocalDateTime, worktime::Rules};

use super::{Reminded, ReminderKind, Situation, due, next};
use crate::{
    attendance::{Attendance, Kind, Task},
    clock::{Mark, Now},
    edit::EntryKey,
    entry::{Entry, EntryState},
    plan::Plan,
    settings::{Reminders, Schedule, Span},
    timer::{Midnight, Timer},
};

fn at(text: &str) -> LocalDateTime {
    let (day, time) = text.split_once('T').unwrap_or(("2", text));
    format!("2026-06-{day:0>2}T{time}").parse().unwrap()
}

fn now(text: &str) -> Now {
    Now::new(Mark::of(at(text), 120).instant.0, 120, "Europe/Berlin")
}

fn all() -> Reminders {
    Reminders { start: Some(15), break_due: Some(10), longest_day: Some(30), stop: Some(5), missing_days: true }
}

fn schedule() -> Schedule {
    let span = Span {
        kind: Kind::Work,
        from: "08:00".parse().unwrap(),
        until: "17:00".parse().unwrap(),
        task: Task::default(),
    };
    let mut schedule = Schedule::default();
    for plan in schedule.week.iter_mut().take(5) {
        plan.spans = vec![span.clone()];
    }
    schedule
}

/// The day before, and whatever else is given.
fn entries(more: &[(&str, &str)]) -> Vec<Entry> {
    let weeks = (18..=32).map(|days| {
        let day = at("1T00:00").date().plus_days(days - 32).unwrap();
        let time = |text: &str| day.at(text.parse().unwrap());
        (time("08:00"), time("12:00"))
    });
    let more = more.iter().map(|(from, until)| (at(from), at(until)));
    let entry = |(start, end): (LocalDateTime, LocalDateTime)| Entry {
        key: EntryKey::of(&start.to_string()),
        attendance: Attendance::work(start, end),
        day: start.date(),
        state: EntryState::InPersonio,
        approval: None,
    };
    weeks.chain(more).map(entry).collect()
}

fn said(
    wanted: &Reminders,
    entries: &[Entry],
    timer: &Timer,
    time: &str,
    reminded: &mut Reminded,
) -> Vec<ReminderKind> {
    let (schedule, rules) = (schedule(), Rules::germany());
    let plan = Plan::new(&schedule, &[], &[]);
    let running = timer.preview(Midnight::Keep, &now(time));
    let situation =
        Situation { wanted, plan: &plan, rules: Some(&rules), entries, timer, running: &running, now: at(time) };
    let next = next(situation, reminded);
    let due = due(situation, reminded);
    assert_eq!(next.is_some_and(|next| next <= at(time)), !due.is_empty(), "the alarm comes when something is due");
    due.into_iter().map(|it| it.kind).collect()
}

fn working_since(text: &str) -> Timer {
    let mut timer = Timer::default();
    timer.start(Task::default(), &now(text));
    timer
}

#[test]
fn who_has_not_begun_is_reminded_once() {
    let (mut reminded, idle) = (Reminded::default(), Timer::default());
    assert_eq!(said(&all(), &entries(&[]), &idle, "08:14", &mut reminded), []);
    assert_eq!(said(&all(), &entries(&[]), &idle, "11:00", &mut reminded), [ReminderKind::Start]);
    let stored = crate::kept::write(&reminded);
    let mut reminded = crate::kept::read(&stored).unwrap();
    assert_eq!(said(&all(), &entries(&[]), &idle, "11:01", &mut reminded), []);
    let noted = entries(&[("08:00", "10:00")]);
    assert_eq!(said(&all(), &noted, &idle, "11:00", &mut Reminded::default()), []);
    assert_eq!(said(&all(), &entries(&[]), &idle, "6T11:00", &mut Reminded::default()), [], "on a Saturday");
}

#[test]
fn a_break_is_due_before_six_hours_are_over_with_what_is_recorded_already() {
    let timer = working_since("08:00");
    assert_eq!(said(&all(), &entries(&[]), &timer, "13:49", &mut Reminded::default()), []);
    assert_eq!(said(&all(), &entries(&[]), &timer, "13:50", &mut Reminded::default()), [ReminderKind::BreakDue]);
    let timer = working_since("10:00");
    let noted = entries(&[("08:00", "10:00")]);
    assert_eq!(said(&all(), &noted, &timer, "13:50", &mut Reminded::default()), [ReminderKind::BreakDue]);
    let mut pause = working_since("08:00");
    pause.pause(&now("13:00"));
    assert_eq!(said(&all(), &entries(&[]), &pause, "13:50", &mut Reminded::default()), []);
}

#[test]
fn long_days_and_the_planned_end_are_said() {
    let mut timer = working_since("08:00");
    timer.pause(&now("12:00"));
    timer.resume(&now("13:00"));
    let mut reminded = Reminded::default();
    assert_eq!(said(&all(), &entries(&[]), &timer, "17:05", &mut reminded), [ReminderKind::Stop]);
    assert_eq!(said(&all(), &entries(&[]), &timer, "18:30", &mut reminded), [ReminderKind::LongestDay]);
}

#[test]
fn days_without_a_record_are_said_in_the_morning() {
    let mut entries = entries(&[]);
    let gone = at("1T00:00").date();
    entries.retain(|entry| entry.day != gone);
    let timer = working_since("07:00");
    assert_eq!(said(&all(), &entries, &timer, "07:59", &mut Reminded::default()), []);
    let mut reminded = Reminded::default();
    assert_eq!(said(&all(), &entries, &timer, "08:00", &mut reminded), [ReminderKind::MissingDays]);
}

#[test]
fn nobody_is_reminded_of_what_they_did_not_ask_for() {
    let timer = working_since("01:00");
    assert_eq!(said(&Reminders::default(), &[], &timer, "19:00", &mut Reminded::default()), []);
}
