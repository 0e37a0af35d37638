use std::{collections::HashSet, fs, time::Duration};

use uuid::Uuid;

use super::Documents;
use crate::{
    database::{
        Database, Kind,
        tests::{TestDatabase, on_both},
    },
    vault::{CHUNK, DocumentKey},
};

struct Shelf {
    documents: Documents,
    database: Database,
    test: TestDatabase,
}

impl Shelf {
    async fn new(kind: Kind) -> Self {
        let test = TestDatabase::new(kind);
        let database = test.open().await;
        let documents = Documents::beside(&database, test.folder.path().join("documents")).unwrap();
        Self { documents, database, test }
    }

    async fn store(&self, content: &[u8]) -> (Uuid, DocumentKey) {
        let id = Uuid::new_v4();
        let mut writer = self.documents.create(id).await.unwrap();
        for piece in content.chunks(10_007) {
            writer.write(piece).await.unwrap();
        }
        let finished = writer.finish().await.unwrap();
        let key = finished.key.clone();
        finished.keep();
        (id, key)
    }

    async fn read(&self, id: Uuid, key: &DocumentKey) -> std::io::Result<Vec<u8>> {
        self.documents.read(id, key).await?.read_to_end().await
    }

    /// Everything that is stored, one thing a document.
    async fn stored(&self) -> Vec<Vec<u8>> {
        match self.database.kind() {
            Kind::Sqlite => {
                let files = fs::read_dir(self.test.folder.path().join("documents")).unwrap();
                files.map(|file| fs::read(file.unwrap().path()).unwrap()).collect()
            }
            Kind::Postgres => sqlx::query_scalar(
                "SELECT COALESCE((SELECT sealed FROM document_chunk WHERE content_id = id AND number = 0), header)
                 FROM document_content",
            )
            .fetch_all(self.database.pool())
            .await
            .unwrap(),
        }
    }

    async fn until_stored(&self, count: usize) {
        let deadline = std::time::Instant::now() + Duration::from_secs(20);
        while self.stored().await.len() != count {
            assert!(std::time::Instant::now() < deadline, "{} are stored", self.stored().await.len());
        }
    }

    /// Changes a byte of a document.
    async fn damage(&self, id: Uuid) {
        match self.database.kind() {
            Kind::Sqlite => {
                let file = self.test.folder.path().join(format!("documents/{id}.encrypted"));
                let mut content = fs::read(&file).unwrap();
                content[100] ^= 1;
                fs::write(file, content).unwrap();
            }
            Kind::Postgres => {
                self.change("UPDATE document_chunk SET sealed = set_byte(sealed, 50, 255 - get_byte(sealed, 50))")
                    .await;
            }
        }
    }

    /// Takes the last chunk away.
    async fn shorten(&self, id: Uuid) {
        match self.database.kind() {
            Kind::Sqlite => {
                let file = self.test.folder.path().join(format!("documents/{id}.encrypted"));
                let content = fs::read(&file).unwrap();
                fs::write(file, &content[..CHUNK + 16 + 23]).unwrap();
            }
            Kind::Postgres => self.change("DELETE FROM document_chunk WHERE number > 0").await,
        }
    }

    /// Gives a document's content another name.
    async fn rename(&self, id: Uuid, other: Uuid) {
        match self.database.kind() {
            Kind::Sqlite => {
                let file = |id: Uuid| self.test.folder.path().join(format!("documents/{id}.encrypted"));
                fs::rename(file(id), file(other)).unwrap();
            }
            Kind::Postgres => {
                let insert = "INSERT INTO document_content SELECT $1, header, created_at FROM document_content";
                sqlx::query(insert).bind(other.to_string()).execute(self.database.pool()).await.unwrap();
                let change = "UPDATE document_chunk SET content_id = $1";
                sqlx::query(change).bind(other.to_string()).execute(self.database.pool()).await.unwrap();
            }
        }
    }

    async fn change(&self, change: &'static str) {
        assert!(sqlx::query(change).execute(self.database.pool()).await.unwrap().rows_affected() > 0);
    }
}

on_both! {
    super::Shelf::new:
    a_document_comes_back_byte_for_byte_whatever_its_size,
    nothing_of_a_document_is_stored_in_clear,
    a_damaged_document_is_an_error,
    a_shortened_document_is_an_error,
    a_document_under_another_name_is_an_error,
    a_document_opens_with_its_own_key_only,
    an_upload_that_breaks_off_leaves_nothing_behind,
    a_removed_document_is_gone,
}

