use personio::calendar::Date;

use super::{absences, entries, with_timer};
use crate::{
    absence::{Absence, Since, Until},
    attendance::Attendance,
    clock::{Instant, Now},
    edit::{Edit, EntryKey, Record},
    entry::EntryState,
    known::Known,
    operation,
    queue::{Landed, Outcome, Queue, Refusal},
    timer::{Midnight, Timer},
};

const NOW: Instant = Instant(1);

fn day(number: u8) -> Date {
    Date::new(2026, 6, number).unwrap()
}

fn work(number: u8, from: &str, until: &str) -> Record {
    let at = |time: &str| format!("2026-06-{number:02}T{time}").parse().unwrap();
    Attendance::work(at(from), at(until)).into()
}

fn known() -> Known {
    let mut known = Known::default();
    for (id, number) in [("a", 1), ("b", 2)] {
        known.land(Landed { at: NOW, id: id.to_owned(), record: Some(work(number, "08:00", "12:00")) });
    }
    known
}

fn shown(known: &Known, queue: &Queue) -> Vec<String> {
    let entries = entries(known, queue, day(1), day(30));
    let state = |state: &EntryState| match state {
        EntryState::InPersonio => "there",
        EntryState::Waiting => "waiting",
        EntryState::Sending => "sending",
        EntryState::Refused(_) => "refused",
        EntryState::Conflict { .. } => "conflict",
        EntryState::Running => "running",
    };
    entries.iter().map(|it| format!("{} {} {} {}", it.key, it.day.day(), it.start().time(), state(&it.state))).collect()
}

#[test]
fn what_the_person_did_is_shown_before_personio_has_it() {
    let (known, mut queue) = (known(), Queue::default());
    let new = queue.new_key();
    queue.put([
        Edit::add(new.clone(), work(1, "13:00", "14:00")),
        Edit::change(EntryKey::of("a"), work(1, "08:00", "12:00"), work(3, "09:00", "12:00")),
        Edit::remove(EntryKey::of("b"), work(2, "08:00", "12:00")),
    ]);
    assert_eq!(shown(&known, &queue), ["+1 1 13:00 waiting", "a 3 09:00 waiting"]);
    let step = queue.next(NOW).unwrap();
    queue.begin(&step);
    assert_eq!(shown(&known, &queue)[0], "+1 1 13:00 sending");
    queue.settle(&step, Outcome::Refused(Refusal::default()), NOW);
    assert_eq!(shown(&known, &queue)[0], "+1 1 13:00 refused");
    queue.retry(&new);
    let step = queue.next(NOW).unwrap();
    queue.begin(&step);
    let mut known = known;
    known.land(queue.settle(&step, Outcome::Created("c".to_owned()), NOW).unwrap());
    assert_eq!(shown(&known, &queue)[0], "+1 1 13:00 there", "under the key that it always had");
    assert!(queue.abandon(&EntryKey::of("a")) && queue.abandon(&EntryKey::of("b")));
    assert_eq!(shown(&known, &queue)[1], "+1 1 13:00 there", "also when nothing waits");
}

#[test]
fn a_removal_that_is_in_question_is_shown_again() {
    let (mut known, mut queue) = (known(), Queue::default());
    queue.put([Edit::remove(EntryKey::of("b"), work(2, "08:00", "12:00"))]);
    let step = queue.next(NOW).unwrap();
    queue.begin(&step);
    known.land(queue.settle(&step, Outcome::Seen(work(2, "08:00", "15:00")), NOW).unwrap());
    assert_eq!(shown(&known, &queue), ["a 1 08:00 there", "b 2 08:00 conflict"]);
    let entry = entries(&known, &queue, day(2), day(2)).remove(0);
    let theirs = work(2, "08:00", "15:00").attendance().cloned();
    assert_eq!(entry.state, EntryState::Conflict { theirs });
}

#[test]
fn an_entry_of_a_day_that_was_never_read_is_shown_as_it_will_be() {
    let mut queue = Queue::default();
    queue.put([Edit::change(EntryKey::of("z"), work(9, "08:00", "12:00"), work(9, "08:00", "13:00"))]);
    assert_eq!(shown(&Known::default(), &queue), ["z 9 08:00 waiting"]);
}

#[test]
fn a_new_entry_whose_answer_was_lost_is_not_shown_twice() {
    let (mut known, mut queue) = (Known::default(), Queue::default());
    let new = queue.new_key();
    queue.put([Edit::add(new, work(1, "08:00", "12:00"))]);
    let step = queue.next(NOW).unwrap();
    queue.begin(&step);
    // The list that was asked for meanwhile has it already.
    known.land(Landed { at: NOW, id: "c".to_owned(), record: Some(work(1, "08:00", "12:00")) });
    assert_eq!(shown(&known, &queue), ["+1 1 08:00 sending"]);
    queue.settle(&step, Outcome::Unclear, NOW);
    assert_eq!(shown(&known, &queue), ["+1 1 08:00 waiting"]);
    queue.release();
    let find = queue.next(NOW).unwrap();
    known.land(queue.settle(&find, Outcome::Created("c".to_owned()), NOW).unwrap());
    assert_eq!(shown(&known, &queue), ["+1 1 08:00 there"]);
}

#[test]
fn absences_are_shown_with_what_is_on_its_way() {
    let absence = |number| Absence {
        kind: "t".into(),
        from: Since::Morning(day(number)),
        until: Some(Until::Evening(day(number))),
        comment: String::new(),
    };
    let (mut known, mut queue) = (known(), Queue::default());
    known.land(Landed { at: NOW, id: "x".to_owned(), record: Some(absence(8).into()) });
    let new = queue.new_key();
    queue.put([Edit::add(new.clone(), absence(3)), Edit::remove(EntryKey::of("x"), absence(8))]);
    let shown = absences(&known, &queue);
    assert_eq!((&shown[0].key, shown[0].pending.is_some(), shown[0].is_cancelled), (&new, true, false));
    assert_eq!((shown[1].key.as_str(), shown[1].is_cancelled), ("x", true));
    assert_eq!(entries(&known, &queue, day(1), day(30)).len(), 2, "absences are no work");
}

#[test]
fn the_running_timer_is_on_the_timeline_and_in_the_way_but_no_entry() {
    let mut timer = Timer::default();
    let at = |hours: i64| Now::new(1_780_272_000_000 + hours * 3_600_000, 0, "UTC");
    timer.start(<_>::default(), &at(14));
    timer.pause(&at(15));
    let known = known();
    let entries = entries(&known, &Queue::default(), day(1), day(1));
    let shown = with_timer(entries, &timer, Midnight::Keep, &at(16));
    let states: Vec<_> = shown.iter().map(|it| (it.start().time().hour(), it.state == EntryState::Running)).collect();
    assert_eq!(states, [(8, false), (14, true), (15, true)]);
    let (work, new) = (work(1, "17:00", "18:00").attendance().cloned().unwrap(), EntryKey::of("new"));
    assert!(operation::add(&shown, new, work.clone()).is_err(), "the break runs until somebody ends it");
    let key = shown[2].key.clone();
    assert_eq!(operation::remove(&shown, &key), Err(operation::Problem::NoSuchEntry));
    let mut queue = Queue::default();
    queue.put([Edit::remove(key, work)]);
    assert_eq!(queue.changes(), []);
}
