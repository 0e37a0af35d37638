//! How the queue is stored.

use serde::Serialize;
use serde_json::Value;

use super::{Change, Hold, Link, Queue};
use crate::lenient::field;

#[derive(Serialize)]
struct Stored<'a> {
    version: u32,
    changes: Vec<Entry<'a>>,
    links: &'a [Link],
    next_number: u64,
    hold: &'a Hold,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Entry<'a> {
    Change(&'a Change),
    Foreign(&'a Value),
}

impl Queue {
    /// The queue as text, to be stored.
    #[must_use]
    pub fn to_json(&self) -> String {
        let changes = self.changes.iter().map(Entry::Change).chain(self.foreign.iter().map(Entry::Foreign));
        let stored = Stored {
            version: 1,
            changes: changes.collect(),
            links: &self.links,
            next_number: self.next_number,
            hold: &self.hold,
        };
        // Neither numbers nor texts can fail to become JSON.
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// Reads what was stored. Nothing is thrown away: a change that this version cannot read is kept for the one that
    /// can. `None` if it is no queue at all; then keep the text, and begin a new one.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        let stored: Value = serde_json::from_str(json).ok()?;
        let mut queue = Self {
            links: field(&stored, "links").unwrap_or_default(),
            hold: field(&stored, "hold").unwrap_or_default(),
            ..Self::default()
        };
        for change in stored.get("changes")?.as_array()? {
            match serde::Deserialize::deserialize(change) {
                Ok(change) => queue.changes.push(change),
                Err(_) => queue.foreign.push(change.clone()),
            }
        }
        let highest = queue.changes.iter().map(|change| change.number).max().unwrap_or_default();
        queue.next_number = field(&stored, "next_number").unwrap_or(highest).max(highest);
        Some(queue)
    }

    /// How many changes another version stored that this one cannot read.
    #[must_use]
    pub fn unreadable(&self) -> usize {
        self.foreign.len()
    }
}
