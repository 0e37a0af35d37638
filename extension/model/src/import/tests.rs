use personio::calendar::LocalDateTime;

use personio::csv::Unreadable;

use super::{
    Columns, DateOrder, Import, Table, Unusable, Verdict, Why, accept, date_order, decode, judge, read_calendar,
    read_table,
};
use crate::{
    attendance::{Attendance, Kind},
    clock::Instant,
    edit::EntryKey,
    entry::{Entry, EntryState},
    quick::Project,
    random::Random,
};

const TOGGL: &str = "\u{feff}User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount ()\r\n\
    Ada,ada@acme.example,,ACME,,\"Review, \"\"urgent\"\"\",No,2026-06-01,08:00:12,2026-06-01,12:00:40,04:00:28,,\r\n\
    Ada,ada@acme.example,,,,Night,No,2026-06-01,22:00:00,2026-06-02,02:00:00,04:00:00,,\r\n";

const CLOCKIFY: &str = "\"Project\",\"Client\",\"Description\",\"Task\",\"User\",\"Group\",\"Email\",\"Tags\",\"Billable\",\"Start Date\",\"Start Time\",\"End Date\",\"End Time\",\"Duration (h)\",\"Duration (decimal)\"\n\
    \"ACME\",\"\",\"Review\",\"\",\"Ada\",\"\",\"ada@acme.example\",\"\",\"No\",\"06/01/2026\",\"9:00:00 AM\",\"06/01/2026\",\"12:30:00 PM\",\"3:30:00\",\"3.50\"\n\
    \"ACME\",\"\",\"Mail\",\"\",\"Ada\",\"\",\"ada@acme.example\",\"\",\"No\",\"06/13/2026\",\"12:15:00 AM\",\"06/13/2026\",\"1:00:00 AM\",\"0:45:00\",\"0.75\"\n";

fn read(text: &str) -> Import {
    let table = Table::read(&decode(text.as_bytes())).unwrap();
    let columns = Columns::find(&table.header);
    assert!(columns.is_enough(), "{columns:?}");
    read_table(&table, &columns, date_order(&table, &columns).unwrap_or(DateOrder::DayFirst))
}

fn shown(import: &Import) -> Vec<String> {
    let time = |time: LocalDateTime| time.to_string().replace("2026-06-", "").replace(":00", "");
    let each = import.entries.iter().map(|it| {
        let kind = if it.attendance.kind == Kind::Break { "break " } else { "" };
        let project = it.project.as_ref().map(|project| format!(" #{project}")).unwrap_or_default();
        let comment = Some(&it.attendance.task.comment).filter(|it| !it.is_empty()).map(|it| format!(" ({it})"));
        let (start, end) = (time(it.attendance.start), time(it.attendance.end.unwrap()));
        format!("{}: {kind}{start}-{end}{project}{}", it.line, comment.unwrap_or_default())
    });
    let skipped = import.skipped.iter().map(|it| format!("{}: {:?}", it.line, it.why));
    each.chain(skipped).collect()
}

#[test]
fn what_toggl_and_clockify_give_out_is_understood_as_it_is() {
    assert_eq!(shown(&read(TOGGL)), ["2: 01T08-01T12 #ACME (Review, \"urgent\")", "3: 01T22-02T02 (Night)"]);
    assert_eq!(shown(&read(CLOCKIFY)), ["2: 01T09-01T12:30 #ACME (Review)", "3: 13T00:15-13T01 #ACME (Mail)"]);
}

#[test]
fn tables_of_people_are_understood_in_german_with_semicolons() {
    let text = "Datum;Von;Bis;Projekt;Kommentar;Art\n01.06.2026;8:00;12.00;ACME;Prüfung;Arbeit\n1.6.26;12:00;12:30;;;Pause\n\n\
        01.06.2026;22 Uhr;2 Uhr;;Nacht;\n";
    assert_eq!(
        shown(&read(text)),
        ["2: 01T08-01T12 #ACME (Prüfung)", "3: break 01T12-01T12:30", "5: 01T22-02T02 (Nacht)"]
    );
    let one_cell = "Start\tEnde\n2026-06-01 08:00\t2026-06-01T12:00:00+02:00\n";
    assert_eq!(shown(&read(one_cell)), ["2: 01T08-01T12"]);
    let with_length = "Date|Start|Hours\n2026-06-01|08:00|1,5\n2026-06-02|08:00|1:15\n2026-06-03|08:00|90 min\n2026-06-04|08:00|1h 5m\n";
    assert_eq!(
        shown(&read(with_length)),
        ["2: 01T08-01T09:30", "3: 02T08-02T09:15", "4: 03T08-03T09:30", "5: 04T08-04T09:05"]
    );
}

