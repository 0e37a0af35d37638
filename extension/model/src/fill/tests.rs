use personio::calendar::{Date, LocalDateTime};

use super::{Proposal, Skipped, Source, accept, proposals};
use crate::{
    absence::{Absence, Since, Until},
    attendance::{Attendance, Kind, Task},
    edit::EntryKey,
    entry::{Entry, EntryState},
    known::KnownAbsence,
    plan::Plan,
    settings::{Schedule, Span},
    timeline::AbsenceEntry,
};

fn at(text: &str) -> LocalDateTime {
    format!("2026-06-{text}").parse().unwrap()
}

fn day(text: &str) -> Date {
    at(&format!("{text}T00:00")).date()
}

fn entry(start: &str, end: &str) -> Entry {
    let attendance = Attendance::work(at(start), at(end)).with(Task::of(Some("p".into()), "x"));
    Entry { key: EntryKey::of(start), day: at(start).date(), attendance, state: EntryState::InPersonio, approval: None }
}

fn away(from: Since, until: Until) -> AbsenceEntry {
    let absence = Absence { kind: "t".into(), from, until: Some(until), comment: String::new() };
    let known = KnownAbsence { id: "a".to_owned(), absence, approval: None };
    AbsenceEntry { key: EntryKey::of("a"), known, pending: None, is_cancelled: false }
}

/// Eight to noon and one to five, but for the weekend.
fn schedule() -> Schedule {
    let span = |kind, from: &str, until: &str| Span {
        kind,
        from: from.parse().unwrap(),
        until: until.parse().unwrap(),
        task: Task::default(),
    };
    let spans = vec![
        span(Kind::Work, "08:00", "12:00"),
        span(Kind::Break, "12:00", "13:00"),
        span(Kind::Work, "13:00", "17:00"),
    ];
    let mut schedule = Schedule { holidays: vec![day("05")], ..Schedule::default() };
    for plan in schedule.week.iter_mut().take(5) {
        plan.spans = spans.clone();
    }
    schedule
}

fn outcomes(proposals: &[Proposal]) -> Vec<Result<usize, Skipped>> {
    proposals.iter().map(|it| it.outcome.as_ref().map(Vec::len).map_err(|skipped| *skipped)).collect()
}

#[test]
fn only_working_days_on_which_nothing_is_are_filled() {
    let schedule = schedule();
    let absences = [
        away(Since::Morning(day("03")), Until::Evening(day("03"))),
        away(Since::Morning(day("04")), Until::Noon(day("04"))),
    ];
    let plan = Plan::new(&schedule, &absences, &[]);
    let entries = [entry("02T18:00", "02T19:00")];
    let proposed = proposals(&entries, &plan, (day("01"), day("09")), Source::Schedule, at("09T12:00"));
    use Skipped::{Ahead, Away, DayOff, Holiday, PartlyAway, Taken};
    let expected =
        [Ok(3), Err(Taken), Err(Away), Err(PartlyAway), Err(Holiday), Err(DayOff), Err(DayOff), Ok(3), Err(Ahead)];
    assert_eq!(outcomes(&proposed), expected);
    let mut number = 0;
    let operation = accept(&proposed, || {
        number += 1;
        EntryKey::new(number)
    });
    assert_eq!((operation.edits.len(), operation.applied_to(&entries).len()), (6, 7));
    assert_eq!(operation.undo().applied_to(&operation.applied_to(&entries)), entries);
}

#[test]
fn another_week_is_copied_with_what_it_was_for() {
    let schedule = schedule();
    let plan = Plan::new(&schedule, &[], &[]);
    let entries = [entry("01T07:00", "01T11:00"), entry("06T22:00", "07T02:00")];
    let proposed = proposals(&entries, &plan, (day("08"), day("14")), Source::WeeksBefore(1), at("20T12:00"));
    let filled: Vec<_> = proposed.iter().filter_map(|it| it.outcome.as_ref().ok()).flatten().collect();
    let expected = [("08T07:00", "08T11:00"), ("13T22:00", "14T02:00")];
    assert_eq!(filled.len(), 2, "a day off too, if it was worked then");
    for (period, (start, end)) in filled.into_iter().zip(expected) {
        assert_eq!(*period, entry(start, end).attendance);
    }
    assert_eq!(proposed[1].outcome, Err(Skipped::NoSource));
}

#[test]
fn a_night_that_reaches_into_a_day_and_a_plan_with_mistakes_are_in_the_way() {
    let mut schedule = schedule();
    let night = [entry("07T22:00", "08T09:00")];
    let fill = |schedule: &Schedule, entries: &[Entry]| {
        let plan = Plan::new(schedule, &[], &[]);
        proposals(entries, &plan, (day("08"), day("08")), Source::Schedule, at("20T12:00"))[0].outcome.clone()
    };
    assert_eq!(fill(&schedule, &night), Err(Skipped::Taken));
    let again = schedule.week[0].spans[0].clone();
    schedule.week[0].spans.push(again);
    assert_eq!(fill(&schedule, &[]), Err(Skipped::NoSource));
}
