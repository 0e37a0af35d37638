//! Encrypts a document while it arrives.

use std::io;

use uuid::Uuid;

use super::{
    Place,
    file::{FileGuard, FileWriter},
    row::{RowGuard, RowWriter},
};
use crate::vault::{CHUNK, DocumentEncryptor, DocumentKey, VaultError};

/// A document that is arriving. What was written is deleted unless it is finished and kept.
pub(crate) struct DocumentWriter {
    place: Writing,
    encryptor: DocumentEncryptor,
    key: DocumentKey,
    /// Plain bytes that do not fill a chunk yet, and room for the tag.
    chunk: Vec<u8>,
}

enum Writing {
    File(FileWriter),
    Rows(RowWriter),
}

impl DocumentWriter {
    pub(super) async fn new(place: &Place, id: Uuid) -> io::Result<Self> {
        let key = DocumentKey::new().map_err(other)?;
        let (header, encryptor) = DocumentEncryptor::new(&key, id).map_err(other)?;
        let place = match place {
            Place::Folder(folder) => Writing::File(FileWriter::new(folder, id, &header).await?),
            Place::Table(table) => Writing::Rows(RowWriter::new(table, id, &header).await?),
        };
        Ok(Self { place, encryptor, key, chunk: Vec::with_capacity(CHUNK + 16) })
    }

    /// Adds bytes. Memory stays at one chunk.
    pub(crate) async fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            // A full chunk waits for a byte behind it: the last one is encrypted differently.
            if self.chunk.len() == CHUNK {
                self.encryptor.next(&mut self.chunk).map_err(other)?;
                match &mut self.place {
                    Writing::File(file) => file.append(&self.chunk).await?,
                    Writing::Rows(rows) => rows.append(&self.chunk).await?,
                }
                self.chunk.clear();
            }
            let room = CHUNK.saturating_sub(self.chunk.len()).min(bytes.len());
            let (now, later) = bytes.split_at(room);
            self.chunk.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    /// Makes everything durable. It goes away again unless it is told to stay.
    pub(crate) async fn finish(mut self) -> io::Result<Finished> {
        self.encryptor.last(&mut self.chunk).map_err(other)?;
        let guard = match self.place {
            Writing::File(file) => Guard::File(file.finish(&self.chunk).await?),
            Writing::Rows(rows) => Guard::Rows(rows.finish(&self.chunk).await?),
        };
        Ok(Finished { key: self.key, guard })
    }
}

/// A document that is there. It is deleted when this is dropped, unless it is kept.
#[derive(Debug)]
pub(crate) struct Finished {
    /// What opens it.
    pub(crate) key: DocumentKey,
    guard: Guard,
}

#[derive(Debug)]
enum Guard {
    File(FileGuard),
    Rows(RowGuard),
}

impl Finished {
    /// It stays.
    pub(crate) fn keep(self) {
        match self.guard {
            Guard::File(file) => file.keep(),
            Guard::Rows(rows) => rows.keep(),
        }
    }
}

fn other(error: VaultError) -> io::Error {
    io::Error::other(error)
}
