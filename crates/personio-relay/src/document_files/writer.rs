//! Encrypts a document while it arrives.

use std::{
    io,
    path::{Path, PathBuf},
};

use tokio::{fs::File, io::AsyncWriteExt};
use uuid::Uuid;

use crate::{
    durable,
    vault::{CHUNK, DocumentEncryptor, Vault, VaultError},
};

/// A document that is arriving. What was written is deleted unless it is finished and kept.
pub(crate) struct DocumentWriter {
    file: File,
    encryptor: DocumentEncryptor,
    /// Plain bytes that do not fill a chunk yet, and room for the tag.
    chunk: Vec<u8>,
    partial: FileGuard,
    path: PathBuf,
    folder: PathBuf,
}

impl DocumentWriter {
    pub(super) async fn new(vault: &Vault, id: Uuid, folder: &Path, path: PathBuf) -> io::Result<Self> {
        let (header, encryptor) = vault.document_encryptor(id).map_err(other)?;
        let partial = path.with_extension("partial");
        let mut file = File::create_new(&partial).await?;
        let partial = FileGuard { path: partial, armed: true };
        file.write_all(&header).await?;
        let chunk = Vec::with_capacity(CHUNK + 16);
        Ok(Self { file, encryptor, chunk, partial, path, folder: folder.to_path_buf() })
    }

    /// Adds bytes. Memory stays at one chunk.
    pub(crate) async fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            // A full chunk waits for a byte behind it: the last one is encrypted differently.
            if self.chunk.len() == CHUNK {
                self.encryptor.next(&mut self.chunk).map_err(other)?;
                self.file.write_all(&self.chunk).await?;
                self.chunk.clear();
            }
            let room = CHUNK.saturating_sub(self.chunk.len()).min(bytes.len());
            let (now, later) = bytes.split_at(room);
            self.chunk.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    /// Brings everything to disk, under its final name. The file goes away again unless the guard is told to keep it.
    pub(crate) async fn finish(mut self) -> io::Result<FileGuard> {
        self.encryptor.last(&mut self.chunk).map_err(other)?;
        self.file.write_all(&self.chunk).await?;
        self.file.flush().await?;
        self.file.sync_all().await?;
        tokio::fs::rename(&self.partial.path, &self.path).await?;
        self.partial.armed = false;
        let complete = FileGuard { path: self.path, armed: true };
        let folder = self.folder;
        tokio::task::spawn_blocking(move || durable::sync_folder(&folder)).await.map_err(io::Error::other)??;
        Ok(complete)
    }
}

/// Deletes a file when it is dropped, unless it is kept.
#[derive(Debug)]
pub(crate) struct FileGuard {
    path: PathBuf,
    armed: bool,
}

impl FileGuard {
    /// The file stays.
    pub(crate) fn keep(mut self) {
        self.armed = false;
    }
}

impl Drop for FileGuard {
    fn drop(&mut self) {
        if self.armed {
            // What cannot be deleted now is swept at the next start.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn other(error: VaultError) -> io::Error {
    io::Error::other(error)
}
