use super::{NOW, Server, add, begin, change, remove, send, work};
use crate::{
    queue::{Action, Outcome, Queue},
    random::Random,
};

#[test]
fn changes_of_what_was_not_sent_become_one() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    let key = add(&mut queue, "08:00-12:00");
    change(&mut queue, &key, "08:00-12:00", "08:30-12:00");
    change(&mut queue, &key, "08:30-12:00", "08:30-12:00 review");
    assert_eq!(queue.changes().len(), 1);
    let step = begin(&mut queue);
    assert_eq!(step.action, Action::Create(work("08:30-12:00 review")));
    queue.settle(&step, server.answer(&step.action), NOW);
    assert_eq!((queue.waiting(), server.records()), (0, vec![work("08:30-12:00 review")]));
}

#[test]
fn what_is_made_and_removed_before_it_is_sent_is_never_sent() {
    let mut queue = Queue::default();
    let key = add(&mut queue, "08:00-12:00");
    remove(&mut queue, &key, "08:00-12:00");
    assert_eq!((queue.changes(), queue.next(NOW)), (&[][..], None));
}

#[test]
fn a_change_that_is_taken_back_before_it_is_sent_is_none() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    let key = add(&mut queue, "08:00-12:00");
    send(&mut queue, &mut server);
    change(&mut queue, &key, "08:00-12:00", "09:00-12:00");
    change(&mut queue, &key, "09:00-12:00", "08:00-12:00");
    remove(&mut queue, &key, "08:00-12:00");
    queue.put([crate::edit::Edit::add(key, work("08:00-12:00"))]);
    assert_eq!(queue.next(NOW), None);
}

#[test]
fn the_undo_of_what_was_sent_is_sent_as_well() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    let key = add(&mut queue, "08:00-12:00");
    send(&mut queue, &mut server);
    remove(&mut queue, &key, "08:00-12:00");
    send(&mut queue, &mut server);
    assert_eq!(server.records(), []);
    queue.put([crate::edit::Edit::add(key.clone(), work("08:00-12:00"))]);
    send(&mut queue, &mut server);
    assert_eq!(server.records(), [work("08:00-12:00")]);
    let id = queue.id_of(&key).unwrap();
    assert_eq!((id.as_str(), queue.key_of(&id)), ("id2", key), "under the key that it always had");
}

#[test]
fn a_change_while_the_one_before_is_under_way_comes_after_it() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    let key = add(&mut queue, "08:00-12:00");
    let step = begin(&mut queue);
    change(&mut queue, &key, "08:00-12:00", "08:00-13:00");
    change(&mut queue, &key, "08:00-13:00", "08:00-14:00");
    assert_eq!((queue.next(NOW), queue.changes().len()), (None, 2));
    queue.settle(&step, server.answer(&step.action), NOW);
    send(&mut queue, &mut server);
    assert_eq!(server.records(), [work("08:00-14:00")]);
}

#[test]
fn a_removal_while_the_creation_is_under_way_comes_after_it_or_spares_both() {
    for arrives in [true, false] {
        let (mut queue, mut server) = (Queue::default(), Server::default());
        let key = add(&mut queue, "08:00-12:00");
        let step = begin(&mut queue);
        if arrives {
            server.answer(&step.action);
        }
        remove(&mut queue, &key, "08:00-12:00");
        queue.settle(&step, Outcome::Unclear, NOW);
        queue.release();
        send(&mut queue, &mut server);
        assert_eq!((server.records(), queue.changes()), (vec![], &[][..]), "arrives: {arrives}");
    }
}

#[test]
fn what_is_stored_is_read_back_and_what_another_version_stored_is_kept() {
    let mut queue = Queue::default();
    let key = add(&mut queue, "08:00-12:00 review");
    let stored = queue.to_json();
    assert_eq!(Queue::read(&stored).unwrap(), queue);
    let newer = stored.replace(r#""changes":["#, r#""changes":[{"number":9,"teleport":true},"#);
    let mut read = Queue::read(&newer).unwrap();
    assert_eq!((read.changes(), read.unreadable()), (queue.changes(), 1));
    assert!(read.to_json().contains(r#"{"number":9,"teleport":true}"#));
    assert_ne!(read.new_key(), key, "numbers are not given twice");
    for text in ["", "null", "[]", "{}", r#"{"changes":7}"#] {
        assert_eq!(Queue::read(text), None, "{text}");
    }
}

#[test]
fn an_entry_that_nobody_knows_cannot_be_changed() {
    let mut queue = Queue::default();
    let key = queue.new_key();
    change(&mut queue, &key, "08:00-12:00", "08:00-13:00");
    assert_eq!(queue.changes(), []);
}

#[test]
fn the_import_of_a_year_can_be_taken_back() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    let mut edits = Vec::new();
    for index in 0..1_500_i64 {
        let start = super::at("00:00").plus_seconds(index * 3_600).unwrap();
        let work = crate::attendance::Attendance::work(start, start.plus_seconds(3_600).unwrap());
        edits.push(crate::edit::Edit::add(queue.new_key(), work));
    }
    queue.put(edits.clone());
    for expected in [1_500, 0] {
        while let Some(step) = queue.next(NOW) {
            queue.begin(&step);
            let outcome = match &step.action {
                // The server of the tests looks at everything that is there: too slow for so much.
                Action::Create(record) => {
                    let id = format!("id{}", step.change);
                    server.write(&id, Some(record.clone()));
                    Outcome::Created(id)
                }
                action => server.answer(action),
            };
            queue.settle(&step, outcome, NOW);
        }
        assert_eq!(server.records().len(), expected);
        queue.put(edits.iter().rev().map(crate::edit::Edit::undo).filter(|_| expected > 0));
    }
}

#[test]
fn whatever_is_stored_the_queue_goes_on() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    for hour in ["08:00-09:00", "09:00-10:00 ä", "09:30-11:00"] {
        add(&mut queue, hour);
    }
    send(&mut queue, &mut server);
    let key = add(&mut queue, "13:00-14:00");
    begin(&mut queue);
    change(&mut queue, &key, "13:00-14:00", "13:00-15:00");
    let stored = queue.to_json();
    let (mut random, mut read) = (Random::new(1), 0);
    for _ in 0..4_000 {
        let mut bytes = stored.clone().into_bytes();
        for _ in 0..1 + random.below(3) {
            let at = random.below(bytes.len());
            bytes[at] = *random.pick(b"0123456789{}[]\",:natuf-T");
        }
        let Some(mut queue) = String::from_utf8(bytes).ok().and_then(|text| Queue::read(&text)) else { continue };
        read += 1;
        queue.wake();
        queue.release();
        for _ in 0..10 {
            let Some(step) = queue.next(NOW) else { break };
            queue.begin(&step);
            let outcome = server.clone().answer(&step.action);
            queue.settle(&step, outcome, NOW);
        }
        assert!(Queue::read(&queue.to_json()).is_some());
    }
    assert!(read > 1_000, "{read}");
}
