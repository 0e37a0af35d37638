//! A folder of encrypted documents.

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
};

use uuid::Uuid;

/// A file is named after the document's id, with `partial` behind it until it is complete.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    pub(super) fn open(path: PathBuf) -> io::Result<Self> {
        fs::create_dir_all(&path)?;
        Ok(Self { path })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn file(&self, id: Uuid) -> PathBuf {
        self.path.join(format!("{id}.{EXTENSION}"))
    }

    pub(super) async fn remove(&self, id: Uuid) -> io::Result<()> {
        match tokio::fs::remove_file(self.file(id)).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    pub(super) fn sweep(&self, known: &HashSet<Uuid>) -> io::Result<u64> {
        let mut removed: u64 = 0;
        for entry in fs::read_dir(&self.path)? {
            let path = entry?.path();
            if !id_of(&path).is_some_and(|id| known.contains(&id)) {
                fs::remove_file(&path)?;
                removed = removed.saturating_add(1);
            }
        }
        Ok(removed)
    }
}

const EXTENSION: &str = "encrypted";

fn id_of(path: &Path) -> Option<Uuid> {
    if path.extension()? != EXTENSION {
        return None;
    }
    Uuid::parse_str(path.file_stem()?.to_str()?).ok()
}
