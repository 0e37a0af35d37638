//! Decrypts a document while it leaves.

use std::io;

use bytes::Bytes;
use futures_util::stream::{self, Stream};
use uuid::Uuid;

use super::{Place, file::FileReader, row::RowReader};
use crate::vault::{DocumentDecryptor, DocumentKey, VaultError};

/// A document that is read chunk by chunk.
pub(crate) struct DocumentReader {
    place: Reading,
    decryptor: Option<DocumentDecryptor>,
    /// The chunk that was read ahead; whether it is the last one shows only behind it.
    ahead: Vec<u8>,
}

enum Reading {
    File(FileReader),
    Rows(RowReader),
}

impl DocumentReader {
    pub(super) async fn new(place: &Place, id: Uuid, key: &DocumentKey) -> io::Result<Self> {
        let (header, mut place) = match place {
            Place::Folder(folder) => {
                let (header, file) = FileReader::open(folder, id).await?;
                (header, Reading::File(file))
            }
            Place::Table(table) => {
                let (header, rows) = RowReader::open(table, id).await?;
                (header, Reading::Rows(rows))
            }
        };
        let decryptor = Some(DocumentDecryptor::new(key, id, &header).map_err(damaged)?);
        let ahead = place.next().await?;
        Ok(Self { place, decryptor, ahead })
    }

    /// The next chunk of the document; `None` at its end.
    pub(crate) async fn next(&mut self) -> io::Result<Option<Bytes>> {
        let Some(mut decryptor) = self.decryptor.take() else { return Ok(None) };
        let following = self.place.next().await?;
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

impl Reading {
    async fn next(&mut self) -> io::Result<Vec<u8>> {
        match self {
            Self::File(file) => file.next().await,
            Self::Rows(rows) => rows.next().await,
        }
    }
}

fn damaged(error: VaultError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
