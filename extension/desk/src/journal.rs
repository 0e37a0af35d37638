//! What the desk keeps of payslips on this device: which have begun and which are done, and what somebody decided. Contents
//! of files are never kept: after a crash the same files are dropped again, and are known by their content.

use std::collections::BTreeMap;

use personio_extension_browser::storage::{self, Area};
use personio_extension_messages::document::{PAYSLIPS, key};
use personio_extension_model::account::AccountId;
use personio_hr::payslips::{Key, Line, State};
use serde::{Deserialize, Serialize};

use crate::batch::Decision;

/// More is not kept: who sends without the journal looks into the person's file first.
const MOST_LINES: usize = 4000;

/// What is kept of payslips.
#[derive(Clone, Debug)]
pub struct Journal {
    account: AccountId,
    kept: Kept,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    lines: Vec<Line>,
    decisions: BTreeMap<String, Decision>,
}

/// The browser cannot keep anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

impl Journal {
    /// What is kept for an account.
    pub async fn open(account: AccountId) -> Self {
        let name = key(&account, PAYSLIPS);
        let texts = storage::get(Area::Local, &[&name]).await.unwrap_or_default();
        let kept = texts.into_iter().next().flatten().and_then(|text| serde_json::from_str(&text).ok());
        Self { account, kept: kept.unwrap_or_default() }
    }

    /// How far a document is.
    #[must_use]
    pub fn state(&self, key: &Key) -> Option<&State> {
        self.kept.lines.iter().find(|line| line.key == *key).map(|line| &line.state)
    }

    /// What somebody decided, by the content of a file.
    #[must_use]
    pub fn decisions(&self) -> &BTreeMap<String, Decision> {
        &self.kept.decisions
    }

    /// Notes how far a document is, and returns once that is kept.
    ///
    /// # Errors
    /// When the browser cannot keep it.
    pub async fn note(&mut self, key: &Key, state: State) -> Result<(), Full> {
        match self.kept.lines.iter_mut().find(|line| line.key == *key) {
            Some(line) => line.state = state,
            None => self.kept.lines.push(Line { key: key.clone(), state }),
        }
        let surplus = self.kept.lines.len().saturating_sub(MOST_LINES);
        self.kept.lines.drain(..surplus);
        self.keep().await
    }

    /// Notes what somebody decided.
    ///
    /// # Errors
    /// When the browser cannot keep it.
    pub async fn decide(&mut self, sha256: &str, decision: Option<Decision>) -> Result<(), Full> {
        match decision {
            Some(decision) => drop(self.kept.decisions.insert(sha256.to_owned(), decision)),
            None => drop(self.kept.decisions.remove(sha256)),
        }
        self.keep().await
    }

    /// Forgets what was decided: the heap is done.
    ///
    /// # Errors
    /// When the browser cannot keep that.
    pub async fn finish(&mut self) -> Result<(), Full> {
        self.kept.decisions.clear();
        self.keep().await
    }

    async fn keep(&self) -> Result<(), Full> {
        let text = serde_json::to_string(&self.kept).map_err(|_| Full)?;
        storage::set(Area::Local, &[(key(&self.account, PAYSLIPS), text)]).await.map_err(|_| Full)
    }
}
