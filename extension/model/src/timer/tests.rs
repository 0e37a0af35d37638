mod random;

use std::time::Duration;

use personio::calendar::LocalDateTime;

use super::{Concern, Midnight, MoveProblem, Notice, Patience, StopProblem, Timer, TimerState};
use crate::{
    attendance::Task,
    clock::{Mark, Now},
    edit::EntryKey,
    kept::{read, write},
};

/// A moment in Berlin, as `1T08:00` or `08:00` of Monday, 1 June 2026.
fn berlin(text: &str) -> Now {
    at(text, 120, "Europe/Berlin")
}

fn at(text: &str, offset: i32, zone: &str) -> Now {
    Now::new(Mark::of(local(text), offset).instant.0, offset, zone)
}

fn local(text: &str) -> LocalDateTime {
    let (day, time) = text.split_once('T').unwrap_or(("1", text));
    let (month, day) = day.split_once('-').unwrap_or(("06", day));
    format!("2026-{month}-{day:0>2}T{time}").parse().unwrap()
}

fn started(text: &str) -> Timer {
    let mut timer = Timer::default();
    timer.start(Task::default(), &berlin(text));
    timer
}

/// `08:00-12:00 break 12:00-12:30`, with the project and the comment where there are some.
fn shown(periods: &[crate::attendance::Attendance]) -> Vec<String> {
    let time = |time: LocalDateTime| {
        let day = if time.date() == local("00:00").date() { String::new() } else { format!("{}T", time.date().day()) };
        format!("{day}{}", time.time())
    };
    let each = periods.iter().map(|it| {
        let kind = if it.kind == crate::attendance::Kind::Break { "break " } else { "" };
        let project = it.task.project.as_ref().map(|project| format!(" {project}")).unwrap_or_default();
        let comment = if it.task.comment.is_empty() { String::new() } else { format!(" ({})", it.task.comment) };
        format!("{kind}{}-{}{project}{comment}", time(it.start), it.end.map(time).unwrap_or_default())
    });
    each.collect()
}

fn stopped(timer: &mut Timer, now: &Now) -> Vec<String> {
    shown(&timer.stop(Midnight::Keep, now).unwrap().periods)
}

fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(minutes * 60)
}

#[test]
fn a_day_of_work_and_breaks_becomes_periods_when_it_is_stopped() {
    let mut timer = started("08:00:30");
    timer.pause(&berlin("12:00:10"));
    assert_eq!(timer.state(), TimerState::OnBreak);
    timer.resume(&berlin("12:30:50"));
    assert_eq!(timer.worked(&berlin("13:00:50")), Duration::from_secs(3 * 3600 + 59 * 60 + 40 + 30 * 60));
    assert_eq!(timer.paused(&berlin("13:00:50")), Duration::from_secs(30 * 60 + 40));
    assert_eq!(stopped(&mut timer, &berlin("17:00:59")), ["08:00-12:00", "break 12:00-12:30", "12:30-17:00"]);
    assert_eq!(timer.state(), TimerState::Idle);
}

#[test]
fn buttons_that_make_no_sense_change_nothing() {
    let mut timer = Timer::default();
    let idle = timer.clone();
    timer.pause(&berlin("08:00"));
    timer.resume(&berlin("08:00"));
    timer.switch(Task::of(None, "x"), &berlin("08:00"));
    timer.set_comment("x");
    assert_eq!(timer, idle);
    assert_eq!(timer.stop(Midnight::Keep, &berlin("08:00")), Err(StopProblem::NotRunning));
    let mut timer = started("08:00");
    timer.start(Task::of(None, "again"), &berlin("09:00"));
    timer.resume(&berlin("09:00"));
    assert_eq!(stopped(&mut timer, &berlin("10:00")), ["08:00-10:00"]);
}

