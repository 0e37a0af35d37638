use std::time::Duration;

use super::{NOW, Server, add, begin, change, refused, remove, send, work};
use crate::{
    clock::Instant,
    edit::{Edit, EntryKey},
    queue::{Action, ChangeState, Hold, Outcome, Queue, RefusalKind},
};

#[test]
fn changes_are_sent_in_order_one_at_a_time() {
    let mut queue = Queue::default();
    add(&mut queue, "08:00-12:00");
    add(&mut queue, "12:30-17:00");
    let step = begin(&mut queue);
    assert_eq!(step.action, Action::Create(work("08:00-12:00")));
    assert_eq!(queue.next(NOW), None, "one is under way");
    queue.settle(&step, Outcome::Created("a".to_owned()), NOW);
    assert_eq!(begin(&mut queue).action, Action::Create(work("12:30-17:00")));
}

#[test]
fn a_new_entry_whose_answer_was_lost_is_looked_for_before_it_is_sent_again() {
    for arrived in [true, false] {
        let (mut queue, mut server) = (Queue::default(), Server::default());
        add(&mut queue, "08:00-12:00");
        let step = begin(&mut queue);
        if arrived {
            server.answer(&step.action);
        }
        let stored = queue.to_json();
        // The worker dies here.
        let mut queue = Queue::read(&stored).unwrap();
        queue.wake();
        assert_eq!(queue.next(NOW).unwrap().action, Action::Find(work("08:00-12:00")));
        send(&mut queue, &mut server);
        assert_eq!(server.records(), [work("08:00-12:00")], "arrived: {arrived}");
    }
}

#[test]
fn a_new_entry_that_arrives_late_is_recognised_when_it_is_in_its_own_way() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    add(&mut queue, "08:00-12:00");
    let late = begin(&mut queue);
    queue.settle(&late, Outcome::Unclear, NOW);
    queue.release();
    let find = begin(&mut queue);
    queue.settle(&find, server.answer(&find.action), NOW);
    server.answer(&late.action);
    send(&mut queue, &mut server);
    assert_eq!((server.records(), queue.changes()), (vec![work("08:00-12:00")], &[][..]));
}

#[test]
fn an_entry_is_looked_at_before_it_is_changed_and_done_if_it_is_so_already() {
    let mut queue = Queue::default();
    let key = EntryKey::of("a");
    change(&mut queue, &key, "08:00-12:00", "08:00-13:00");
    let step = begin(&mut queue);
    assert_eq!(step.action, Action::Look { id: "a".to_owned(), base: work("08:00-12:00") });
    let mut done = queue.clone();
    let landed = done.settle(&step, Outcome::Seen(work("08:00-13:00")), NOW).unwrap();
    assert_eq!((landed.id.as_str(), landed.record), ("a", Some(work("08:00-13:00"))));
    assert_eq!(done.changes(), []);
    queue.settle(&step, Outcome::Seen(work("08:00-12:00")), NOW);
    assert!(matches!(begin(&mut queue).action, Action::Update { .. }));
}

#[test]
fn what_is_gone_already_need_not_be_removed() {
    let mut queue = Queue::default();
    remove(&mut queue, &EntryKey::of("a"), "08:00-12:00");
    let step = begin(&mut queue);
    let landed = queue.settle(&step, Outcome::NotFound, NOW).unwrap();
    assert_eq!((landed.record, queue.changes()), (None, &[][..]));
}

#[test]
fn what_is_refused_stays_with_personios_words_and_the_others_go_on() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    let key = add(&mut queue, "08:00-12:00");
    add(&mut queue, "13:00-14:00");
    let step = begin(&mut queue);
    queue.settle(&step, refused(RefusalKind::Invalid), NOW);
    send(&mut queue, &mut server);
    assert_eq!(server.records(), [work("13:00-14:00")]);
    let problem = queue.problems().next().unwrap();
    assert!(matches!(&problem.state, ChangeState::Refused(refusal) if refusal.words == ["no"]));
    assert_eq!((&problem.key, queue.waiting()), (&key, 0));
    change(&mut queue, &key, "08:00-12:00", "08:00-11:00");
    send(&mut queue, &mut server);
    assert_eq!(server.records(), [work("08:00-11:00"), work("13:00-14:00")]);
}

