//! What is in documents, encrypted while it arrives and decrypted while it leaves: in files, or in the database where
//! several relays have to reach it.

mod file;
mod folder;
mod reader;
mod row;
mod table;
mod writer;

pub(crate) use reader::DocumentReader;
pub(crate) use writer::DocumentWriter;

use std::{collections::HashSet, io, path::PathBuf};

use uuid::Uuid;

use crate::{
    database::{Database, Kind},
    vault::DocumentKey,
};
use folder::Folder;
use table::Table;

/// Where documents are. Only complete ones have a row in the outbox.
#[derive(Clone, Debug)]
pub(crate) struct Documents(Place);

#[derive(Clone, Debug)]
enum Place {
    Folder(Folder),
    Table(Table),
}

impl Documents {
    /// In a folder, which is made if it is missing.
    pub(crate) fn in_folder(folder: PathBuf) -> io::Result<Self> {
        Ok(Self(Place::Folder(Folder::open(folder)?)))
    }

    /// Where whoever shares the database finds them: in it, if it is at a server, and otherwise in the folder.
    pub(crate) fn beside(database: &Database, folder: PathBuf) -> io::Result<Self> {
        match database.kind() {
            Kind::Sqlite => Self::in_folder(folder),
            Kind::Postgres => Ok(Self(Place::Table(Table::new(database.clone())))),
        }
    }

    /// Starts a new document.
    pub(crate) async fn create(&self, id: Uuid) -> io::Result<DocumentWriter> {
        DocumentWriter::new(&self.0, id).await
    }

    /// Opens a complete document.
    pub(crate) async fn read(&self, id: Uuid, key: &DocumentKey) -> io::Result<DocumentReader> {
        DocumentReader::new(&self.0, id, key).await
    }

    /// Deletes a document. One that is gone already is no error; one that stays is swept later.
    pub(crate) async fn remove(&self, id: Uuid) {
        let removed = match &self.0 {
            Place::Folder(folder) => folder.remove(id).await,
            Place::Table(table) => table.remove(id).await,
        };
        if let Err(error) = removed {
            tracing::warn!(document = %id, %error, "an encrypted document cannot be deleted yet");
        }
    }

    /// Deletes what uploads and deletions left that a crash cut off: what the outbox does not know. A folder can be swept
    /// before anything arrives; a table is swept of what is too old to be still arriving.
    pub(crate) async fn sweep(&self, known: &HashSet<Uuid>) -> io::Result<u64> {
        match &self.0 {
            Place::Folder(folder) => folder.sweep(known),
            Place::Table(table) => table.sweep().await,
        }
    }

    /// As [`sweep`](Self::sweep), where others may have crashed.
    pub(crate) async fn tidy(&self) -> io::Result<u64> {
        match &self.0 {
            Place::Folder(_) => Ok(0),
            Place::Table(table) => table.sweep().await,
        }
    }
}

#[cfg(test)]
mod tests;