#[test]
fn another_project_begins_a_period_and_another_comment_does_not() {
    let mut timer = started("08:00");
    timer.switch(Task::of(None, "mail"), &berlin("09:00"));
    timer.switch(Task::of(Some("acme".into()), "review"), &berlin("10:00"));
    timer.set_comment("reviews");
    timer.pause(&berlin("11:00"));
    timer.resume(&berlin("11:15"));
    let expected =
        ["08:00-10:00 (mail)", "10:00-11:00 acme (reviews)", "break 11:00-11:15", "11:15-12:00 acme (reviews)"];
    assert_eq!(stopped(&mut timer, &berlin("12:00")), expected);
}

#[test]
fn a_project_that_is_corrected_at_once_was_never_the_other_one() {
    let mut timer = started("08:00:05");
    timer.switch(Task::of(Some("acme".into()), ""), &berlin("08:00:50"));
    assert_eq!(stopped(&mut timer, &berlin("09:00")), ["08:00-09:00 acme"]);
    let mut timer = started("08:00");
    timer.switch(Task::of(Some("acme".into()), ""), &berlin("09:00"));
    timer.set_project_from_start(&Task::of(Some("b".into()), ""));
    assert_eq!(stopped(&mut timer, &berlin("10:00")), ["08:00-10:00 b"]);
}

#[test]
fn a_break_of_some_seconds_is_none() {
    let mut timer = started("08:00");
    timer.pause(&berlin("10:00:10"));
    timer.resume(&berlin("10:00:40"));
    assert_eq!(stopped(&mut timer, &berlin("12:00")), ["08:00-12:00"]);
    let mut timer = started("08:00:10");
    let stopped = timer.stop(Midnight::Keep, &berlin("08:00:50")).unwrap();
    assert_eq!((stopped.periods, stopped.notices), (Vec::new(), vec![Notice::TooShort]));
}

#[test]
fn the_start_can_be_corrected_while_it_runs() {
    let mut timer = started("09:10");
    timer.set_start(local("08:40"), &berlin("09:11")).unwrap();
    timer.pause(&berlin("12:00"));
    assert_eq!(timer.set_start(local("12:00"), &berlin("12:10")), Err(MoveProblem::AfterNext(local("12:00"))));
    assert_eq!(timer.set_start(local("12:11"), &berlin("12:10")), Err(MoveProblem::Future));
    assert_eq!(
        timer.set_segment_start(1, local("08:40"), &berlin("12:10")),
        Err(MoveProblem::BeforePrevious(local("08:40")))
    );
    timer.set_segment_start(1, local("11:45"), &berlin("12:10")).unwrap();
    assert_eq!(timer.set_segment_start(2, local("11:45"), &berlin("12:10")), Err(MoveProblem::NotRunning));
    timer.resume(&berlin("12:15"));
    assert_eq!(stopped(&mut timer, &berlin("13:00")), ["08:40-11:45", "break 11:45-12:15", "12:15-13:00"]);
}

#[test]
fn who_forgot_to_start_begins_earlier_and_who_forgot_to_stop_ends_earlier() {
    let mut timer = Timer::default();
    assert_eq!(timer.start_at(Task::default(), local("10:00"), &berlin("09:00")), Err(MoveProblem::Future));
    assert_eq!(timer.state(), TimerState::Idle);
    timer.start_at(Task::default(), local("08:40"), &berlin("09:00")).unwrap();
    let mut forgotten = timer.clone();
    assert_eq!(
        forgotten.stop_at(local("08:40"), Midnight::Keep, &berlin("2T07:00")),
        Err(StopProblem::BeforeStart(local("08:40")))
    );
    assert_eq!(forgotten, timer);
    let stopped = forgotten.stop_at(local("17:00"), Midnight::Keep, &berlin("2T07:00")).unwrap();
    assert_eq!((shown(&stopped.periods), stopped.notices), (vec!["08:40-17:00".to_owned()], vec![]));
}

