use personio::{
    attendances::v2::AttendanceStatus,
    calendar::{Date, LocalDateTime, Minutes, TimeOfDay},
    worktime::Rules,
};

use super::{Outcome, Problem, Share, recorded, split};
use crate::{
    attendance::{Attendance, Kind, Task},
    edit::EntryKey,
    entry::{Entry, EntryState},
    plan::Plan,
    random::Random,
    settings::{Schedule, Span},
};

fn day() -> Date {
    Date::new(2026, 6, 1).unwrap()
}

fn at(minute: u32) -> LocalDateTime {
    day().at(TimeOfDay::MIDNIGHT).plus(Minutes(minute)).unwrap()
}

/// Long after that day.
fn later() -> LocalDateTime {
    at(3 * 24 * 60)
}

/// `8:00-12:00 a` for a project, `b12:00-12:30` for a break, `!` in front of what is approved.
fn entry(number: usize, text: &str) -> Entry {
    let (text, approval) =
        text.strip_prefix('!').map_or((text, None), |text| (text, Some(AttendanceStatus::Confirmed)));
    let (text, kind) = text.strip_prefix('b').map_or((text, Kind::Work), |text| (text, Kind::Break));
    let (span, project) = text.split_once('/').unwrap_or((text, ""));
    let (from, until) = span.split_once('-').unwrap();
    let minute = |text: &str| {
        let (hour, minute) = text.split_once(':').unwrap();
        hour.parse::<u32>().unwrap() * 60 + minute.parse::<u32>().unwrap()
    };
    let project = (!project.is_empty()).then(|| project.into());
    let task = if kind == Kind::Work { Task::of(project, "words") } else { Task::default() };
    let attendance = Attendance { kind, start: at(minute(from)), end: Some(at(minute(until))), task };
    Entry { key: EntryKey::new(number as u64), day: day(), attendance, state: EntryState::InPersonio, approval }
}

fn entries(text: &str) -> Vec<Entry> {
    text.split_whitespace().enumerate().map(|(number, text)| entry(number, text)).collect()
}

fn shares(text: &str) -> Vec<Share> {
    let share = |word: &str| {
        let (project, hours) = word.split_once('=').unwrap();
        let project = (!project.is_empty()).then(|| project.into());
        Share { project, minutes: crate::hours::read_hours(hours).unwrap() }
    };
    text.split_whitespace().map(share).collect()
}

fn done(entries: &[Entry], wanted: &[Share], now: LocalDateTime, schedule: &Schedule) -> Result<Outcome, Problem> {
    let (absences, rules) = (Vec::new(), Rules::germany());
    let mut number = 100;
    let new_key = || {
        number += 1;
        EntryKey::new(number)
    };
    split(entries, day(), wanted, (&Plan::new(schedule, &absences, &[]), Some(&rules)), now, new_key)
}

