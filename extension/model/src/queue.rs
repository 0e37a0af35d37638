//! The offline queue: every change is stored first, sent when possible, in order, once.
//!
//! The queue is a value. Whoever sends asks it for the [next](Queue::next) step, tells it that the step
//! [begins](Queue::begin), stores it, does the step, tells it how that [went](Queue::settle), and stores it again:
//!
//! ```text
//! wake ─► next ─► begin ─► store ─► request ─► settle ─► store ─┐
//!          ▲                                                    │
//!          └────────────────────────────────────────────────────┘
//! ```
//!
//! Whoever does that may die at any arrow. What was being sent is stored as such, so that [`wake`](Queue::wake) knows what
//! is in doubt. A new entry in doubt is looked for by its natural key before it is sent again; a change or removal is
//! preceded by a look at the entry in any case, which also finds out what others changed meanwhile.
//!
//! - Changes of an entry that were not sent yet become one. What was made and removed before it was sent is never sent.
//! - What Personio refuses stays at its entry with Personio's words until the person decides; the others go on.
//! - What others changed meanwhile is shown with both versions: [`resolve`](Queue::resolve).
//! - Without a session the queue waits and loses nothing.

mod change;
mod hold;
mod order;
mod outcome;
mod perform;
mod put;
mod request;
mod settle;
mod step;
mod stored;
#[cfg(test)]
pub(crate) mod tests;

pub use change::{Change, ChangeState};
pub use hold::Hold;
pub use outcome::{Outcome, Refusal, RefusalKind};
pub use put::Choice;
pub use request::Request;
pub use settle::Landed;
pub use step::{Action, Step};

use std::collections::BTreeMap;

use crate::{edit::EntryKey, kept::Kept};

/// How many entries are remembered by the key under which they were made, after they got an id: more than a year has, so
/// that an import can be taken back.
const MOST_LINKS: usize = 2_000;

/// The changes of one account that Personio does not have yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Queue {
    changes: Vec<Change>,
    links: Vec<Link>,
    next_number: u64,
    hold: Hold,
    /// What another version of the extension stored and this one cannot read. It is kept for that one.
    foreign: Vec<String>,
}

/// Which id an entry has that was made here, or made again.
#[derive(Clone, Debug, PartialEq, Kept)]
struct Link {
    key: EntryKey,
    id: String,
}

impl Queue {
    /// A name for an entry that is made now. Store the queue with what is done with it.
    pub fn new_key(&mut self) -> EntryKey {
        EntryKey::new(self.number())
    }

    /// What is not in Personio yet, in the order in which it will be sent.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// What the person has to decide: what was refused, and what others changed meanwhile.
    pub fn problems(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.is_stuck())
    }

    /// How many changes will be sent without anybody doing anything.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.changes.iter().filter(|change| !change.is_stuck()).count()
    }

    /// Why nothing is sent at the moment.
    #[must_use]
    pub fn hold(&self) -> &Hold {
        &self.hold
    }

    /// Under which key an entry of Personio is known here.
    #[must_use]
    pub fn key_of(&self, id: &str) -> EntryKey {
        let link = self.links.iter().rev().find(|link| link.id == id);
        link.map_or_else(|| EntryKey::of(id), |link| link.key.clone())
    }

    /// Personio's id of an entry, unless it has none yet.
    #[must_use]
    pub fn id_of(&self, key: &EntryKey) -> Option<String> {
        let link = self.links.iter().rev().find(|link| link.key == *key);
        link.map(|link| link.id.clone())
            .or_else(|| (!key.is_new() && !key.is_running()).then(|| key.as_str().to_owned()))
    }

    /// Entries that were made here, by Personio's id.
    pub(crate) fn linked(&self) -> BTreeMap<&str, &EntryKey> {
        self.links.iter().map(|link| (link.id.as_str(), &link.key)).collect()
    }

    fn number(&mut self) -> u64 {
        self.next_number = self.next_number.saturating_add(1);
        self.next_number
    }

    fn link(&mut self, key: &EntryKey, id: &str) {
        self.links.retain(|link| link.key != *key);
        if key.as_str() != id {
            self.links.push(Link { key: key.clone(), id: id.to_owned() });
        }
        let too_many = self.links.len().saturating_sub(MOST_LINKS);
        self.links.drain(..too_many);
    }
}