#[test]
fn a_night_is_one_period_or_one_for_each_day() {
    let mut timer = started("22:00");
    timer.pause(&berlin("23:30"));
    timer.resume(&berlin("2T00:30"));
    let mut split = timer.clone();
    let night = timer.stop(Midnight::Keep, &berlin("2T06:00")).unwrap();
    assert_eq!(shown(&night.periods), ["22:00-23:30", "break 23:30-2T00:30", "2T00:30-2T06:00"]);
    assert_eq!(night.notices, [Notice::PassedMidnight]);
    let days = split.stop(Midnight::Split, &berlin("2T06:00")).unwrap();
    assert_eq!(
        shown(&days.periods),
        ["22:00-23:30", "break 23:30-2T00:00", "break 2T00:00-2T00:30", "2T00:30-2T06:00"]
    );
    let mut to_midnight = started("22:00");
    let stopped = to_midnight.stop(Midnight::Split, &berlin("2T00:00")).unwrap();
    assert_eq!((shown(&stopped.periods), stopped.notices), (vec!["22:00-2T00:00".to_owned()], vec![]));
}

#[test]
fn what_is_longer_than_personio_takes_is_cut_into_pieces_that_it_takes() {
    let mut timer = started("08:00");
    assert_eq!(stopped(&mut timer, &berlin("3T07:00")), ["08:00-2T00:00", "2T00:00-2T12:00", "2T12:00-3T07:00"]);
    let mut timer = started("08:00");
    assert_eq!(stopped(&mut timer, &berlin("2T07:59")), ["08:00-2T07:59"]);
}

#[test]
fn who_flies_to_tokyo_has_not_worked_seven_hours_more() {
    let mut timer = started("08:00");
    let tokyo = at("19:00", 540, "Asia/Tokyo");
    assert_eq!(timer.worked(&tokyo), minutes(240));
    let stopped = timer.stop(Midnight::Keep, &tokyo).unwrap();
    assert_eq!(shown(&stopped.periods), ["08:00-12:00"]);
    assert_eq!(stopped.notices, [Notice::OtherZone { from: 120, to: 540 }]);
}

#[test]
fn a_zone_of_another_name_and_the_same_time_is_no_news() {
    let mut timer = started("08:00");
    let stopped = timer.stop(Midnight::Keep, &at("12:00", 120, "Europe/Paris")).unwrap();
    assert_eq!((shown(&stopped.periods), stopped.notices), (vec!["08:00-12:00".to_owned()], vec![]));
}

#[test]
fn in_the_nights_of_summer_time_the_clock_on_the_wall_counts() {
    let mut spring = Timer::default();
    spring.start(Task::default(), &at("03-29T01:00", 60, "Europe/Berlin"));
    let now = at("03-29T04:00", 120, "Europe/Berlin");
    assert_eq!(spring.worked(&now), minutes(120));
    let stopped = spring.stop(Midnight::Keep, &now).unwrap();
    assert_eq!(shown(&stopped.periods), ["29T01:00-29T04:00"]);
    assert_eq!(stopped.notices, [Notice::ClockChanged { by: 60 }]);
}

#[test]
fn what_would_end_before_it_begins_in_autumn_goes_on_in_summer_time() {
    let mut autumn = Timer::default();
    autumn.start(Task::default(), &at("10-25T02:30", 120, "Europe/Berlin"));
    let stopped = autumn.stop(Midnight::Keep, &at("10-25T02:10", 60, "Europe/Berlin")).unwrap();
    assert_eq!(shown(&stopped.periods), ["25T02:30-25T03:10"]);
    assert_eq!(stopped.notices, [Notice::OtherZone { from: 120, to: 60 }]);
}

#[test]
fn a_clock_that_was_set_back_makes_it_ask_and_nothing_negative() {
    let mut timer = started("08:00");
    timer.pause(&berlin("12:00"));
    let back = berlin("11:00");
    assert_eq!(timer.paused(&back), Duration::ZERO);
    assert_eq!(timer.concern(&Patience::default(), &back), Some(Concern::ClockSetBack { since: local("12:00") }));
    assert_eq!(timer.stop(Midnight::Keep, &back), Err(StopProblem::ClockSetBack(local("12:00"))));
    assert_eq!(timer.state(), TimerState::OnBreak, "it still runs");
    timer.resume(&back);
    timer.pause(&berlin("13:00"));
    timer.resume(&berlin("13:30"));
    assert_eq!(stopped(&mut timer, &berlin("14:00")), ["08:00-13:00", "break 13:00-13:30", "13:30-14:00"]);
}

