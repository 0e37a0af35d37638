//! Decrypts a document while it leaves.

use std::{io, path::Path};

use bytes::Bytes;
use futures_util::stream::{self, Stream};
use tokio::{fs::File, io::AsyncReadExt};
use uuid::Uuid;

use crate::vault::{DocumentDecryptor, HEADER_BYTES, Vault, VaultError};

/// A document that is read chunk by chunk.
pub(crate) struct DocumentReader {
    file: File,
    decryptor: Option<DocumentDecryptor>,
    /// The chunk that was read ahead; whether it is the last one shows only behind it.
    ahead: Vec<u8>,
}

impl DocumentReader {
    pub(super) async fn new(vault: &Vault, id: Uuid, path: &Path) -> io::Result<Self> {
        let mut file = File::open(path).await?;
        let mut header = [0; HEADER_BYTES];
        file.read_exact(&mut header).await?;
        let decryptor = Some(vault.document_decryptor(id, &header).map_err(damaged)?);
        let ahead = read_chunk(&mut file).await?;
        Ok(Self { file, decryptor, ahead })
    }

    /// The next chunk of the document; `None` at its end.
    pub(crate) async fn next(&mut self) -> io::Result<Option<Bytes>> {
        let Some(mut decryptor) = self.decryptor.take() else { return Ok(None) };
        let following = read_chunk(&mut self.file).await?;
        let mut chunk = std::mem::replace(&mut self.ahead, following);
        if self.ahead.is_empty() {
            decryptor.last(&mut chunk).map_err(damaged)?;
        } else {
            decryptor.next(&mut chunk).map_err(damaged)?;
            self.decryptor = Some(decryptor);
        }
        Ok(Some(Bytes::from(chunk)))
    }

    /// The document as a stream, for the body of a request.
    pub(crate) fn into_stream(self) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
        stream::try_unfold(self, |mut reader| async move { Ok(reader.next().await?.map(|chunk| (chunk, reader))) })
    }

    /// The whole document.
    #[cfg(test)]
    pub(crate) async fn read_to_end(mut self) -> io::Result<Vec<u8>> {
        let mut all = Vec::new();
        while let Some(chunk) = self.next().await? {
            all.extend_from_slice(&chunk);
        }
        Ok(all)
    }
}

async fn read_chunk(file: &mut File) -> io::Result<Vec<u8>> {
    let mut chunk = Vec::with_capacity(DocumentDecryptor::SEALED_CHUNK);
    let limit = u64::try_from(DocumentDecryptor::SEALED_CHUNK).unwrap_or(u64::MAX);
    file.take(limit).read_to_end(&mut chunk).await?;
    Ok(chunk)
}

fn damaged(error: VaultError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
