//! Documents on disk, encrypted while they arrive.

mod reader;
mod writer;

pub(crate) use reader::DocumentReader;
pub(crate) use writer::DocumentWriter;

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
};

use uuid::Uuid;

use crate::vault::Vault;

/// The folder of encrypted documents. A file is named after the document's id, with `partial` behind it until it is
/// complete; only complete ones have a row in the outbox.
#[derive(Clone, Debug)]
pub(crate) struct DocumentFiles {
    folder: PathBuf,
    vault: Vault,
}

impl DocumentFiles {
    /// Opens the folder, which is made if it is missing.
    pub(crate) fn open(folder: PathBuf, vault: Vault) -> io::Result<Self> {
        fs::create_dir_all(&folder)?;
        Ok(Self { folder, vault })
    }

    /// Starts a new document.
    pub(crate) async fn create(&self, id: Uuid) -> io::Result<DocumentWriter> {
        DocumentWriter::new(&self.vault, id, &self.folder, self.path(id)).await
    }

    /// Opens a complete document.
    pub(crate) async fn read(&self, id: Uuid) -> io::Result<DocumentReader> {
        DocumentReader::new(&self.vault, id, &self.path(id)).await
    }

    /// Deletes a document. One that is gone already is no error; one that stays is found by the next start's sweep.
    pub(crate) async fn remove(&self, id: Uuid) {
        match tokio::fs::remove_file(self.path(id)).await {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => tracing::warn!(document = %id, %error, "an encrypted document cannot be deleted yet"),
        }
    }

    /// Deletes every file that the outbox does not know: uploads and deletions that a crash cut off.
    pub(crate) fn sweep(&self, known: &HashSet<Uuid>) -> io::Result<usize> {
        let mut removed = 0;
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            if !id_of(&path).is_some_and(|id| known.contains(&id)) {
                fs::remove_file(&path)?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    fn path(&self, id: Uuid) -> PathBuf {
        self.folder.join(format!("{id}.{EXTENSION}"))
    }
}

const EXTENSION: &str = "encrypted";

fn id_of(path: &Path) -> Option<Uuid> {
    if path.extension()? != EXTENSION {
        return None;
    }
    Uuid::parse_str(path.file_stem()?.to_str()?).ok()
}

#[cfg(test)]
mod tests {
    use super::DocumentFiles;
    use crate::vault::{CHUNK, Vault};
    use std::{collections::HashSet, fs};
    use uuid::Uuid;

    fn files(folder: &tempfile::TempDir) -> DocumentFiles {
        DocumentFiles::open(folder.path().to_path_buf(), Vault::for_tests()).unwrap()
    }

    async fn store(files: &DocumentFiles, content: &[u8]) -> Uuid {
        let id = Uuid::new_v4();
        let mut writer = files.create(id).await.unwrap();
        for piece in content.chunks(10_007) {
            writer.write(piece).await.unwrap();
        }
        writer.finish().await.unwrap().keep();
        id
    }

    #[tokio::test]
    async fn a_document_comes_back_byte_for_byte_whatever_its_size() {
        let folder = tempfile::tempdir().unwrap();
        let files = files(&folder);
        for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17] {
            let content: Vec<u8> = (0..size).map(|index| u8::try_from(index % 251).unwrap()).collect();
            let id = store(&files, &content).await;
            assert_eq!(files.read(id).await.unwrap().read_to_end().await.unwrap(), content, "{size}");
        }
    }

    #[tokio::test]
    async fn nothing_of_a_document_is_on_disk_in_clear() {
        let folder = tempfile::tempdir().unwrap();
        let files = files(&folder);
        let id = store(&files, &b"Ada Lovelace ".repeat(1_000)).await;
        let stored = fs::read(files.path(id)).unwrap();
        assert!(!stored.windows(8).any(|window| window == b"Lovelace"));
    }

    #[tokio::test]
    async fn a_damaged_shortened_or_renamed_document_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let files = files(&folder);
        let id = store(&files, &vec![1; 2 * CHUNK]).await;
        let stored = fs::read(files.path(id)).unwrap();

        let mut damaged = stored.clone();
        damaged[100] ^= 1;
        fs::write(files.path(id), &damaged).unwrap();
        assert!(files.read(id).await.unwrap().read_to_end().await.is_err());

        fs::write(files.path(id), &stored[..CHUNK + 16 + 23]).unwrap();
        assert!(files.read(id).await.unwrap().read_to_end().await.is_err());

        let other = Uuid::new_v4();
        fs::write(files.path(other), &stored).unwrap();
        assert!(files.read(other).await.unwrap().read_to_end().await.is_err());
    }

    #[tokio::test]
    async fn an_upload_that_breaks_off_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let files = files(&folder);
        let mut writer = files.create(Uuid::new_v4()).await.unwrap();
        writer.write(&[0; 200_000]).await.unwrap();
        drop(writer);
        drop(files.create(Uuid::new_v4()).await.unwrap().finish().await.unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[tokio::test]
    async fn a_start_sweeps_what_the_outbox_does_not_know() {
        let folder = tempfile::tempdir().unwrap();
        let files = files(&folder);
        let (known, orphan) = (store(&files, b"known").await, store(&files, b"orphan").await);
        fs::write(folder.path().join(format!("{}.partial", Uuid::new_v4())), b"half").unwrap();
        assert_eq!(files.sweep(&HashSet::from([known])).unwrap(), 2);
        assert!(files.read(known).await.is_ok());
        assert!(files.read(orphan).await.is_err());
    }
}
