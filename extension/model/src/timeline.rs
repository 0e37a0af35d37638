//! What people see: what Personio has, with what they changed and Personio does not have yet.

use std::collections::BTreeMap;

use personio::calendar::Date;

use crate::{
    attendance::Attendance,
    edit::{EntryKey, Record},
    entry::{Entry, EntryState},
    known::{Known, KnownAbsence},
    queue::{Change, ChangeState, Queue},
};

/// The entries that count for the days from one to another, in the order of time. Rejected ones are among them.
#[must_use]
pub fn entries(known: &Known, queue: &Queue, from: Date, to: Date) -> Vec<Entry> {
    let mut pending = pending(queue);
    let mut entries: Vec<Entry> = Vec::new();
    for it in known.attendances() {
        let key = if pending.is_empty() { EntryKey::of(&it.id) } else { queue.key_of(&it.id) };
        let mut entry = Entry {
            key,
            attendance: it.attendance.clone(),
            day: it.day,
            state: EntryState::InPersonio,
            approval: it.approval.clone(),
        };
        if let Some(pending) = pending.remove(&entry.key) {
            let Some(attendance) = pending.shown() else { continue };
            if attendance.start.date() != entry.attendance.start.date() {
                entry.day = attendance.start.date();
            }
            entry.state = pending.state();
            entry.attendance = attendance;
        }
        entries.push(entry);
    }
    for (key, pending) in pending {
        let Some(attendance) = pending.shown() else { continue };
        let day = attendance.start.date();
        entries.push(Entry { key, day, state: pending.state(), attendance, approval: None });
    }
    entries.retain(|entry| from <= entry.day && entry.day <= to);
    entries.sort_by(|one, other| (one.start(), one.end(), &one.key).cmp(&(other.start(), other.end(), &other.key)));
    entries
}

/// An absence as people see it.
#[derive(Clone, Debug, PartialEq)]
pub struct AbsenceEntry {
    /// Names it in operations.
    pub key: EntryKey,
    /// What it says, and how far the approval is.
    pub known: KnownAbsence,
    /// How far it is on its way to Personio; `None` if it is there.
    pub pending: Option<ChangeState>,
    /// The person cancelled it.
    pub is_cancelled: bool,
}

/// The person's absences, with those that Personio does not have yet, in the order of time.
#[must_use]
pub fn absences(known: &Known, queue: &Queue) -> Vec<AbsenceEntry> {
    let mut pending = pending(queue);
    let mut entries = Vec::new();
    for it in known.absences() {
        let key = queue.key_of(&it.id);
        let mut entry = AbsenceEntry { key, known: it.clone(), pending: None, is_cancelled: false };
        if let Some(pending) = pending.remove(&entry.key) {
            entry.is_cancelled = pending.last.target.is_none();
            entry.pending = Some(pending.first.state.clone());
            if let Some(absence) = pending.last.target.as_ref().and_then(Record::absence) {
                entry.known.absence = absence.clone();
            }
        }
        entries.push(entry);
    }
    for (key, pending) in pending {
        let Some(absence) = pending.last.target.as_ref().and_then(Record::absence).cloned() else { continue };
        let known = KnownAbsence { id: String::new(), absence, approval: None };
        entries.push(AbsenceEntry { key, known, pending: Some(pending.first.state.clone()), is_cancelled: false });
    }
    entries.sort_by_key(|entry| entry.known.absence.from.date());
    entries
}

/// The changes of one entry.
struct Pending<'a> {
    first: &'a Change,
    last: &'a Change,
}

fn pending(queue: &Queue) -> BTreeMap<EntryKey, Pending<'_>> {
    let mut pending: BTreeMap<EntryKey, Pending<'_>> = BTreeMap::new();
    for change in queue.changes() {
        pending
            .entry(change.key.clone())
            .and_modify(|pending| pending.last = change)
            .or_insert(Pending { first: change, last: change });
    }
    pending
}

impl Pending<'_> {
    /// What the timeline shows. What shall go is shown only if that is in question.
    fn shown(&self) -> Option<Attendance> {
        let record = match (&self.last.target, &self.last.state) {
            (Some(record), _) => Some(record),
            (None, ChangeState::Refused(_) | ChangeState::Conflict { .. }) => self.last.base.as_ref(),
            (None, _) => None,
        };
        record.and_then(Record::attendance).cloned()
    }

    fn state(&self) -> EntryState {
        match &self.first.state {
            ChangeState::Waiting | ChangeState::Checked => EntryState::Waiting,
            ChangeState::Sending => EntryState::Sending,
            ChangeState::Refused(refusal) => EntryState::Refused(refusal.clone()),
            ChangeState::Conflict { theirs } => {
                EntryState::Conflict { theirs: theirs.as_ref().and_then(Record::attendance).cloned() }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use personio::calendar::Date;

    use super::{absences, entries};
    use crate::{
        absence::{Absence, Since, Until},
        attendance::Attendance,
        clock::Instant,
        edit::{Edit, EntryKey, Record},
        entry::EntryState,
        known::Known,
        queue::{Landed, Outcome, Queue, Refusal},
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
        entries
            .iter()
            .map(|it| format!("{} {} {} {}", it.key, it.day.day(), it.start().time(), state(&it.state)))
            .collect()
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
}
