//! What arrived: documents and applications. Everything that a database would keep is behind [`Store`].

mod application;
mod document;

pub use application::{Application, AttachedFile, Attribute, Phase, Via};
pub use document::Document;

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use uuid::Uuid;

/// Documents and applications, in memory.
#[derive(Debug, Default)]
pub(crate) struct Store {
    records: Mutex<Records>,
}

#[derive(Debug, Default)]
struct Records {
    documents: HashMap<Uuid, Document>,
    applications: Vec<Application>,
}

/// Somebody with this email address has applied to this position before.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct AlreadyApplied;

impl Store {
    pub(crate) fn add_document(&self, document: Document) {
        self.lock().documents.insert(document.uuid, document);
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
        application.id = u64::try_from(records.applications.len()).unwrap_or(u64::MAX).saturating_add(1);
        records.applications.push(application);
        Ok(())
    }

    /// In order of arrival.
    pub(crate) fn applications(&self) -> Vec<Application> {
        self.lock().applications.clone()
    }

    pub(crate) fn clear(&self) {
        *self.lock() = Records::default();
    }

    fn lock(&self) -> MutexGuard<'_, Records> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
