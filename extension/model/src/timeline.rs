//! What people see: what Personio has, with what they changed and Personio does not have yet.

#[cfg(test)]
mod random;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use personio::calendar::Date;

use crate::{
    attendance::Attendance,
    clock::Now,
    edit::{EntryKey, Record},
    entry::{Entry, EntryState},
    known::{Known, KnownAbsence},
    queue::{Change, ChangeState, Queue},
    timer::{Midnight, Timer},
};

/// The entries that count for the days from one to another, in the order of time. Rejected ones are among them.
#[must_use]
pub fn entries(known: &Known, queue: &Queue, from: Date, to: Date) -> Vec<Entry> {
    let (mut pending, linked) = (pending(queue), queue.linked());
    let mut entries: Vec<Entry> = Vec::new();
    let in_doubt: Vec<&Attendance> = pending.values().filter_map(Pending::perhaps_there).collect();
    for it in known.attendances() {
        // It is shown once, as the person noted it, until it is certain that both are the same.
        let is_it = |new: &&Attendance| {
            (new.kind, new.start, new.end) == (it.attendance.kind, it.attendance.start, it.attendance.end)
        };
        if !linked.contains_key(it.id.as_str()) && in_doubt.iter().any(is_it) {
            continue;
        }
        let key = linked.get(it.id.as_str()).map_or_else(|| EntryKey::of(&it.id), |key| (*key).clone());
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

/// The entries with what the running timer holds, so that it is seen, counted and in the way of what overlaps it. A timer
/// that is shown in Personio is among the entries already.
#[must_use]
pub fn with_timer(mut entries: Vec<Entry>, timer: &Timer, midnight: Midnight, now: &Now) -> Vec<Entry> {
    if !timer.mirrored().is_empty() {
        return entries;
    }
    let mut periods = timer.preview(midnight, now);
    if let Some(last) = periods.last_mut() {
        last.end = None;
    }
    entries.extend(periods.into_iter().enumerate().map(|(index, attendance)| Entry {
        key: EntryKey::running(index),
        day: attendance.start.date(),
        attendance,
        state: EntryState::Running,
        approval: None,
    }));
    entries.sort_by_key(|entry| (entry.start(), entry.end()));
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

impl<'a> Pending<'a> {
    /// What the timeline shows. What shall go is shown only if that is in question.
    fn shown(&self) -> Option<Attendance> {
        let record = match (&self.last.target, &self.last.state) {
            (Some(record), _) => Some(record),
            (None, ChangeState::Refused(_) | ChangeState::Conflict { .. }) => self.last.base.as_ref(),
            (None, _) => None,
        };
        record.and_then(Record::attendance).cloned()
    }

    /// What was sent without an answer, and may be what Personio lists.
    fn perhaps_there(&self) -> Option<&'a Attendance> {
        let sent = self.first.is_creation() && (self.first.in_doubt || self.first.state == ChangeState::Sending);
        self.first.target.as_ref().filter(|_| sent)?.attendance()
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
