//! Taking in how a step went.

use super::{Change, ChangeState, Hold, Outcome, Queue, Refusal, RefusalKind, Step};
use crate::{
    clock::Instant,
    edit::{EntryKey, Record},
    kept::Kept,
};

/// What is certain about an entry now, for [what is known](crate::known) of Personio.
#[derive(Clone, Debug, PartialEq, Kept)]
pub struct Landed {
    /// Since when.
    pub at: Instant,
    /// Personio's id.
    pub id: String,
    /// What it says; `None` if it is gone.
    pub record: Option<Record>,
}

/// So many attempts without an answer in a row, and the others get their turn first.
const PATIENT_TRIES: u32 = 4;

impl Queue {
    /// A step was done. Store the queue, and what landed, before the next one.
    pub fn settle(&mut self, step: &Step, outcome: Outcome, now: Instant) -> Option<Landed> {
        let index = self.changes.iter().position(|change| change.number == step.change)?;
        self.hold = match &outcome {
            Outcome::NotSent { retry_after } => self.hold.after_failure(*retry_after, now),
            Outcome::Unclear => self.hold.after_failure(None, now),
            Outcome::SignedOut => Hold::SignedOut,
            _ => Hold::Free,
        };
        let was_write = step.action.is_write();
        let outcome = match outcome {
            // Another entry of the person that is still where this one shall be: it will be moved by a later change.
            Outcome::Created(id) if !was_write && self.is_another(&id, &step.key) => Outcome::NotFound,
            outcome => outcome,
        };
        let change = self.changes.get_mut(index)?;
        match outcome {
            Outcome::Created(id) => {
                let key = change.key.clone();
                self.link(&key, &id);
                self.done(index, id, now)
            }
            Outcome::Written => self.done(index, self.id_of(&step.key)?, now),
            Outcome::NotFound if change.is_creation() => {
                // Looked for and not found: no attempt worked. That a new entry is not found while it is sent says that
                // there is nobody who would take it.
                change.in_doubt = false;
                let verdict = change.verdict.take().or_else(|| was_write.then(Refusal::default));
                self.not_done(index, verdict);
                None
            }
            Outcome::NotFound if change.is_removal() => self.done(index, self.id_of(&step.key)?, now),
            Outcome::NotFound => self.conflict(index, None, now),
            Outcome::Seen(record) => self.seen(index, record.tidy(), now),
            Outcome::Refused(refusal)
                if was_write && change.is_creation() && change.tries > 1 && change.verdict.is_none() =>
            {
                // Perhaps it runs into itself: an attempt before it arrived late.
                change.in_doubt = true;
                change.state = ChangeState::Waiting;
                change.verdict = Some(refusal);
                None
            }
            Outcome::Refused(refusal) => {
                // A refusal of a write says that it had no effect; one of a look says nothing about the write before.
                change.in_doubt &= !was_write;
                self.not_done(index, Some(refusal));
                None
            }
            Outcome::NotSent { .. } | Outcome::SignedOut => {
                change.state = ChangeState::Waiting;
                None
            }
            Outcome::Unclear => {
                change.state = ChangeState::Waiting;
                change.in_doubt |= was_write;
                let stubborn = change.tries > 0 && change.tries % PATIENT_TRIES == 0;
                if was_write && stubborn {
                    self.let_others_pass(index);
                }
                None
            }
        }
    }

    /// Whether an id is that of another entry about which something is not sent yet, or that was made here.
    fn is_another(&self, id: &str, key: &EntryKey) -> bool {
        let known = self.key_of(id);
        known != *key && (known.is_new() || self.changes.iter().any(|change| change.key == known))
    }

    /// The entry is in Personio as it should be.
    fn done(&mut self, index: usize, id: String, at: Instant) -> Option<Landed> {
        let done = self.changes.remove(index);
        // There may be room now for what was in the way of another.
        for change in &mut self.changes {
            change.postponed = false;
        }
        Some(Landed { at, id, record: done.target })
    }

    fn seen(&mut self, index: usize, record: Record, now: Instant) -> Option<Landed> {
        let change = self.changes.get_mut(index)?;
        if change.target.as_ref() == Some(&record) {
            // Somebody had the same idea, or an attempt of which nobody knew worked.
            let key = change.key.clone();
            let id = self.id_of(&key)?;
            return self.done(index, id, now);
        }
        if change.base.as_ref() == Some(&record) {
            change.in_doubt = false;
            change.state = ChangeState::Checked;
            self.not_done(index, None);
            return None;
        }
        self.conflict(index, Some(record), now)
    }

    /// Somebody else was faster. What is in Personio is known now in any case.
    fn conflict(&mut self, index: usize, theirs: Option<Record>, at: Instant) -> Option<Landed> {
        let change = self.changes.get_mut(index)?;
        change.in_doubt = false;
        change.state = ChangeState::Conflict { theirs: theirs.clone() };
        let key = change.key.clone();
        self.join_follower(index);
        Some(Landed { at, id: self.id_of(&key)?, record: theirs })
    }

    /// The change certainly had no effect so far. What the person wanted after it takes its place.
    fn not_done(&mut self, index: usize, refusal: Option<Refusal>) {
        let Some(change) = self.changes.get(index) else { return };
        let made_room = change.makes_room;
        // What goes on its own to make room is what the person wanted last.
        let joined = !(made_room && refusal.is_none()) && self.join_follower(index);
        let Some(change) = self.changes.get_mut(index) else { return };
        if joined && change.base == change.target {
            self.changes.remove(index);
            return;
        }
        match refusal {
            // Refused was what the person does not want any more.
            Some(_) if joined && !made_room => change.state = ChangeState::Waiting,
            Some(refusal) => {
                let in_the_way = refusal.kind == RefusalKind::Overlap && !change.in_doubt && !made_room;
                change.state = ChangeState::Refused(refusal);
                change.makes_room = false;
                if in_the_way {
                    self.postpone(index);
                }
            }
            None if change.state == ChangeState::Checked => {}
            None => change.state = ChangeState::Waiting,
        }
    }

    /// Makes one change of a change and what the person wanted after it, unless its fate is unknown.
    fn join_follower(&mut self, index: usize) -> bool {
        let Some((key, in_doubt)) = self.changes.get(index).map(|it| (it.key.clone(), it.in_doubt)) else {
            return false;
        };
        let follows = |(place, it): &(usize, &Change)| *place > index && it.key == key;
        let follower = self.changes.iter().enumerate().find(follows).map(|(place, _)| place);
        let Some(follower) = follower.filter(|_| !in_doubt) else { return false };
        let follower = self.changes.remove(follower);
        if let Some(change) = self.changes.get_mut(index) {
            change.target = follower.target;
            change.tries = 0;
        }
        true
    }
}
