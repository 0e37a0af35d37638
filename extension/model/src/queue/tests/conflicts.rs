use super::{Server, add, change, remove, send, work};
use crate::{
    edit::EntryKey,
    queue::{ChangeState, Choice, Queue},
};

/// An entry in Personio that the person changed here, and somebody else there.
fn both_changed(theirs: Option<&str>) -> (Queue, Server, EntryKey) {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    let key = add(&mut queue, "08:00-12:00");
    send(&mut queue, &mut server);
    server.write("id1", theirs.map(work));
    change(&mut queue, &key, "08:00-12:00", "08:00-13:00");
    send(&mut queue, &mut server);
    (queue, server, key)
}

#[test]
fn what_others_changed_meanwhile_is_shown_with_both_versions() {
    let (queue, server, key) = both_changed(Some("07:00-11:00"));
    let problem = queue.problems().next().unwrap();
    assert_eq!((&problem.key, &problem.target), (&key, &Some(work("08:00-13:00"))));
    assert_eq!(problem.state, ChangeState::Conflict { theirs: Some(work("07:00-11:00")) });
    assert_eq!(server.records(), [work("07:00-11:00")], "nothing was written over it");
}

#[test]
fn the_person_decides_which_version_stays() {
    for (theirs, choice, expected) in [
        (Some("07:00-11:00"), Choice::Mine, Some("08:00-13:00")),
        (Some("07:00-11:00"), Choice::Theirs, Some("07:00-11:00")),
        (None, Choice::Mine, Some("08:00-13:00")),
        (None, Choice::Theirs, None),
    ] {
        let (mut queue, mut server, key) = both_changed(theirs);
        queue.resolve(&key, choice);
        send(&mut queue, &mut server);
        assert_eq!(server.records(), expected.map(work).into_iter().collect::<Vec<_>>(), "{theirs:?} {choice:?}");
        assert_eq!(queue.changes(), []);
    }
}

#[test]
fn the_removal_of_what_others_changed_asks_as_well() {
    let (mut queue, mut server) = (Queue::default(), Server::default());
    let key = add(&mut queue, "08:00-12:00");
    send(&mut queue, &mut server);
    server.write("id1", Some(work("08:00-12:00 important")));
    remove(&mut queue, &key, "08:00-12:00");
    send(&mut queue, &mut server);
    assert_eq!((queue.problems().count(), server.records().len()), (1, 1));
    queue.resolve(&key, Choice::Mine);
    send(&mut queue, &mut server);
    assert_eq!(server.records(), []);
}

#[test]
fn a_conflict_can_be_settled_by_writing_something_else() {
    let (mut queue, mut server, key) = both_changed(Some("07:00-11:00"));
    change(&mut queue, &key, "08:00-13:00", "07:00-13:00");
    send(&mut queue, &mut server);
    assert_eq!(queue.problems().count(), 1, "the others' version was not agreed to");
    queue.resolve(&key, Choice::Mine);
    send(&mut queue, &mut server);
    assert_eq!(server.records(), [work("07:00-13:00")]);
}
