use personio::calendar::{LocalDateTime, Minutes};

use super::{Operation, Problem, add, change, copy_to, insert_break, move_to, remove, split, take_over};
use crate::{
    attendance::{Attendance, Kind, Task},
    edit::EntryKey,
    entry::{Entry, EntryState},
    random::Random,
};

fn at(text: &str) -> LocalDateTime {
    let (day, time) = text.split_once('T').unwrap_or(("1", text));
    format!("2026-06-{day:0>2}T{time}").parse().unwrap()
}

/// `08:00-12:00`, or `b12:00-12:30` for a break.
fn period(text: &str) -> Attendance {
    let (kind, span) = text.strip_prefix('b').map_or((Kind::Work, text), |span| (Kind::Break, span));
    let (start, end) = span.split_once('-').unwrap();
    Attendance { kind, start: at(start), end: (!end.is_empty()).then(|| at(end)), task: Task::default() }
}

fn key(name: &str) -> EntryKey {
    EntryKey::of(name)
}

/// Entries named a, b, c …
fn entries(text: &str) -> Vec<Entry> {
    let names = ["a", "b", "c", "d", "e", "f"];
    let entry = |(name, text): (&str, &str)| {
        let attendance = period(text);
        Entry {
            key: key(name),
            day: attendance.start.date(),
            attendance,
            state: EntryState::InPersonio,
            approval: None,
        }
    };
    names.into_iter().zip(text.split_whitespace()).map(entry).collect()
}

fn shown(entries: &[Entry]) -> String {
    let time = |time: LocalDateTime| {
        if time.date().day() == 1 { time.time().to_string() } else { format!("{}T{}", time.date().day(), time.time()) }
    };
    let each = entries.iter().map(|entry| {
        let kind = if entry.kind() == Kind::Break { "b" } else { "" };
        format!("{kind}{}-{}", time(entry.start()), entry.end().map(time).unwrap_or_default())
    });
    each.collect::<Vec<_>>().join(" ")
}

fn new_keys() -> impl FnMut() -> EntryKey {
    let mut number = 0;
    move || {
        number += 1;
        EntryKey::new(number)
    }
}

/// What is there afterwards. Its undo leads back, and neither is ever in the way of itself.
fn after(before: &str, operation: impl FnOnce(&[Entry]) -> Result<Operation, Problem>) -> String {
    let before = entries(before);
    let operation = match operation(&before) {
        Ok(operation) => operation,
        Err(problem) => return problem.to_string(),
    };
    let after = operation.applied_to(&before);
    let mut back = operation.undo().applied_to(&after);
    back.sort_by_key(Entry::start);
    let what = |entries: &[Entry]| -> Vec<_> {
        entries.iter().map(|entry| (entry.key.clone(), entry.attendance.clone())).collect()
    };
    assert_eq!(what(&back), what(&before));
    assert_eq!(operation.undo().undo(), operation);
    shown(&after)
}

#[test]
fn a_new_entry_finds_its_place_or_hears_what_is_in_the_way() {
    let add = |text: &'static str| move |entries: &[Entry]| add(entries, key("new"), period(text));
    assert_eq!(after("08:00-12:00", add("12:00-13:00")), "08:00-12:00 12:00-13:00");
    assert_eq!(after("08:00-12:00", add("11:59-13:00")), "another entry is in the way");
    assert_eq!(after("08:00-12:00", add("13:00-13:00")), "it does not end after it starts");
    assert_eq!(after("08:00-12:00", add("13:00-2T13:00")), "it takes a day or longer");
    assert_eq!(after("08:00-12:00 b12:00-", add("15:00-16:00")), "another entry is in the way");
}

