use personio::calendar::LocalDateTime;

use super::{Headings, to_csv, to_ics, to_json};
use crate::{
    attendance::{Attendance, Kind, Task},
    clock::Instant,
    edit::EntryKey,
    entry::{Entry, EntryState},
    import::{Columns, Table, date_order, decode, judge, read_calendar, read_table},
    quick::Project,
};

fn at(text: &str) -> LocalDateTime {
    format!("2026-06-{text}").parse().unwrap()
}

fn entry(start: &str, end: &str, comment: &str) -> Entry {
    let attendance = Attendance::work(at(start), at(end)).with(Task::of(Some("p".into()), comment));
    Entry { key: EntryKey::of(start), day: at(start).date(), attendance, state: EntryState::InPersonio, approval: None }
}

fn entries() -> Vec<Entry> {
    let mut pause = entry("01T12:00", "01T12:30", "");
    pause.attendance.kind = Kind::Break;
    pause.attendance.task.project = None;
    vec![
        entry("01T08:00", "01T12:00", "plain"),
        pause,
        entry("01T22:00", "02T02:00", "=HYPERLINK(\"http://evil.example\";\"x\")"),
        entry("03T08:00", "03T09:00", "two\nlines, \"quoted\"; and \\ so on ü🎉"),
    ]
}

fn projects() -> Vec<Project> {
    vec![Project { id: "p".into(), name: "+ACME, Inc.".to_owned() }]
}

#[test]
fn a_table_has_no_formulas_and_is_read_again_as_it_was() {
    let csv = to_csv(&entries(), &projects(), Headings::default());
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(lines[0], "\u{feff}Date,Start,End,Minutes,Type,Project,Comment");
    assert_eq!(lines[1], "2026-06-01,08:00,12:00,240,work,\"'+ACME, Inc.\",plain");
    assert_eq!(lines[2], "2026-06-01,12:00,12:30,30,break,,");
    assert!(lines[3].starts_with("2026-06-01,22:00,2026-06-02 02:00,240,work,"), "{}", lines[3]);
    assert!(lines[3].ends_with("\"'=HYPERLINK(\"\"http://evil.example\"\";\"\"x\"\")\""), "{}", lines[3]);

    let table = Table::read(&decode(csv.as_bytes())).unwrap();
    let columns = Columns::find(&table.header);
    let import = read_table(&table, &columns, date_order(&table, &columns).unwrap());
    assert_eq!(import.skipped, []);
    let times: Vec<_> = import.entries.iter().map(|it| (it.attendance.start, it.attendance.end)).collect();
    assert_eq!(times, entries().iter().map(|it| (it.start(), it.end())).collect::<Vec<_>>());
    assert_eq!(import.entries[3].attendance.task.comment, entries()[3].attendance.task.comment);
    assert_eq!(import.entries[1].attendance.kind, Kind::Break);
    let judged = judge(&import.entries, &entries(), &projects());
    assert!(judged.iter().all(|it| it.verdict == crate::import::Verdict::Known), "{judged:?}");
}

#[test]
fn a_calendar_is_folded_and_is_read_again_as_it_was() {
    let long = "ä".repeat(200);
    let entries = [entries(), vec![entry("04T08:00", "04T09:00", &long)]].concat();
    let ics = to_ics(&entries, &[], at("05T00:00"));
    assert!(ics.split("\r\n").all(|line| line.len() <= 75), "{ics}");
    assert!(!ics.replace("\r\n", "").contains(['\n', '\r']));
    let import = read_calendar(&ics, &|_: Instant| 0).unwrap();
    assert_eq!((import.entries.len(), import.skipped.len()), (5, 0));
    assert_eq!(import.entries[4].attendance.task.comment, format!("p: {long}"));
    assert_eq!(import.entries[3].attendance.task.comment, format!("p: {}", entries[3].attendance.task.comment));
    assert_eq!(
        (import.entries[2].attendance.start, import.entries[2].attendance.end),
        (at("01T22:00"), Some(at("02T02:00")))
    );
}

#[test]
fn other_programs_get_json() {
    let json: serde_json::Value = serde_json::from_str(&to_json(&entries())).unwrap();
    assert_eq!(json[1]["kind"], "break");
    assert_eq!((&json[0]["day"], &json[0]["project"]), (&"2026-06-01".into(), &"p".into()));
}