async fn a_document_comes_back_byte_for_byte_whatever_its_size(shelf: Shelf) {
    for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17] {
        let content: Vec<u8> = (0..size).map(|index| u8::try_from(index % 251).unwrap()).collect();
        let (id, key) = shelf.store(&content).await;
        assert_eq!(shelf.read(id, &key).await.unwrap(), content, "{size}");
    }
}

async fn nothing_of_a_document_is_stored_in_clear(shelf: Shelf) {
    shelf.store(&b"Ada Lovelace ".repeat(1_000)).await;
    let stored = shelf.stored().await;
    assert!(stored[0].len() > 12_000);
    assert!(!stored[0].windows(8).any(|window| window == b"Lovelace"));
}

async fn a_damaged_document_is_an_error(shelf: Shelf) {
    let (id, key) = shelf.store(&vec![1; 2 * CHUNK]).await;
    shelf.damage(id).await;
    assert!(shelf.read(id, &key).await.is_err());
}

async fn a_shortened_document_is_an_error(shelf: Shelf) {
    let (id, key) = shelf.store(&vec![1; 2 * CHUNK]).await;
    shelf.shorten(id).await;
    assert!(shelf.read(id, &key).await.is_err());
}

async fn a_document_under_another_name_is_an_error(shelf: Shelf) {
    let ((id, key), other) = (shelf.store(b"curriculum").await, Uuid::new_v4());
    shelf.rename(id, other).await;
    assert!(shelf.read(other, &key).await.is_err());
}

async fn a_document_opens_with_its_own_key_only(shelf: Shelf) {
    let ((id, _), (_, other)) = (shelf.store(b"curriculum").await, shelf.store(b"letter").await);
    assert!(shelf.read(id, &other).await.is_err());
}

async fn an_upload_that_breaks_off_leaves_nothing_behind(shelf: Shelf) {
    let mut writer = shelf.documents.create(Uuid::new_v4()).await.unwrap();
    writer.write(&[0; 200_000]).await.unwrap();
    assert_eq!(shelf.stored().await.len(), 1);
    drop(writer);
    drop(shelf.documents.create(Uuid::new_v4()).await.unwrap().finish().await.unwrap());
    shelf.until_stored(0).await;
}

async fn a_removed_document_is_gone(shelf: Shelf) {
    let (id, key) = shelf.store(b"curriculum").await;
    shelf.documents.remove(id).await;
    shelf.documents.remove(id).await;
    assert!(shelf.read(id, &key).await.is_err());
    assert!(shelf.stored().await.is_empty());
}

#[tokio::test]
async fn a_start_sweeps_files_that_the_outbox_does_not_know() {
    let shelf = Shelf::new(Kind::Sqlite).await;
    let ((known, key), (orphan, other)) = (shelf.store(b"known").await, shelf.store(b"orphan").await);
    let partial = shelf.test.folder.path().join(format!("documents/{}.partial", Uuid::new_v4()));
    fs::write(partial, b"half").unwrap();
    assert_eq!(shelf.documents.sweep(&HashSet::from([known])).await.unwrap(), 2);
    assert!(shelf.read(known, &key).await.is_ok());
    assert!(shelf.read(orphan, &other).await.is_err());
}

#[tokio::test]
async fn rows_that_never_got_a_record_are_swept_once_nobody_can_be_writing_them() {
    let shelf = Shelf::new(Kind::Postgres).await;
    let ((known, key), (orphan, other)) = (shelf.store(b"known").await, shelf.store(b"orphan").await);
    let record = "INSERT INTO document (id, company, size, sealed, created_at) VALUES ($1, '4711', 5, '', 1)";
    sqlx::query(record).bind(known.to_string()).execute(shelf.database.pool()).await.unwrap();
    assert_eq!(shelf.documents.tidy().await.unwrap(), 0, "it may still be arriving");
    shelf.change("UPDATE document_content SET created_at = created_at - 1500000").await;
    assert_eq!(shelf.documents.tidy().await.unwrap(), 1);
    assert!(shelf.read(known, &key).await.is_ok());
    assert!(shelf.read(orphan, &other).await.is_err());
}
