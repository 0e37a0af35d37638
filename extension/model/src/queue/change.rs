use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::edit::{EntryKey, Record};

/// A change that Personio does not have yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Counts up.
    pub number: u64,
    /// Of which entry.
    pub key: EntryKey,
    /// What the entry says in Personio, as far as is known here; `None` if it is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Record>,
    /// What it shall say; `None` if it shall go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Record>,
    /// How far it is.
    pub state: ChangeState,
    /// It was sent, and nobody knows whether it arrived.
    #[serde(default, skip_serializing_if = "is_false")]
    pub in_doubt: bool,
    /// How often it was sent.
    #[serde(default)]
    pub tries: u32,
    /// It was refused because of another entry, and waits until another change is through.
    #[serde(default, skip_serializing_if = "is_false")]
    pub postponed: bool,
    /// The entry goes so that others can take its place, and is made anew by a later change.
    #[serde(default, skip_serializing_if = "is_false")]
    pub makes_room: bool,
    /// The entry made room and is made anew: what it said before, for who then gives up what they wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remade: Option<Record>,
    /// It was refused after an attempt of which nobody knew: perhaps because that one is in the way. It counts if the
    /// entry is not found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Refusal>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// How far a change is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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
