//! An uploaded document.

use bytes::Bytes;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A document as it was uploaded.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its name for the API.
    pub uuid: Uuid,
    /// Its name for people.
    pub original_filename: String,
    /// In lower case, without dot.
    pub extension: String,
    /// As detected.
    pub mimetype: &'static str,
    /// Its bytes.
    pub content: Bytes,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

impl Document {
    /// A document with a new uuid.
    pub(crate) fn new(original_filename: String, extension: String, mimetype: &'static str, content: Bytes) -> Self {
        let sha256 = Sha256::digest(&content).iter().map(|byte| format!("{byte:02x}")).collect();
        Self { uuid: Uuid::new_v4(), original_filename, extension, mimetype, content, sha256 }
    }
}
