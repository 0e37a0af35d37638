use personio::calendar::LocalDateTime;

use super::{Command, Context, Project, parse, suggest};
use crate::{attendance::Kind, random::Random};

/// Thursday, 12 November 2026, 18:05.
fn now() -> LocalDateTime {
    "2026-11-12T18:05".parse().unwrap()
}

fn projects() -> Vec<Project> {
    let project = |id: &str, name: &str| Project { id: id.into(), name: name.to_owned() };
    vec![project("1", "ACME GmbH"), project("2", "Acme Support"), project("3", "Büro"), project("4", "New Website")]
}

/// What a line does, in short.
fn does(line: &str) -> String {
    let projects = projects();
    match parse(line, Context { now: now(), day: now().date(), projects: &projects }) {
        Ok(command) => shown(&command),
        Err(mistake) => format!("{:?} at {}..{}", mistake.kind, mistake.at.start, mistake.at.end),
    }
}

fn shown(command: &Command) -> String {
    let task = |task: &crate::attendance::Task| {
        let project = task.project.as_ref().map(|project| format!(" #{project}")).unwrap_or_default();
        let comment = if task.comment.is_empty() { String::new() } else { format!(" ({})", task.comment) };
        project + &comment
    };
    let time = |time: LocalDateTime| {
        let day = if time.date() == now().date() { String::new() } else { format!("{}T", time.date()) };
        format!("{day}{}", time.time())
    };
    match command {
        Command::Start { task: it, since } => {
            format!("start{}{}", since.map(|since| format!(" {}", time(since))).unwrap_or_default(), task(it))
        }
        Command::Pause => "pause".to_owned(),
        Command::Resume => "resume".to_owned(),
        Command::Stop { at } => format!("stop{}", at.map(|at| format!(" {}", time(at))).unwrap_or_default()),
        Command::Record { periods, .. } => {
            let each = periods.iter().map(|it| {
                let kind = if it.kind == Kind::Break { "b" } else { "" };
                format!("{kind}{}-{}{}", time(it.start), time(it.end.unwrap()), task(&it.task))
            });
            each.collect::<Vec<_>>().join(", ")
        }
    }
}

#[test]
fn the_line_of_the_manual_is_understood() {
    let expected = "09:00-12:30 #1 (review), 13:00-17:30 #1 (review)";
    assert_eq!(does("pt 9-12:30 13-17:30 acme-gmbh review"), expected);
    assert_eq!(does("13-17:30 9-12:30 @acmegmbh review"), expected);
    assert_eq!(does("@acmeg review 9-12:30"), "NoTime at 21..21", "behind the comment everything is comment");
}

#[test]
fn times_are_read_as_people_write_them() {
    for line in ["9-17", "09:00-17:00", "9:00–17.00", "0900-1700", "900-1700", "9h-17h", "9uhr-17uhr", "9h00-17h00"] {
        assert_eq!(does(line), "09:00-17:00", "{line}");
    }
    assert_eq!(does("16-now"), "16:00-18:05");
    assert_eq!(does("16-JETZT"), "16:00-18:05");
    assert_eq!(does("gestern 22-6"), "2026-11-11T22:00-06:00");
    for (line, length) in [("2h", "16:05"), ("1h30", "16:35"), ("90m", "16:35"), ("1,5h", "16:35"), ("1.25h", "16:50")]
    {
        assert_eq!(does(line), format!("{length}-18:05"), "{line}");
    }
}

#[test]
fn days_are_read_in_both_languages() {
    for (line, day) in [
        ("today", "2026-11-12"),
        ("yesterday", "2026-11-11"),
        ("gestern", "2026-11-11"),
        ("vorgestern", "2026-11-10"),
        ("mo", "2026-11-09"),
        ("Mo.", "2026-11-09"),
        ("Friday", "2026-11-06"),
        ("do", "2026-11-12"),
        ("Sonntag:", "2026-11-08"),
        ("12.11.", "2026-11-12"),
        ("1.12.", "2026-12-01"),
        ("31.12.25", "2025-12-31"),
        ("2026-10-01", "2026-10-01"),
        ("1.1.", "2027-01-01"),
    ] {
        let projects = projects();
        let command =
            parse(&format!("{line} 9-12"), Context { now: now(), day: now().date(), projects: &projects }).unwrap();
        let Command::Record { day: read, .. } = command else { panic!("{line}") };
        assert_eq!(read.to_string(), day, "{line}");
    }
}

#[test]
fn breaks_divide_the_work_around_them() {
    assert_eq!(does("9-17 b12-12:30"), "09:00-12:00, b12:00-12:30, 12:30-17:00");
    assert_eq!(does("b12-12:30 9-17"), "09:00-12:00, b12:00-12:30, 12:30-17:00");
    assert_eq!(does("9-17 Pause 12-12:30 x"), "09:00-12:00 (x), b12:00-12:30, 12:30-17:00 (x)");
    assert_eq!(does("9-12 b12-13 13-17"), "09:00-12:00, b12:00-13:00, 13:00-17:00");
}

#[test]
fn a_break_without_a_time_finds_one() {
    assert_eq!(does("9-17:30 b30"), "09:00-12:00, b12:00-12:30, 12:30-17:30");
    assert_eq!(does("9-17:30 break 45m"), "09:00-12:00, b12:00-12:45, 12:45-17:30");
    assert_eq!(does("13-18 p30"), "13:00-15:15, b15:15-15:45, 15:45-18:00", "in the middle");
    assert_eq!(does("9-10 b60"), "NoRoom at 5..8");
    assert_eq!(does("b30"), "NoRoom at 0..3");
}