#[test]
fn what_was_corrected_before_the_refusal_came_takes_its_place() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    let key = add(&mut queue, "08:00-12:00");
    let step = begin(&mut queue);
    change(&mut queue, &key, "08:00-12:00", "08:00-11:00");
    let mut removed = queue.clone();
    remove(&mut removed, &key, "08:00-11:00");
    removed.settle(&step, refused(RefusalKind::Invalid), NOW);
    assert_eq!(removed.changes(), [], "nobody wants it any more");
    queue.settle(&step, refused(RefusalKind::Invalid), NOW);
    assert_eq!(queue.problems().count(), 0);
    send(&mut queue, &mut server);
    assert_eq!(server.records(), [work("08:00-11:00")]);
}

#[test]
fn a_refused_entry_can_be_sent_again_or_given_up() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    let key = add(&mut queue, "08:00-12:00");
    let step = begin(&mut queue);
    queue.settle(&step, refused(RefusalKind::Permission), NOW);
    let mut given_up = queue.clone();
    assert!(given_up.abandon(&key));
    assert_eq!(given_up.changes(), []);
    queue.retry(&key);
    send(&mut queue, &mut server);
    assert_eq!(server.records(), [work("08:00-12:00")]);
}

#[test]
fn what_is_under_way_cannot_be_given_up() {
    let mut queue = Queue::default();
    let key = add(&mut queue, "08:00-12:00");
    begin(&mut queue);
    change(&mut queue, &key, "08:00-12:00", "08:00-13:00");
    assert!(!queue.abandon(&key));
    assert_eq!(queue.changes().len(), 1);
}

#[test]
fn what_is_in_the_way_of_another_goes_out_of_it_first() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    let key = add(&mut queue, "08:00-12:00");
    send(&mut queue, &mut server);
    // The person swapped the order: the new entry is where the old one still is in Personio.
    add(&mut queue, "10:00-12:00");
    change(&mut queue, &key, "08:00-12:00", "08:00-10:00");
    send(&mut queue, &mut server);
    assert_eq!(server.records(), [work("08:00-10:00"), work("10:00-12:00")]);
}

#[test]
fn two_entries_take_each_others_places() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    let (first, second) = (add(&mut queue, "08:00-09:00 a"), add(&mut queue, "10:00-11:00 b"));
    send(&mut queue, &mut server);
    // By way of a third place, which nobody sees: what was not sent becomes one change.
    change(&mut queue, &first, "08:00-09:00 a", "12:00-13:00 a");
    change(&mut queue, &second, "10:00-11:00 b", "08:00-09:00 b");
    change(&mut queue, &first, "12:00-13:00 a", "10:00-11:00 a");
    send(&mut queue, &mut server);
    assert_eq!(server.records(), [work("08:00-09:00 b"), work("10:00-11:00 a")]);
    assert_eq!(queue.changes(), []);
}

#[test]
fn what_made_room_and_finds_none_comes_back_when_it_is_given_up() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    let (first, second) = (add(&mut queue, "08:00-09:00 a"), add(&mut queue, "10:00-11:00 b"));
    send(&mut queue, &mut server);
    change(&mut queue, &first, "08:00-09:00 a", "10:00-12:00 a");
    change(&mut queue, &second, "10:00-11:00 b", "08:00-09:00 b");
    server.write("other", Some(work("11:30-13:00 theirs")));
    send(&mut queue, &mut server);
    assert_eq!(server.records(), [work("08:00-09:00 b"), work("11:30-13:00 theirs")]);
    let refused = queue.problems().next().unwrap();
    assert_eq!((&refused.key, &refused.target), (&first, &Some(work("10:00-12:00 a"))), "kept and shown");
    assert!(queue.abandon(&first));
    queue.put([Edit::change(second, work("08:00-09:00 b"), work("10:00-11:00 b"))]);
    send(&mut queue, &mut server);
    assert_eq!(server.records(), [work("08:00-09:00 a"), work("10:00-11:00 b"), work("11:30-13:00 theirs")]);
}

