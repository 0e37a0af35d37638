use super::Refusal;
use crate::{
    edit::{EntryKey, Record},
    kept::Kept,
};

/// A change that Personio does not have yet.
#[derive(Clone, Debug, PartialEq, Kept)]
pub struct Change {
    /// Counts up.
    pub number: u64,
    /// Of which entry.
    pub key: EntryKey,
    /// What the entry says in Personio, as far as is known here; `None` if it is new.
    pub base: Option<Record>,
    /// What it shall say; `None` if it shall go.
    pub target: Option<Record>,
    /// How far it is.
    pub state: ChangeState,
    /// It was sent, and nobody knows whether it arrived.
    #[kept(default)]
    pub in_doubt: bool,
    /// How often it was sent.
    #[kept(default)]
    pub tries: u32,
    /// It was refused because of another entry, and waits until another change is through.
    #[kept(default)]
    pub postponed: bool,
    /// The entry goes so that others can take its place, and is made anew by a later change.
    #[kept(default)]
    pub makes_room: bool,
    /// The entry made room and is made anew: what it said before, for who then gives up what they wanted.
    pub remade: Option<Record>,
    /// It was refused after an attempt of which nobody knew: perhaps because that one is in the way. It counts if the
    /// entry is not found.
    pub verdict: Option<Refusal>,
}

/// How far a change is.
#[derive(Clone, Debug, PartialEq, Kept)]
pub enum ChangeState {
    /// It waits for its turn.
    Waiting,
    /// The entry was looked at, it is as expected, the change can be sent.
    Checked,
    /// It is under way.
    Sending,
    /// Personio said no. The person decides.
    Refused(Refusal),
    /// Somebody else changed or removed the entry meanwhile. The person decides.
    Conflict {
        /// What the entry says in Personio now; `None` if it is gone.
        theirs: Option<Record>,
    },
}

impl Change {
    /// Nothing happens until the person decides.
    #[must_use]
    pub fn is_stuck(&self) -> bool {
        matches!(self.state, ChangeState::Refused(_) | ChangeState::Conflict { .. })
    }

    /// The entry is new.
    #[must_use]
    pub fn is_creation(&self) -> bool {
        self.base.is_none()
    }

    /// The entry shall go.
    #[must_use]
    pub fn is_removal(&self) -> bool {
        self.target.is_none()
    }

    /// It may be on its way, so that what the person changes now comes after it.
    pub(super) fn may_have_left(&self) -> bool {
        self.in_doubt || self.state == ChangeState::Sending
    }
}
