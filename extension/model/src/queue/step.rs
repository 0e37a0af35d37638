//! What to do next.

use super::{Change, ChangeState, Queue};
use crate::{
    clock::Instant,
    edit::{EntryKey, Record},
};

/// One request to do now.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The number of the change that it is for.
    pub change: u64,
    /// Of which entry.
    pub key: EntryKey,
    /// What to do.
    pub action: Action,
}

/// What a step does. [`Request`](super::Request) has it as calls of the client.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Looks for a new entry that may be in Personio already.
    Find(Record),
    /// Makes a new entry.
    Create(Record),
    /// Looks at an entry before it is changed or removed.
    Look {
        /// Personio's id.
        id: String,
        /// What it says as far as is known here: tells of which kind it is.
        base: Record,
    },
    /// Changes an entry.
    Update {
        /// Personio's id.
        id: String,
        /// What it says now.
        from: Record,
        /// What it shall say.
        to: Record,
    },
    /// Removes an entry.
    Delete {
        /// Personio's id.
        id: String,
        /// What it says now: tells of which kind it is.
        base: Record,
    },
}

impl Action {
    /// Whether it changes something in Personio, so that the queue has to be stored before it is done.
    #[must_use]
    pub fn is_write(&self) -> bool {
        matches!(self, Self::Create(_) | Self::Update { .. } | Self::Delete { .. })
    }
}

impl Queue {
    /// What to do now; `None` while there is nothing to do, something is under way, or the queue [holds](Self::hold).
    #[must_use]
    pub fn next(&self, now: Instant) -> Option<Step> {
        let under_way = self.changes.iter().any(|change| change.state == ChangeState::Sending);
        if under_way || !self.hold.is_over(now) {
            return None;
        }
        let mut changes = self.changes.iter().enumerate();
        changes.find_map(|(index, change)| {
            let comes_after = self.changes.iter().take(index).any(|before| before.key == change.key);
            let action = if comes_after { None } else { self.action(change) }?;
            Some(Step { change: change.number, key: change.key.clone(), action })
        })
    }

    fn action(&self, change: &Change) -> Option<Action> {
        if change.is_stuck() {
            return None;
        }
        match (&change.base, &change.target) {
            (None, None) => None,
            (None, Some(record)) if change.in_doubt => Some(Action::Find(record.clone())),
            (None, Some(record)) => Some(Action::Create(record.clone())),
            (Some(base), target) => {
                let (id, base) = (self.id_of(&change.key)?, base.clone());
                Some(match target {
                    _ if change.state != ChangeState::Checked => Action::Look { id, base },
                    Some(to) => Action::Update { id, from: base, to: to.clone() },
                    None => Action::Delete { id, base },
                })
            }
        }
    }

    /// A step is about to be done. Store the queue before it is.
    pub fn begin(&mut self, step: &Step) {
        if step.action.is_write()
            && let Some(change) = self.changes.iter_mut().find(|change| change.number == step.change)
        {
            change.state = ChangeState::Sending;
            change.tries = change.tries.saturating_add(1);
        }
    }

    /// Whoever did the steps may have died: what was under way is in doubt now. Call it once when the worker starts,
    /// after reading the queue.
    pub fn wake(&mut self) {
        for change in &mut self.changes {
            match change.state {
                ChangeState::Sending => {
                    change.in_doubt = true;
                    change.state = ChangeState::Waiting;
                }
                // Long ago, perhaps.
                ChangeState::Checked => change.state = ChangeState::Waiting,
                _ => {}
            }
        }
    }
}