#[test]
fn lines_that_cannot_be_read_are_said_and_take_no_other_with_them() {
    let text = "Date,Start,End,Comment\n2026-06-01,08:00,09:00,fine\n2026-06-31,08:00,09:00,\nyesterday,08:00,09:00,\n\
        2026-06-01,25:00,09:00,\n2026-06-01,08:00,,\n2026-06-01,08:00,08:00,\n2026-06-01\n\
        2026-06-02,08:00,09:00,\"never closed\n2026-06-03,08:00,09:00,fine too\n";
    let expected = [
        "2: 01T08-01T09 (fine)",
        "9: 02T08-02T09 (\"never closed)",
        "10: 03T08-03T09 (fine too)",
        "3: NoDay",
        "4: NoDay",
        "5: NoStart",
        "6: NoEnd",
        "7: NoLength",
        "8: NoStart",
    ];
    assert_eq!(shown(&read(text)), expected);
}

#[test]
fn days_that_could_be_read_in_two_ways_are_asked_about() {
    let order = |days: &str| {
        let table = Table::read(&format!("Date,Start,End\n{days}")).unwrap();
        date_order(&table, &Columns::find(&table.header))
    };
    assert_eq!(order("01/06/2026,8,9\n02/06/2026,8,9\n"), None);
    assert_eq!(order("01/06/2026,8,9\n13/06/2026,8,9\n"), Some(DateOrder::DayFirst));
    assert_eq!(order("01/06/2026,8,9\n01/13/2026,8,9\n"), Some(DateOrder::MonthFirst));
    assert_eq!(order("01.06.2026,8,9\n"), Some(DateOrder::DayFirst));
    assert_eq!(order("2026/06/01,8,9\n"), Some(DateOrder::YearFirst));
}

#[test]
fn files_come_in_every_encoding() {
    let text = "Datum;Von;Bis\nüß€";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(decode(&[&[0xff, 0xfe][..], &wide].concat()), text);
    assert_eq!(decode(&[&[0xfe, 0xff][..], &big].concat()), text);
    assert_eq!(decode(&[&[0xef, 0xbb, 0xbf][..], text.as_bytes()].concat()), text);
    assert_eq!(decode(b"Datum;Von;Bis\n\xfc\xdf\x80"), text);
    assert_eq!(decode(&[0xff, 0xfe, 0x00]), "");
}

#[test]
fn what_is_no_table_is_said() {
    assert_eq!(Table::read(""), Err(Unreadable::Empty));
    assert_eq!(Table::read("\n \n"), Err(Unreadable::Empty));
    assert_eq!(Table::read("PK\u{3}\u{4}\0\0"), Err(Unreadable::NoText));
    assert_eq!(Table::read(&"x".repeat(11 * 1024 * 1024)), Err(Unreadable::TooLarge));
    assert_eq!(Table::read(&"x\n".repeat(60_000)), Err(Unreadable::TooLarge));
    assert!(!Columns::find(&["Hello".to_owned()]).is_enough());
}

#[test]
fn a_large_file_is_read_at_once() {
    let mut text = "Date,Start,End,Comment\n".to_owned();
    for _ in 0..20_000 {
        text.push_str("2026-06-01,08:00,09:00,\"a, b\"\n");
    }
    let started = std::time::Instant::now();
    let import = read(&text);
    let judged = judge(&import.entries, &[], &[]);
    println!("20,000 lines: {:?}", started.elapsed());
    assert_eq!(judged.iter().filter(|it| it.verdict == Verdict::New).count(), 1);
    // Quotes that are never closed are looked through up to a limit, and not to the end of the file each.
    let broken = "x,\"y\n".repeat(40_000);
    assert_eq!(Table::read(&broken).unwrap().rows.len(), 39_999);
}

fn calendar(events: &str) -> Import {
    let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", events.replace('\n', "\r\n"));
    read_calendar(&text, &|_: Instant| 120).unwrap()
}

#[test]
fn single_events_are_taken_over_in_the_time_on_the_wall() {
    let import = calendar(
        "BEGIN:VEVENT\nDTSTART:20260601T060000Z\nDTEND:20260601T070000Z\nSUMMARY:In UTC\\, with \\\"\n\\n marks\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART;TZID=\"Europe/Berlin\":20260602T080000\nDURATION:PT1H30M\nSUMMARY:Fol\n ded\n\
         BEGIN:VALARM\nSUMMARY:not this\nDURATION:PT5M\nEND:VALARM\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART:20260603T080000\nDTEND:20260603T083000\nEND:VEVENT\n",
    );
    let expected = ["3: 01T08-01T09 (In UTC, with \")", "9: 02T08-02T09:30 (Folded)", "19: 03T08-03T08:30"];
    assert_eq!(shown(&import), expected);
    assert_eq!(import.entries[1].zone.as_deref(), Some("Europe/Berlin"));
}

