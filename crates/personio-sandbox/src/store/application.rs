//! An application as it was accepted.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::Document;

/// An application as it was accepted, in the words of the API.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Application {
    /// Counts from 1, in order of arrival.
    pub id: u64,
    /// When it arrived.
    pub received_at: Timestamp,
    /// How it arrived.
    pub via: Via,
    #[expect(missing_docs, reason = "the API's own names")]
    pub first_name: String,
    #[expect(missing_docs, reason = "the API's own names")]
    pub last_name: String,
    #[expect(missing_docs, reason = "the API's own names")]
    pub email: String,
    /// The `id` of a position of the feed.
    pub job_position_id: u64,
    #[expect(missing_docs, reason = "the API's own names")]
    pub recruiting_channel_id: Option<i64>,
    #[expect(missing_docs, reason = "the API's own names")]
    pub external_posting_id: Option<String>,
    #[expect(missing_docs, reason = "the API's own names")]
    pub message: Option<String>,
    /// `YYYY-MM-DD`.
    pub application_date: Option<String>,
    /// Absent: the first phase of the position's category.
    pub phase: Option<Phase>,
    #[expect(missing_docs, reason = "the API's own names")]
    pub tags: Vec<String>,
    /// Documents, in the order of the application.
    pub files: Vec<AttachedFile>,
    /// System and custom attributes, in the order of the application.
    pub attributes: Vec<Attribute>,
    /// Keys that the API does not know and that had no effect.
    pub ignored: BTreeSet<String>,
}

impl Application {
    /// Personio takes an email address once a position, in whatever case it is written.
    pub(crate) fn is_same_applicant(&self, other: &Self) -> bool {
        self.job_position_id == other.job_position_id && self.email.to_lowercase() == other.email.to_lowercase()
    }
}

/// The endpoint that an application came through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Via {
    /// `/v1/recruiting/applications`
    #[serde(rename = "v1")]
    V1,
    /// `/recruiting/applicant`, deprecated.
    #[serde(rename = "legacy")]
    Legacy,
}

/// The phase that an application starts in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phase {
    /// `system` or `custom`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// A text for system phases, a number for custom ones.
    pub id: Value,
}

impl<'de> Deserialize<'de> for Phase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Kept {
            #[serde(rename = "type")]
            kind: String,
            id: Value,
        }
        let kept = Kept::deserialize(deserializer)?;
        Ok(Self { kind: if kept.kind == "custom" { "custom" } else { "system" }, id: kept.id })
    }
}

/// An attribute of the applicant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// `birthday`, `custom_attribute_123`, …
    pub id: String,
    /// As it was sent.
    pub value: String,
}

/// A document of an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachedFile {
    /// As the upload answered it.
    pub uuid: Uuid,
    /// As the application names it.
    pub original_filename: String,
    /// `cv`, `cover-letter`, …; a document without category has none at the deprecated endpoint.
    pub category: Option<String>,
    /// In bytes.
    pub size: usize,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Where the bytes are, on this sandbox.
    pub url: String,
}

impl AttachedFile {
    pub(crate) fn new(document: &Document, original_filename: String, category: Option<String>) -> Self {
        Self {
            uuid: document.uuid,
            original_filename,
            category,
            size: document.content.len(),
            sha256: document.sha256.clone(),
            url: format!("/_sandbox/documents/{}", document.uuid),
        }
    }
}
