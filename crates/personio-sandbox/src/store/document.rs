//! An uploaded document.

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::recruiting::mimetype;

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

/// A document as it is kept and moved; the rest follows from its bytes.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptDocument {
    uuid: Uuid,
    original_filename: String,
    extension: String,
    /// In base64.
    content: String,
}

impl Document {
    /// A document with a new uuid.
    pub(crate) fn new(original_filename: String, extension: String, mimetype: &'static str, content: Bytes) -> Self {
        let sha256 = Sha256::digest(&content).iter().map(|byte| format!("{byte:02x}")).collect();
        Self { uuid: Uuid::new_v4(), original_filename, extension, mimetype, content, sha256 }
    }

    pub(super) fn kept(&self) -> KeptDocument {
        KeptDocument {
            uuid: self.uuid,
            original_filename: self.original_filename.clone(),
            extension: self.extension.clone(),
            content: STANDARD.encode(&self.content),
        }
    }

    pub(super) fn restored(kept: KeptDocument) -> Result<Self, String> {
        let content = STANDARD.decode(kept.content).map_err(|error| format!("document {}: {error}", kept.uuid))?;
        let mimetype = mimetype(&content, &kept.extension);
        let document = Self::new(kept.original_filename, kept.extension, mimetype, content.into());
        Ok(Self { uuid: kept.uuid, ..document })
    }
}
