//! The last good board on disk, so that a restart while Personio is away shows jobs.

use std::{io, path::PathBuf};

use bytes::Bytes;
use personio::language::Language;

use crate::durable;

/// A folder with one feed a language.
#[derive(Clone, Debug)]
pub(super) struct BoardStore {
    folder: PathBuf,
}

impl BoardStore {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    pub(super) async fn load(&self, language: Language) -> Option<Bytes> {
        match tokio::fs::read(self.path(language)).await {
            Ok(document) => Some(Bytes::from(document)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => {
                tracing::warn!(%language, %error, "the stored board cannot be read");
                None
            }
        }
    }

    pub(super) async fn save(&self, language: Language, document: Bytes) {
        let path = self.path(language);
        let saved = tokio::task::spawn_blocking(move || durable::replace(&path, &document)).await;
        if let Err(error) = saved.map_err(io::Error::other).and_then(|result| result) {
            tracing::warn!(%language, %error, "the board cannot be stored");
        }
    }

    fn path(&self, language: Language) -> PathBuf {
        self.folder.join(format!("{language}.xml"))
    }
}
