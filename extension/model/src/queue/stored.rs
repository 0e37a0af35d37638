//! How the queue is stored.

use super::Queue;
use crate::kept::{Kept, Piece, Writer, named};

impl Queue {
    /// The queue as text, to be stored.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::kept::write(self)
    }

    /// Reads what was stored. Nothing is thrown away: a change that this version cannot read is kept for the one that
    /// can. `None` if it is no queue at all; then keep the text, and begin a new one.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        crate::kept::read(json)
    }

    /// How many changes another version stored that this one cannot read.
    #[must_use]
    pub fn unreadable(&self) -> usize {
        self.foreign.len()
    }
}

impl Kept for Queue {
    fn read(piece: &Piece<'_>) -> Option<Self> {
        let mut queue = Self {
            links: named(piece, "links").unwrap_or_default(),
            hold: named(piece, "hold").unwrap_or_default(),
            ..Self::default()
        };
        for change in piece.get("changes")?.list()? {
            match Kept::read(change) {
                Some(change) => queue.changes.push(change),
                None => queue.foreign.push(change.to_json()),
            }
        }
        let highest = queue.changes.iter().map(|change| change.number).max().unwrap_or_default();
        queue.next_number = named(piece, "nextNumber").unwrap_or(highest).max(highest);
        Some(queue)
    }

    fn write(&self, to: &mut Writer) {
        to.begin_object();
        to.name("version");
        1_u32.write(to);
        to.name("changes");
        to.begin_list();
        self.changes.iter().for_each(|change| change.write(to));
        self.foreign.iter().for_each(|change| to.raw(change));
        to.end_list();
        to.name("links");
        self.links.write(to);
        to.name("nextNumber");
        self.next_number.write(to);
        to.name("hold");
        self.hold.write(to);
        to.end_object();
    }
}
