//! One payslip on the desk.

use personio::id::v2::PersonId;
use personio_hr::payslips::{Paper, Proposal, Send, plan::Wanted};
use serde::{Deserialize, Serialize};

/// One payslip.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The file.
    pub paper: Paper,
    /// Whom it seems to be for.
    pub proposal: Proposal,
    /// What somebody decided, if anybody has.
    pub decision: Option<Decision>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What somebody decided about a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Decision {
    /// It is for this person.
    For {
        /// Whom.
        person: PersonId,
        /// What they are called.
        name: String,
    },
    /// It is for nobody.
    LeftOut,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing yet.
    Waiting,
    /// It is on its way.
    Sending,
    /// It is in the person's file, under this id.
    Sent(String),
    /// It was there already.
    Before(String),
    /// Personio did not take it, and says why.
    Failed(String),
}

/// Which entries are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// All.
    #[default]
    All,
    /// Those that somebody has to look at.
    Look,
    /// Those that are sent.
    Ready,
    /// Those that are left out.
    LeftOut,
    /// Those that were refused.
    Failed,
}

impl Entry {
    /// Whether it is sent. Only what is certain is sent without a decision; and a decision is about one file and one person.
    #[must_use]
    pub fn send(&self) -> Send {
        match &self.decision {
            _ if self.paper.problem.is_some() => Send::No,
            Some(Decision::For { .. }) => Send::Yes,
            Some(Decision::LeftOut) => Send::No,
            None if self.proposal.is_twin && self.proposal.send == Send::Yes => Send::Look,
            None => self.proposal.send,
        }
    }

    /// For whom.
    #[must_use]
    pub fn person(&self) -> Option<&PersonId> {
        match &self.decision {
            Some(Decision::For { person, .. }) => Some(person),
            _ => self.proposal.person.as_ref(),
        }
    }

    /// What that person is called.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.decision {
            Some(Decision::For { name, .. }) => name,
            _ => &self.proposal.name,
        }
    }

    /// What the document is called.
    #[must_use]
    pub fn title(&self, wanted: &Wanted) -> String {
        wanted.title(self.paper.stem(), self.name())
    }

    /// Whether it is to be sent now.
    #[must_use]
    pub fn is_due(&self) -> bool {
        self.outcome == Outcome::Waiting && self.send() == Send::Yes && self.person().is_some()
    }

    /// Whether it is in Personio.
    #[must_use]
    pub fn has_arrived(&self) -> bool {
        matches!(self.outcome, Outcome::Sent(_) | Outcome::Before(_))
    }
}

impl Shown {
    /// Whether an entry is among them.
    #[must_use]
    pub fn has(self, entry: &Entry) -> bool {
        match self {
            Self::All => true,
            Self::Look => entry.send() == Send::Look && !entry.has_arrived(),
            Self::Ready => entry.send() == Send::Yes,
            Self::LeftOut => entry.send() == Send::No,
            Self::Failed => matches!(entry.outcome, Outcome::Failed(_)),
        }
    }
}