#[test]
fn an_entry_is_changed_in_its_place() {
    let change = |text: &'static str| move |entries: &[Entry]| change(entries, &key("a"), period(text), new_keys());
    assert_eq!(after("08:00-12:00 13:00-17:00", change("08:30-12:30")), "08:30-12:30 13:00-17:00");
    assert_eq!(after("08:00-12:00 13:00-17:00", change("08:30-13:30")), "another entry is in the way");
    assert_eq!(after("08:00-12:00", change("b08:00-12:00")), "b08:00-12:00");
    assert_eq!(after("", change("08:00-12:00")), "there is no such entry");
    let long = Attendance { task: Task::of(None, "x".repeat(1001)), ..period("08:00-12:00") };
    assert_eq!(
        after("08:00-12:00", |entries| super::change(entries, &key("a"), long, new_keys())),
        "the comment is too long"
    );
}

#[test]
fn an_entry_goes_is_divided_and_moves() {
    assert_eq!(after("08:00-12:00 13:00-17:00", |it| remove(it, &key("a"))), "13:00-17:00");
    let split = |time: &'static str| move |it: &[Entry]| split(it, &key("a"), at(time), key("new"));
    assert_eq!(after("08:00-12:00", split("10:00:30")), "08:00-10:00 10:00-12:00");
    assert_eq!(after("08:00-", split("10:00")), "08:00-10:00 10:00-");
    assert_eq!(after("08:00-12:00", split("12:00")), "the time is not within the entry");
    let move_to = |time: &'static str| move |it: &[Entry]| move_to(it, &key("a"), at(time));
    assert_eq!(after("08:00-12:00", move_to("2T09:00")), "2T09:00-2T13:00");
    assert_eq!(after("08:00-12:00 13:00-17:00", move_to("09:30")), "another entry is in the way");
    assert_eq!(after("08:00-12:00", move_to("08:00")), "08:00-12:00");
}

#[test]
fn a_day_is_copied_to_another_one() {
    let copy = |day: &'static str| {
        move |it: &[Entry]| copy_to(it, &[key("a"), key("b"), key("c")], at(day).date(), new_keys())
    };
    let day = "08:00-12:00 b12:00-12:30 12:30-17:00";
    assert_eq!(after(day, copy("3T00:00")), format!("{day} 3T08:00-3T12:00 b3T12:00-3T12:30 3T12:30-3T17:00"));
    assert_eq!(after(&format!("{day} 3T16:00-3T18:00"), copy("3T00:00")), "another entry is in the way");
}

#[test]
fn a_break_is_taken_out_of_the_work() {
    let pause =
        |time: &'static str, minutes| move |it: &[Entry]| insert_break(it, at(time), Minutes(minutes), new_keys());
    assert_eq!(after("08:00-17:00", pause("12:00", 30)), "08:00-12:00 b12:00-12:30 12:30-17:00");
    assert_eq!(after("08:00-12:00 12:00-17:00", pause("11:45", 30)), "08:00-11:45 b11:45-12:15 12:15-17:00");
    assert_eq!(after("08:00-", pause("12:00", 30)), "08:00-12:00 b12:00-12:30 12:30-");
    assert_eq!(after("08:00-17:00", pause("18:00", 30)), "nobody was working then");
    assert_eq!(after("08:00-12:00 b12:00-12:30 12:30-17:00", pause("11:45", 30)), "another entry is in the way");
    assert_eq!(after("08:00-17:00", pause("12:00", 0)), "it does not end after it starts");
}

#[test]
fn whatever_is_cut_out_nothing_overlaps_and_the_undo_leads_back() {
    let mut random = Random::new(3);
    for _ in 0..2_000 {
        let mut minute = 0;
        let mut text = String::new();
        for _ in 0..random.below(6) {
            let (from, until) = (minute + random.below(90), minute + 91 + random.below(120));
            text += &format!("{:02}:{:02}-{:02}:{:02} ", from / 60, from % 60, until / 60, until % 60);
            minute = until;
        }
        let from = random.below(1_200);
        let until = from + 1 + random.below(200);
        let cut = format!("{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, until / 60, until % 60);
        let shown = after(&text, |it| take_over(it, period(&cut), new_keys()));
        let periods: Vec<Attendance> = shown.split(' ').map(period).collect();
        for pair in periods.windows(2) {
            assert!(pair[0].end.unwrap() <= pair[1].start, "{text} cut {cut}: {shown}");
        }
    }
}
