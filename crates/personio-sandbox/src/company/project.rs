//! Projects and who works on them.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::table::{Row, Seq};

/// What attendance can be recorded for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Project {
    pub(crate) name: String,
    pub(crate) status: ProjectStatus,
    pub(crate) description: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) client: Option<String>,
    pub(crate) billable: bool,
    pub(crate) cost_center: Option<Seq>,
    pub(crate) start: Option<Date>,
    pub(crate) end: Option<Date>,
    /// The project that this is a part of; it has none itself.
    pub(crate) parent: Option<Seq>,
    pub(crate) assignment: Assignment,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

impl Row for Project {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum ProjectStatus {
    Active,
    Archived,
}

/// Who may record time for a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Assignment {
    Everybody,
    Members(BTreeSet<Seq>),
}

impl Project {
    /// Nothing but a name.
    pub(crate) fn named(name: String, status: ProjectStatus, now: Timestamp) -> Self {
        Self {
            name,
            status,
            description: None,
            code: None,
            kind: None,
            client: None,
            billable: false,
            cost_center: None,
            start: None,
            end: None,
            parent: None,
            assignment: Assignment::Everybody,
            created_at: now,
            updated_at: now,
        }
    }
}
