//! What a candidate may send.

mod parse;
mod rules;

pub(crate) use rules::SubmissionRules;

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    outbox::StoredDocument,
    verdict::{Errors, Verdict, code},
};

/// An application that was checked. It is stored as it is; its documents carry the relay's own ids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Submission {
    first_name: String,
    last_name: String,
    email: String,
    job_position_id: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recruiting_channel_id: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    external_posting_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    application_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    phase: Option<Value>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    files: Vec<SubmittedFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    attributes: Vec<SubmittedAttribute>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct SubmittedFile {
    uuid: Uuid,
    category: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct SubmittedAttribute {
    id: String,
    value: String,
}

impl Submission {
    pub(crate) fn email(&self) -> &str {
        &self.email
    }

    pub(crate) fn position(&self) -> u64 {
        self.job_position_id
    }

    /// The relay's ids of the documents.
    pub(crate) fn documents(&self) -> Vec<Uuid> {
        self.files.iter().map(|file| file.uuid).collect()
    }

    /// The body for Personio, with Personio's ids of the documents. `None` if one was not uploaded.
    pub(crate) fn to_personio(&self, documents: &[StoredDocument]) -> Option<Value> {
        let mut files = Vec::with_capacity(self.files.len());
        for file in &self.files {
            let document = documents.iter().find(|document| document.id == file.uuid)?;
            files.push(json!({
                "uuid": document.personio_uuid?,
                "original_filename": document.info.original_filename,
                "category": file.category,
            }));
        }
        let mut body = serde_json::to_value(self).ok()?;
        let object = body.as_object_mut()?;
        object.remove("files");
        if !files.is_empty() {
            object.insert("files".to_owned(), Value::Array(files));
        }
        Some(body)
    }

    /// Personio's verdict on an upload, at the place where the form shows that document.
    pub(crate) fn verdict_on_file(&self, document: Uuid, verdict: Verdict) -> Verdict {
        let Some(index) = self.files.iter().position(|file| file.uuid == document) else { return verdict };
        let mut errors = Errors::default();
        for reason in verdict.errors.reasons() {
            errors.add(&format!("files.{index}"), reason, None);
        }
        if errors.is_empty() { verdict } else { Verdict { status: StatusCode::BAD_REQUEST, errors } }
    }

    /// Says that a document is not there (any more).
    pub(crate) fn document_gone(index: usize) -> Verdict {
        Verdict::field(StatusCode::BAD_REQUEST, &format!("files.{index}"), code::FILE_NOT_EXISTS)
    }
}