#[test]
fn a_chain_of_entries_moves_up_however_it_was_done() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    let hours = ["08:00-09:00", "09:00-10:00", "10:00-11:00", "11:00-12:00", "12:00-13:00"];
    let keys: Vec<_> = hours[..4].iter().map(|hour| add(&mut queue, hour)).collect();
    send(&mut queue, &mut server);
    for (index, key) in keys.iter().enumerate() {
        change(&mut queue, key, hours[index], hours[index + 1]);
    }
    send(&mut queue, &mut server);
    assert_eq!(server.records(), hours[1..].iter().map(|hour| work(hour)).collect::<Vec<_>>());
}

/// A new entry in doubt was taken for another one that stood there and was about to go: it was never made.
#[test]
fn an_entry_that_is_about_to_go_is_not_taken_for_the_new_one_in_its_place() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    let old = add(&mut queue, "08:00-12:00 old");
    send(&mut queue, &mut server);
    add(&mut queue, "08:00-12:00 new");
    change(&mut queue, &old, "08:00-12:00 old", "13:00-14:00 old");
    let step = begin(&mut queue);
    queue.settle(&step, Outcome::Unclear, NOW);
    queue.release();
    send(&mut queue, &mut server);
    assert_eq!(server.records(), [work("08:00-12:00 new"), work("13:00-14:00 old")]);
}

#[test]
fn an_overlap_that_nobody_mends_is_told() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    add(&mut queue, "08:00-12:00");
    add(&mut queue, "10:00-13:00");
    add(&mut queue, "14:00-15:00");
    send(&mut queue, &mut server);
    assert_eq!(server.records(), [work("08:00-12:00"), work("14:00-15:00")]);
    assert_eq!(queue.problems().count(), 1);
}

#[test]
fn without_a_session_the_queue_waits_and_keeps_everything() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    add(&mut queue, "08:00-12:00");
    add(&mut queue, "13:00-14:00");
    let step = begin(&mut queue);
    queue.settle(&step, Outcome::SignedOut, NOW);
    assert_eq!((queue.hold(), queue.waiting(), queue.due()), (&Hold::SignedOut, 2, None));
    assert_eq!(queue.next(NOW.plus(Duration::from_secs(1_000_000))), None);
    let mut queue = Queue::read(&queue.to_json()).unwrap();
    queue.release();
    send(&mut queue, &mut server);
    assert_eq!(server.records().len(), 2);
}

#[test]
fn attempts_without_an_answer_come_less_and_less_often() {
    let mut queue = Queue::default();
    add(&mut queue, "08:00-12:00");
    let (mut now, mut pauses) = (NOW, Vec::new());
    for _ in 0..12 {
        let step = queue.next(now).unwrap();
        queue.begin(&step);
        queue.settle(&step, Outcome::NotSent { retry_after: None }, now);
        assert_eq!(queue.next(now), None);
        let due = queue.due().unwrap();
        pauses.push(now.until(due).as_secs());
        now = due;
    }
    assert_eq!(pauses, [5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900, 900]);
    let step = queue.next(now).unwrap();
    queue.begin(&step);
    queue.settle(&step, Outcome::NotSent { retry_after: Some(Duration::from_secs(60)) }, now);
    assert!(queue.next(Instant(0)).is_some(), "the clock was set back");
}

#[test]
fn one_that_never_gets_an_answer_does_not_hold_up_the_others_for_ever() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    add(&mut queue, "08:00-12:00");
    add(&mut queue, "13:00-14:00");
    for _ in 0..20 {
        queue.release();
        let Some(step) = queue.next(NOW) else { break };
        queue.begin(&step);
        let hopeless = step.action == Action::Create(work("08:00-12:00"));
        let outcome = if hopeless { Outcome::Unclear } else { server.answer(&step.action) };
        queue.settle(&step, outcome, NOW);
    }
    assert_eq!((server.records(), queue.waiting()), (vec![work("13:00-14:00")], 1));
}

#[test]
fn a_new_entry_that_nobody_takes_is_refused_and_not_sent_for_ever() {
    let mut queue = Queue::default();
    add(&mut queue, "08:00-12:00");
    let step = begin(&mut queue);
    queue.settle(&step, Outcome::NotFound, NOW);
    assert_eq!((queue.next(NOW), queue.problems().count()), (None, 1));
}