#[test]
fn the_first_word_may_begin_a_project() {
    assert_eq!(does("9-10 buro x"), "09:00-10:00 (buro x)", "ü is not u");
    assert_eq!(does("9-10 BÜRO x"), "09:00-10:00 #3 (x)");
    assert_eq!(does("9-10 new relaunch"), "09:00-10:00 #4 (relaunch)");
    assert_eq!(does("9-10 website"), "09:00-10:00 #4");
    assert_eq!(does("9-10 acme x"), "09:00-10:00 (acme x)", "several begin so");
    assert_eq!(does("9-10 @acme x"), "NoSuchProject at 5..10");
    assert_eq!(does("9-10 @nope"), "NoSuchProject at 5..10");
    assert_eq!(does("9-10 Call with Büro at 9-10"), "09:00-10:00 (Call with Büro at 9-10)");
}

#[test]
fn the_buttons_have_words() {
    assert_eq!(does("start"), "start");
    assert_eq!(does("start büro mail"), "start #3 (mail)");
    assert_eq!(does("Start 8:40 mail"), "start 08:40 (mail)");
    assert_eq!(does("8:40- mail"), "start 08:40 (mail)");
    assert_eq!(does("stop 17"), "stop 17:00");
    assert_eq!(does("feierabend"), "stop");
    assert_eq!(does("pause"), "pause");
    assert_eq!(does("weiter"), "resume");
    assert_eq!(does("start 19:00"), "Future at 6..11");
    assert_eq!(does("stop 9-12"), "NotHere at 5..9");
    assert_eq!(does("break 12-12:30"), "b12:00-12:30", "recorded afterwards");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (line, expected) in [
        ("", "NoTime at 0..0"),
        ("acme review", "NoTime at 11..11"),
        ("9-25", "NoSuchTime at 0..4"),
        ("x", "NoTime at 1..1"),
        ("  9-12 11:75-13", "NoSuchTime at 7..15"),
        ("31.11. 9-12", "NoSuchDay at 0..6"),
        ("mo di 9-12", "SecondDay at 3..5"),
        ("9-12 11-13", "Overlap at 5..10"),
        ("19-now", "Future at 0..6"),
        ("12-12", "NoSuchTime at 0..5"),
    ] {
        assert_eq!(does(line), expected, "{line}");
    }
    assert_eq!(does(&"ä".repeat(3000)), "TooLong at 2000..3000");
}

#[test]
fn while_somebody_types_projects_are_proposed() {
    let projects = projects();
    let lines = |line: &str| -> Vec<String> {
        let context = Context { now: now(), day: now().date(), projects: &projects };
        suggest(line, context).into_iter().map(|it| it.line).collect()
    };
    assert_eq!(lines("9-12 ac"), ["9-12 ac", "9-12 @acmegmbh", "9-12 @acmesupport"]);
    assert_eq!(lines("9-12 @acm"), ["9-12 @acmegmbh", "9-12 @acmesupport"]);
    assert_eq!(lines(""), ["start", "stop", "break"]);
    assert!(lines("9-1x7").is_empty());
}

#[test]
fn nothing_that_somebody_types_breaks_it() {
    let pieces = [
        "9",
        "-",
        "12:30",
        "b",
        "b30",
        "@",
        "h",
        ":",
        ".",
        "mo",
        "99",
        "0",
        "–",
        "now",
        "ü",
        "東",
        "🎉",
        "e\u{301}",
        " ",
        "  ",
        "\t",
        "\u{a0}",
        "31.",
        "2.",
        "2026-",
        "start",
        "stop",
        "pause",
        "24:00",
        "00:00",
        "1h",
        "9999h",
        "9-12 ",
        "13-17:30 ",
        " b30 ",
        ",5h",
        "acme",
        "p0",
        "b0",
        "\u{0}",
        "-9",
        "10000-01-01",
        "29.2.",
        "uhr",
    ];
    let (projects, mut random, mut understood) = (projects(), Random::new(7), 0);
    for _ in 0..3_000 {
        let count = 1 + random.below(8);
        let line: String = (0..count).map(|_| *random.pick(&pieces)).collect();
        for now in [
            now(),
            personio::calendar::Date::MIN.at("00:00".parse().unwrap()),
            personio::calendar::Date::MAX.at("23:59".parse().unwrap()),
        ] {
            let context = Context { now, day: now.date(), projects: &projects };
            match parse(&line, context) {
                Ok(Command::Record { periods, .. }) => {
                    understood += 1;
                    assert!(!periods.is_empty(), "{line}");
                    for (index, period) in periods.iter().enumerate() {
                        assert!(period.end.is_some_and(|end| period.start < end), "{line}: {periods:?}");
                        assert!(
                            periods.iter().skip(index + 1).all(|other| !other.overlaps(period)),
                            "{line}: {periods:?}"
                        );
                    }
                }
                Ok(_) => understood += 1,
                Err(mistake) => {
                    let length = line.chars().count();
                    assert!(mistake.at.start <= mistake.at.end && mistake.at.end <= length, "{line}: {mistake:?}");
                }
            }
            _ = suggest(&line, context);
        }
    }
    assert!(understood > 600, "{understood}");
}

#[test]
fn a_line_without_a_day_is_for_the_day_that_somebody_looks_at_and_the_timer_for_today() {
    let day = "2026-05-20".parse().unwrap();
    let context = Context { now: now(), day, projects: &[] };
    let Ok(Command::Record { day: recorded, periods }) = parse("9-12 review", context) else { panic!("no periods") };
    assert_eq!((recorded, periods[0].start.date()), (day, day));
    let Ok(Command::Record { day: said, .. }) = parse("2026-05-21 9-12", context) else { panic!("no periods") };
    assert_eq!(said.to_string(), "2026-05-21");
    let Ok(Command::Start { since: Some(since), .. }) = parse("start 0:01", context) else { panic!("no start") };
    assert_eq!(since.date(), now().date());
}
