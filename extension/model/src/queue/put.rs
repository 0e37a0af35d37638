//! Taking in what the person does.

use super::{Change, ChangeState, Queue};
use crate::edit::{Edit, EntryKey, Record};

/// Which version stays when somebody else changed an entry meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The person's. If the entry is gone, it is made again.
    Mine,
    /// What is in Personio.
    Theirs,
}

impl Queue {
    /// Takes in what becomes of some entries. Store the queue, then say that it is done.
    pub fn put(&mut self, edits: impl IntoIterator<Item = Edit>) {
        for edit in edits {
            self.put_one(edit);
        }
    }

    fn put_one(&mut self, edit: Edit) {
        let Edit { key, before, after } = edit;
        // Whoever knows an entry by its id means the one that was made here.
        let key = if key.is_new() { key } else { self.key_of(key.as_str()) };
        let after = after.map(Record::tidy);
        let Some(index) = self.changes.iter().rposition(|change| change.key == key) else {
            self.push(key, before.map(Record::tidy), after);
            return;
        };
        let Some(last) = self.changes.get_mut(index) else { return };
        if last.may_have_left() {
            if last.is_stuck() {
                // To know what comes next, it has to be known what became of it.
                last.state = ChangeState::Waiting;
            }
            let base = last.target.clone();
            self.push(key, base, after);
        } else if last.base == after {
            self.changes.remove(index);
        } else {
            last.target = after;
            last.state = ChangeState::Waiting;
            last.postponed = false;
        }
    }

    fn push(&mut self, key: EntryKey, base: Option<Record>, target: Option<Record>) {
        let is_known = base.is_none() || self.id_of(&key).is_some() || self.changes.iter().any(|it| it.key == key);
        if base == target || !is_known {
            return;
        }
        let number = self.number();
        self.changes.push(Change {
            number,
            key,
            base,
            target,
            state: ChangeState::Waiting,
            in_doubt: false,
            tries: 0,
            postponed: false,
            makes_room: false,
            remade: None,
            verdict: None,
        });
    }

    /// Sends a refused change once more as it is.
    pub fn retry(&mut self, key: &EntryKey) {
        for change in self.changes.iter_mut().filter(|change| change.key == *key && change.is_stuck()) {
            change.state = ChangeState::Waiting;
            change.postponed = false;
        }
    }

    /// Gives up what the person wanted with an entry: it is again as it is in Personio. What may have left already is
    /// not taken back by this; answers whether nothing of that kind was there.
    pub fn abandon(&mut self, key: &EntryKey) -> bool {
        for change in self.changes.iter_mut().filter(|change| change.key == *key && !change.may_have_left()) {
            // What had to make room comes back.
            if let Some(before) = change.remade.take() {
                change.target = Some(before);
                change.state = ChangeState::Waiting;
                return true;
            }
        }
        self.changes.retain(|change| change.key != *key || change.may_have_left());
        !self.changes.iter().any(|change| change.key == *key)
    }

    /// Decides which version stays. Answers what to do with the entry as it was known here: with
    /// [`Choice::Theirs`] it says what is in Personio now.
    pub fn resolve(&mut self, key: &EntryKey, choice: Choice) {
        let conflict = |change: &Change| change.key == *key && matches!(change.state, ChangeState::Conflict { .. });
        let Some(index) = self.changes.iter().position(conflict) else { return };
        let Some(change) = self.changes.get_mut(index) else { return };
        let ChangeState::Conflict { theirs } = std::mem::replace(&mut change.state, ChangeState::Waiting) else {
            return;
        };
        let settled = choice == Choice::Theirs || change.target == theirs;
        change.base = theirs;
        change.in_doubt = false;
        if settled {
            self.changes.remove(index);
        }
    }
}
