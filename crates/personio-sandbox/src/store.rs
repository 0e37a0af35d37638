//! What arrived: documents and applications.

mod application;
mod document;

pub use application::{Application, AttachedFile, Attribute, Phase, Via};
pub use document::Document;

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde_json::{Value, json};
use uuid::Uuid;

use self::document::KeptDocument;
use crate::company::table::{Change, Seq};

/// Where a database keeps documents.
const DOCUMENTS: &str = "recruiting_documents";
/// Where a database keeps applications.
const APPLICATIONS: &str = "recruiting_applications";

/// Documents and applications.
#[derive(Debug, Default)]
pub(crate) struct Store {
    records: Mutex<Records>,
}

#[derive(Debug, Default)]
struct Records {
    documents: HashMap<Uuid, Document>,
    applications: Vec<Application>,
    /// In order of arrival, with those that a database has not yet at the end.
    uploads: Vec<Uuid>,
    kept_uploads: usize,
    kept_applications: usize,
}

/// Somebody with this email address has applied to this position before.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct AlreadyApplied;

impl Store {
    pub(crate) fn add_document(&self, document: Document) {
        self.lock().add_document(document);
    }

    pub(crate) fn document(&self, uuid: Uuid) -> Option<Document> {
        self.lock().documents.get(&uuid).cloned()
    }

    /// Adds an application unless there is one with its email address and position.
    /// Look and write are one step: of two equal applications at the same time one is refused.
    pub(crate) fn add_application(&self, mut application: Application) -> Result<(), AlreadyApplied> {
        let mut records = self.lock();
        if records.applications.iter().any(|known| known.is_same_applicant(&application)) {
            return Err(AlreadyApplied);
        }
        application.id = number(records.applications.len());
        records.applications.push(application);
        Ok(())
    }

    /// In order of arrival.
    pub(crate) fn applications(&self) -> Vec<Application> {
        self.lock().applications.clone()
    }

    /// Takes what another one has in the place of what arrived here.
    pub(crate) fn replace(&self, other: Self) {
        *self.lock() = other.records.into_inner().unwrap_or_else(PoisonError::into_inner);
    }

    /// Whether rows of an area of the database are its own.
    pub(crate) fn owns(area: &str) -> bool {
        [DOCUMENTS, APPLICATIONS].contains(&area)
    }

    /// What arrived since the last call. Nothing that arrived ever changes.
    pub(crate) fn take_changes(&self) -> Vec<Change> {
        let mut records = self.lock();
        let uploads = records.uploads.iter().enumerate().skip(records.kept_uploads).filter_map(|(index, uuid)| {
            let row = serde_json::to_string(&records.documents.get(uuid)?.kept()).ok();
            Some(Change { table: DOCUMENTS, seq: number(index), row })
        });
        let applications = records.applications.iter().skip(records.kept_applications).map(|application| {
            let row = serde_json::to_string(application).ok();
            Change { table: APPLICATIONS, seq: application.id, row }
        });
        let changes = uploads.chain(applications).collect();
        records.kept_uploads = records.uploads.len();
        records.kept_applications = records.applications.len();
        changes
    }

    /// Regards everything as new.
    pub(crate) fn mark_all(&self) {
        let mut records = self.lock();
        (records.kept_uploads, records.kept_applications) = (0, 0);
    }

    /// Takes back rows that were kept, in the order of their numbers.
    pub(crate) fn restore(&self, mut rows: Vec<(String, Seq, String)>) -> Result<(), String> {
        rows.sort_by_key(|(_, seq, _)| *seq);
        let mut records = Records::default();
        for (area, seq, row) in rows {
            let wrong = |error: serde_json::Error| format!("{area} {seq}: {error}");
            if area == DOCUMENTS {
                records.add_document(Document::restored(serde_json::from_str(&row).map_err(wrong)?)?);
            } else {
                records.applications.push(serde_json::from_str(&row).map_err(wrong)?);
            }
        }
        (records.kept_uploads, records.kept_applications) = (records.uploads.len(), records.applications.len());
        *self.lock() = records;
        Ok(())
    }

    /// `{"documents": […], "applications": […]}`
    pub(crate) fn export(&self) -> Value {
        let records = self.lock();
        let documents: Vec<KeptDocument> =
            records.uploads.iter().filter_map(|uuid| records.documents.get(uuid)).map(Document::kept).collect();
        json!({"documents": documents, "applications": records.applications})
    }

    /// Replaces everything by what was exported; nothing where nothing was.
    pub(crate) fn import(&self, exported: Option<Value>) -> Result<(), String> {
        #[derive(serde::Deserialize)]
        struct Exported {
            documents: Vec<KeptDocument>,
            applications: Vec<Application>,
        }
        let mut records = Records::default();
        if let Some(exported) = exported.filter(|exported| !exported.is_null()) {
            let exported: Exported =
                serde_json::from_value(exported).map_err(|error| format!("recruiting: {error}"))?;
            for document in exported.documents {
                records.add_document(Document::restored(document)?);
            }
            records.applications = exported.applications;
        }
        *self.lock() = records;
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Records> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Records {
    fn add_document(&mut self, document: Document) {
        self.uploads.push(document.uuid);
        self.documents.insert(document.uuid, document);
    }
}

/// The number of what comes after so many.
fn number(before: usize) -> Seq {
    u64::try_from(before).unwrap_or(u64::MAX).saturating_add(1)
}