#[test]
fn events_that_are_no_work_of_an_hour_are_left_out_and_said() {
    let import = calendar(
        "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260601\nSUMMARY:Birthday\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART:20260601T080000\nDTEND:20260601T090000\nRRULE:FREQ=DAILY\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART:20260601T080000\nDTEND:20260601T090000\nSTATUS:CANCELLED\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART:20260601T080000\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART:20260601T080000\nDTEND:20260603T090000\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART:nonsense\nDTEND:20260603T090000\nEND:VEVENT\n",
    );
    let why: Vec<Why> = import.skipped.iter().map(|it| it.why).collect();
    assert_eq!(why, [Why::AllDay, Why::Recurring, Why::Cancelled, Why::NoEnd, Why::TooLong, Why::NoStart]);
    assert_eq!(import.entries, []);
    assert_eq!(read_calendar("<html>", &|_| 0), Err(Unusable::NoCalendar));
    assert_eq!(read_calendar("", &|_| 0), Err(Unusable::NoCalendar));
}

#[test]
fn nothing_that_is_there_is_written_over_or_recorded_twice() {
    let text = "Date,Start,End,Project\n2026-06-01,08:00,12:00,acme \n2026-06-02,08:00,12:00,Other\n2026-06-03,08:00,12:00,\n\
        2026-06-03,11:00,13:00,\n2026-06-04,00:00,02:00,\n2026-06-09,08:00,09:00,\n";
    let at = |text: &str| format!("2026-06-{text}").parse().unwrap();
    let entry = |start: &str, end: Option<&str>| {
        let attendance = Attendance { end: end.map(at), ..Attendance::work(at(start), at(start)) };
        Entry {
            key: EntryKey::of(start),
            day: attendance.start.date(),
            attendance,
            state: EntryState::InPersonio,
            approval: None,
        }
    };
    let there = [
        entry("01T08:00", Some("01T12:00")),
        entry("02T11:00", Some("02T13:00")),
        entry("03T22:00", Some("04T01:00")),
        entry("08T08:00", None),
    ];
    let projects = [Project { id: "p".into(), name: "ACME".to_owned() }];
    let judged = judge(&read(text).entries, &there, &projects);
    let verdicts: Vec<_> = judged.iter().map(|it| it.verdict).collect();
    use Verdict::{Known, New, Taken, Twice};
    assert_eq!(verdicts, [Known, Taken, New, Twice, Taken, Taken]);
    assert_eq!((&judged[0].attendance.task.project, &judged[0].unknown_project), (&Some("p".into()), &None));
    assert_eq!(judged[1].unknown_project.as_deref(), Some("Other"));
    assert_eq!(accept(&judged, || EntryKey::of("new")).edits.len(), 1);
}

#[test]
fn whatever_is_in_a_file_it_is_read_to_its_end() {
    let pieces = [
        "\"",
        ",",
        ";",
        "\n",
        "\r\n",
        "\t",
        "Date",
        "Start",
        "2026-06-01",
        "08:00",
        "=1+1",
        "ü",
        "🎉",
        "\u{feff}",
        " ",
        "",
        "BEGIN:VEVENT",
        "BEGIN:VCALENDAR",
        "END:VEVENT",
        "DTSTART:",
        "20260601T080000Z",
        "DURATION:P99999999999D",
        ":",
        "\\",
        "99999999999999",
        "-",
        "24:00",
        "12:00 PM",
        "0",
        "1e9",
        "NaN",
    ];
    let mut random = Random::new(5);
    for _ in 0..5_000 {
        let text: String = (0..random.below(40)).map(|_| *random.pick(&pieces)).collect();
        if let Ok(table) = Table::read(&text) {
            let columns = Columns {
                start_date: Some(random.below(4)),
                start_time: Some(random.below(4)),
                end_time: Some(random.below(4)),
                length: Some(random.below(4)),
                project: Some(random.below(4)),
                ..Columns::find(&table.header)
            };
            let import = read_table(&table, &columns, *random.pick(&[DateOrder::DayFirst, DateOrder::MonthFirst]));
            assert_eq!(import.entries.len() + import.skipped.len(), table.rows.len());
            let lines = text.lines().count();
            assert!(table.rows.iter().all(|(line, _)| (1..=lines).contains(line)), "{text:?}");
        }
        _ = read_calendar(&text, &|_| i32::MAX);
        let bytes: Vec<u8> = text.bytes().map(|byte| byte ^ u8::try_from(random.below(256)).unwrap()).collect();
        _ = Table::read(&decode(&bytes));
    }
}
