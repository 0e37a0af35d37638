//! What a candidate may send.

mod parse;
mod rules;

pub(crate) use rules::SubmissionRules;

use axum::http::StatusCode;
use personio::recruiting::{Application, ApplicationFile, ErrorCode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    outbox::StoredDocument,
    verdict::{Complaints, Verdict},
};

/// An application that was checked. It is stored as it is; its documents carry the relay's own ids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Submission(Application);

impl Submission {
    pub(crate) fn email(&self) -> &str {
        &self.0.email
    }

    pub(crate) fn position(&self) -> u64 {
        self.0.job_position_id.0
    }

    /// The relay's ids of the documents.
    pub(crate) fn documents(&self) -> Vec<Uuid> {
        self.0.files.iter().filter_map(|file| Uuid::parse_str(&file.uuid).ok()).collect()
    }

    /// The application for Personio: with Personio's ids of the documents, and the names that were checked when they
    /// were uploaded. `None` if one was not uploaded.
    pub(crate) fn to_personio(&self, documents: &[StoredDocument]) -> Option<Application> {
        let mut application = self.0.clone();
        for file in &mut application.files {
            let document = documents.iter().find(|document| is(file, document.id))?;
            file.uuid = document.personio_uuid?.to_string();
            file.original_filename.clone_from(&document.info.original_filename);
        }
        Some(application)
    }

    /// Personio's verdict on an upload, at the place where the form shows that document.
    pub(crate) fn verdict_on_file(&self, document: Uuid, verdict: Verdict) -> Verdict {
        let Some(index) = self.0.files.iter().position(|file| is(file, document)) else { return verdict };
        let mut complaints = Complaints::default();
        for code in verdict.codes() {
            complaints.add(&format!("files[{index}].uuid"), code.clone(), None);
        }
        complaints.verdict(StatusCode::BAD_REQUEST).err().unwrap_or(verdict)
    }

    /// Says that a document is not there (any more).
    pub(crate) fn document_gone(index: usize) -> Verdict {
        Verdict::field(StatusCode::BAD_REQUEST, &format!("files[{index}].uuid"), ErrorCode::FileNotExists)
    }
}

fn is(file: &ApplicationFile, document: Uuid) -> bool {
    Uuid::parse_str(&file.uuid).is_ok_and(|uuid| uuid == document)
}