fn shown(periods: &[Attendance]) -> String {
    let one = |period: &Attendance| {
        let time = |time: LocalDateTime| format!("{}:{:02}", time.time().hour(), time.time().minute());
        let sign = if period.kind == Kind::Break { "b" } else { "" };
        let project = period.task.project.as_ref().map(|id| format!("/{id}")).unwrap_or_default();
        format!("{sign}{}-{}{project}", time(period.start), period.end.map(time).unwrap_or_default())
    };
    periods.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn after(before: &str, wanted: &str) -> Result<String, Problem> {
    done(&entries(before), &shares(wanted), later(), &Schedule::default()).map(|it| shown(&it.periods))
}

#[test]
fn hours_are_laid_over_what_is_recorded_and_what_is_left_is_for_no_project() {
    let day = "8:00-12:00 b12:00-12:30 12:30-16:30";
    assert_eq!(
        after(day, "a=3 b=2:30").as_deref(),
        Ok("8:00-11:00/a 11:00-12:00/b b12:00-12:30 12:30-14:00/b 14:00-16:30")
    );
    assert_eq!(after(day, "a=8").as_deref(), Ok("8:00-12:00/a b12:00-12:30 12:30-16:30/a"));
    assert_eq!(after("8:00-12:00/a", "a=0").as_deref(), Ok("8:00-12:00"));
}

#[test]
fn what_is_right_already_stays_where_it_is_and_keeps_its_words() {
    let day = entries("8:00-10:00/a 10:00-12:00/b 13:00-15:00/a");
    let same = done(&day, &shares("b=2 a=4"), later(), &Schedule::default()).unwrap();
    assert_eq!(same.operation.edits, []);
    let less = done(&day, &shares("a=4 b=1 c=1"), later(), &Schedule::default()).unwrap();
    assert_eq!(shown(&less.periods), "8:00-10:00/a 10:00-11:00/b 11:00-12:00/c 13:00-15:00/a");
    assert!(less.periods.iter().all(|period| period.task.comment == "words"));
    assert_eq!(less.operation.edits.len(), 2);
}

#[test]
fn what_is_approved_is_counted_and_never_touched() {
    assert_eq!(
        after("!8:00-10:00/a 10:00-12:00", "a=3 b=1").as_deref(),
        Ok("8:00-10:00/a 10:00-11:00/a 11:00-12:00/b")
    );
    assert_eq!(after("!8:00-10:00/a 10:00-12:00", "a=1 b=1"), Err(Problem::Fixed));
    assert_eq!(after("!8:00-10:00 10:00-12:00", "a=3"), Err(Problem::Fixed), "for no project, and approved so");
    let mut running = entries("8:00-10:00/a 10:00-12:00");
    running[0].state = EntryState::Running;
    assert_eq!(done(&running, &shares("b=3"), later(), &Schedule::default()), Err(Problem::Fixed));
    let recorded = recorded(&entries("!8:00-10:00/a 10:00-11:00 b11:00-12:00 12:00-13:00/a"), day(), later());
    assert_eq!(recorded.shares, shares("a=3 =1"));
    assert_eq!((recorded.fixed, recorded.total), (shares("a=2"), Minutes(240)));
}

#[test]
fn more_than_what_is_recorded_and_what_is_to_come_are_refused() {
    assert_eq!(after("8:00-12:00", "a=3 b=2"), Err(Problem::TooMuch(Minutes(60))));
    let early = day().plus_days(-1).unwrap().at(TimeOfDay::MIDNIGHT);
    assert_eq!(done(&[], &shares("a=1"), early, &Schedule::default()), Err(Problem::Ahead));
    assert_eq!(done(&[], &shares("a=4"), at(12 * 60), &Schedule::default()), Err(Problem::Ahead), "until one o'clock");
    assert_eq!(done(&[], &shares("a=24"), later(), &Schedule::default()), Err(Problem::NoRoom));
    let night = [Entry { day: day().plus_days(-1).unwrap(), ..entry(1, "0:00-9:30") }];
    assert_eq!(done(&night, &shares("a=4"), later(), &Schedule::default()), Err(Problem::NoRoom));
    let holiday = Schedule { holidays: vec![day()], ..Schedule::default() };
    assert_eq!(done(&[], &shares("a=4"), later(), &holiday), Err(Problem::DayOff));
}

#[test]
fn a_day_without_anything_becomes_one_as_it_usually_is_with_its_breaks() {
    assert_eq!(after("", "a=4 b=4").as_deref(), Ok("9:00-13:00/a b13:00-13:30 13:30-17:30/b"), "the law asks for one");
    assert_eq!(after("", "a=6").as_deref(), Ok("9:00-15:00/a"));
    let time = |hour, minute| TimeOfDay::new(hour, minute).unwrap();
    let span = |kind, from, until| Span { kind, from, until, task: Task::default() };
    let mut schedule = Schedule::default();
    schedule.week[0].spans = vec![
        span(Kind::Work, time(8, 0), time(12, 0)),
        span(Kind::Break, time(12, 0), time(13, 0)),
        span(Kind::Work, time(13, 0), time(17, 0)),
    ];
    let of = |wanted: &str| done(&[], &shares(wanted), later(), &schedule).map(|it| shown(&it.periods));
    assert_eq!(of("a=5 b=4").as_deref(), Ok("8:00-12:00/a b12:00-13:00 13:00-14:00/a 14:00-18:00/b"));
    assert_eq!(of("a=3").as_deref(), Ok("8:00-11:00/a"), "a break after all work is none");
}

#[test]
fn whatever_is_typed_each_project_gets_its_hours_and_nothing_else_moves() {
    let mut random = Random::new(7);
    let projects = ["", "a", "b", "c"];
    let (mut refused, mut changed) = (0, 0);
    for _ in 0..3_000 {
        let mut minute = 60 * random.below(9);
        let mut text = String::new();
        for _ in 0..=random.below(6) {
            let (from, until) = (minute + random.below(3) * 10, minute + 25 + random.below(120));
            let sign = *random.pick(&["", "", "", "b", "!"]);
            let project = if sign == "b" { "" } else { *random.pick(&projects) };
            text += &format!("{sign}{}:{:02}-{}:{:02}/{project} ", from / 60, from % 60, until / 60, until % 60);
            minute = until;
        }
        let before = entries(&text);
        let known = recorded(&before, day(), later());
        let mut left = usize::try_from(known.total.0).unwrap();
        let wanted: Vec<Share> = ["a", "b", "c"]
            .map(|project| {
                let minutes = random.below(left + 1);
                left -= minutes;
                Share { project: Some(project.into()), minutes: Minutes(u32::try_from(minutes).unwrap()) }
            })
            .to_vec();
        let outcome = match done(&before, &wanted, later(), &Schedule::default()) {
            Ok(outcome) => outcome,
            Err(problem) => {
                assert_eq!(problem, Problem::Fixed, "{text}");
                assert!(text.contains('!'));
                refused += 1;
                continue;
            }
        };
        changed += usize::from(!outcome.operation.edits.is_empty());
        let after = outcome.operation.applied_to(&before);
        let sums = recorded(&after, day(), later());
        for share in &wanted {
            assert_eq!(super::need(&sums.shares, &share.project), share.minutes, "{text} {wanted:?}");
        }
        assert_eq!(sums.total, known.total, "{text}");
        for untouched in before.iter().filter(|it| it.kind() == Kind::Break || it.approval.is_some()) {
            assert!(after.contains(untouched), "{text}");
        }
        for pair in outcome.periods.windows(2) {
            assert!(pair[0].end.unwrap() <= pair[1].start, "{text}: {}", shown(&outcome.periods));
        }
        // Each minute that was worked before is worked after, and no other.
        let worked = |entries: &[Entry], minute| {
            entries.iter().any(|it| it.kind() == Kind::Work && it.start() <= minute && Some(minute) < it.end())
        };
        for minute in (0..24 * 60).step_by(7).map(at) {
            assert_eq!(worked(&before, minute), worked(&after, minute), "{text}");
        }
        let mut back = outcome.operation.undo().applied_to(&after);
        back.sort_by_key(Entry::start);
        assert_eq!(
            back.iter().map(|it| &it.attendance).collect::<Vec<_>>(),
            before.iter().map(|it| &it.attendance).collect::<Vec<_>>()
        );
    }
    assert!(refused > 100 && changed > 1_000, "{refused} {changed}");
}
