//! In which order changes are sent: as the person made them, unless one is in the way of another.

use super::{Change, ChangeState, Queue};
use crate::edit::Record;

impl Queue {
    /// A change was refused because of another entry, which may be on its way to another place later in this queue. It
    /// waits until something else is through; if nothing else can be, the refusal stays.
    pub(super) fn postpone(&mut self, index: usize) {
        let Some(change) = self.changes.get(index) else { return };
        let (number, key) = (change.number, change.key.clone());
        let others = || self.changes.iter().filter(|it| it.number != number && it.key != key && !it.is_stuck());
        let is_blocked = others().any(|other| stands_where(other, change));
        if is_blocked && change.postponed && !change.is_creation() {
            self.make_room(index);
        } else if is_blocked || !change.postponed && others().next().is_some() {
            self.let_others_pass(index);
            if let Some(change) = self.changes.iter_mut().find(|change| change.number == number) {
                change.state = ChangeState::Waiting;
                change.postponed = true;
            }
        }
    }

    /// Entries that take each other's places cannot do so one after the other. One of them goes first and is made anew
    /// when the others have moved.
    fn make_room(&mut self, index: usize) {
        let number = self.number();
        let Some(change) = self.changes.get_mut(index) else { return };
        let later = Change {
            number,
            base: None,
            state: ChangeState::Waiting,
            postponed: false,
            tries: 0,
            remade: change.base.clone(),
            ..change.clone()
        };
        change.target = None;
        change.state = ChangeState::Waiting;
        change.postponed = false;
        change.makes_room = true;
        self.changes.push(later);
    }

    /// Moves a change, and what follows it for the same entry, to the end.
    pub(super) fn let_others_pass(&mut self, index: usize) {
        let Some(key) = self.changes.get(index).map(|change| change.key.clone()) else { return };
        let (same, mut others): (Vec<Change>, Vec<Change>) =
            std::mem::take(&mut self.changes).into_iter().partition(|change| change.key == key);
        others.extend(same);
        self.changes = others;
    }
}

/// Whether an entry that is about to change stands in Personio where another one shall be.
fn stands_where(other: &Change, change: &Change) -> bool {
    let place = |record: &Option<Record>| record.as_ref().and_then(Record::attendance).cloned();
    place(&other.base).zip(place(&change.target)).is_some_and(|(standing, wanted)| standing.overlaps(&wanted))
}
