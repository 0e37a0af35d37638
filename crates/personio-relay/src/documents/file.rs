//! A document that arrives in a file.

use std::{io, path::PathBuf};

use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncWriteExt},
};
use uuid::Uuid;

use super::folder::Folder;
use crate::{
    durable,
    vault::{DocumentDecryptor, HEADER_BYTES, Header},
};

/// Bytes on their way into a file.
pub(super) struct FileWriter {
    file: File,
    partial: FileGuard,
    path: PathBuf,
    folder: PathBuf,
}

/// Bytes on their way out of a file.
pub(super) struct FileReader(File);

impl FileWriter {
    pub(super) async fn new(folder: &Folder, id: Uuid, header: &Header) -> io::Result<Self> {
        let path = folder.file(id);
        let partial = path.with_extension("partial");
        let mut file = File::create_new(&partial).await?;
        let partial = FileGuard { path: partial, armed: true };
        file.write_all(header).await?;
        Ok(Self { file, partial, path, folder: folder.path().to_path_buf() })
    }

    pub(super) async fn append(&mut self, sealed: &[u8]) -> io::Result<()> {
        self.file.write_all(sealed).await
    }

    /// Brings everything to disk, under its final name.
    pub(super) async fn finish(mut self, last: &[u8]) -> io::Result<FileGuard> {
        self.file.write_all(last).await?;
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

impl FileReader {
    pub(super) async fn open(folder: &Folder, id: Uuid) -> io::Result<(Header, Self)> {
        let mut file = File::open(folder.file(id)).await?;
        let mut header = [0; HEADER_BYTES];
        file.read_exact(&mut header).await?;
        Ok((header, Self(file)))
    }

    /// The next encrypted chunk; empty at the end.
    pub(super) async fn next(&mut self) -> io::Result<Vec<u8>> {
        let mut chunk = Vec::with_capacity(DocumentDecryptor::SEALED_CHUNK);
        let limit = u64::try_from(DocumentDecryptor::SEALED_CHUNK).unwrap_or(u64::MAX);
        (&mut self.0).take(limit).read_to_end(&mut chunk).await?;
        Ok(chunk)
    }
}

/// Deletes a file when it is dropped, unless it is kept.
#[derive(Debug)]
pub(super) struct FileGuard {
    path: PathBuf,
    armed: bool,
}

impl FileGuard {
    pub(super) fn keep(mut self) {
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
