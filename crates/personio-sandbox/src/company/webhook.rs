//! Webhooks and what they were told.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::table::{Row, Seq};

/// Every event that Personio tells of.
pub(crate) const EVENTS: [&str; 20] = [
    "person.created",
    "person.updated",
    "person.deleted",
    "employment.created",
    "employment.updated",
    "employment.updated.cost-centers",
    "employment.deleted",
    "employment.started",
    "employment.terminated",
    "absence-period.created",
    "absence-period.updated.status",
    "absence-period.updated.timerange",
    "absence-period.deleted",
    "attendance-period.created",
    "attendance-period.updated",
    "attendance-period.deleted",
    "document.created",
    "document.updated",
    "document.deleted",
    "document.signed",
];

/// Where events go.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Webhook {
    pub(crate) url: String,
    pub(crate) description: Option<String>,
    /// `ENABLED` or `DISABLED`.
    pub(crate) status: String,
    /// Sent as a bearer token, with `auth_type` `TOKEN`.
    pub(crate) token: Option<String>,
    pub(crate) enabled_events: Vec<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

impl Row for Webhook {}

/// An event on its way to a webhook.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct WebhookEvent {
    pub(crate) webhook: Seq,
    pub(crate) name: String,
    /// Ids only.
    pub(crate) payload: Value,
    pub(crate) occurred_at: Timestamp,
    pub(crate) attempts: Vec<Attempt>,
    /// When to try again; absent once it arrived or was given up.
    pub(crate) due: Option<Timestamp>,
}

impl Row for WebhookEvent {
    fn owner(&self) -> Option<Seq> {
        Some(self.webhook)
    }
}

/// A try to deliver.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Attempt {
    pub(crate) at: Timestamp,
    /// Absent when nobody answered.
    pub(crate) status: Option<u16>,
}

/// Hours from each of six retries to the one before; six days in all.
pub(crate) const RETRY_AFTER_HOURS: [i64; 6] = [1, 5, 18, 24, 48, 48];