#[test]
fn what_looks_forgotten_asks() {
    let timer = started("08:00");
    let concern = |timer: &Timer, now: &str| timer.concern(&Patience::default(), &berlin(now));
    assert_eq!(concern(&timer, "17:59"), None);
    assert_eq!(concern(&timer, "18:00"), Some(Concern::LongWork { since: local("08:00") }));
    assert_eq!(concern(&timer, "2T08:00"), Some(Concern::SinceAnotherDay { since: local("08:00") }));
    assert_eq!(concern(&started("22:00"), "2T05:59"), None, "a night is nothing to ask about");
    let mut pause = started("08:00");
    pause.pause(&berlin("12:00"));
    assert_eq!(concern(&pause, "13:59"), None);
    assert_eq!(concern(&pause, "14:00"), Some(Concern::LongBreak { since: local("12:00") }));
}

#[test]
fn it_survives_whatever_computes_it() {
    let mut timer = started("08:00");
    timer.switch(Task::of(Some("acme".into()), "review"), &berlin("09:00"));
    timer.pause(&berlin("12:00"));
    let stored = write(&timer);
    let mut woken: Timer = read(&stored).unwrap();
    assert_eq!(woken, timer);
    assert_eq!(woken.current_for(&berlin("12:20")), minutes(20));
    assert_eq!(stopped(&mut woken, &berlin("12:30")).len(), 3);
    assert_eq!(read::<Timer>(r#""idle""#), Some(Timer::default()));
}

#[test]
fn a_running_timer_in_personio_is_open_and_ends_with_each_button() {
    let mut timer = started("08:00");
    let mut number = 0;
    let mut key = || {
        number += 1;
        EntryKey::new(number)
    };
    let shown = |edits: Vec<crate::edit::Edit>| -> Vec<String> {
        let part = |record: &Option<crate::edit::Record>| {
            record
                .as_ref()
                .and_then(|record| record.attendance())
                .map_or("nothing".to_owned(), |it| shown(std::slice::from_ref(it)).concat())
        };
        edits.iter().map(|edit| format!("{}: {} → {}", edit.key, part(&edit.before), part(&edit.after))).collect()
    };
    assert_eq!(shown(timer.mirror(&mut key, &berlin("08:00"))), ["+1: nothing → 08:00-"]);
    assert_eq!(timer.mirror(&mut key, &berlin("08:10")), [], "nothing new");
    timer.set_start(local("07:50"), &berlin("08:10")).unwrap();
    assert_eq!(shown(timer.mirror(&mut key, &berlin("08:10"))), ["+1: 08:00- → 07:50-"]);
    timer.pause(&berlin("12:00"));
    assert_eq!(
        shown(timer.mirror(&mut key, &berlin("12:00"))),
        ["+1: 07:50- → 07:50-12:00", "+2: nothing → break 12:00-"]
    );
    timer.resume(&berlin("12:00:30"));
    assert_eq!(
        shown(timer.mirror(&mut key, &berlin("12:00:30"))),
        ["+2: break 12:00- → nothing", "+1: 07:50-12:00 → 07:50-"],
        "it was no break; what goes makes room first"
    );
    let mut discarded = timer.clone();
    assert_eq!(shown(discarded.discard_mirrored()), ["+1: 07:50- → nothing"]);
    let (_, edits) = timer.stop_mirrored(&mut key, Midnight::Keep, &berlin("12:30")).unwrap();
    assert_eq!(shown(edits), ["+1: 07:50- → 07:50-12:30"]);
    assert!(timer.mirrored().is_empty());
}
