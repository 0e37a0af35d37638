//! Documents are encrypted chunk by chunk. Chunks can neither be left out, nor swapped, nor moved to another document.

use aead_stream::{DecryptorBE32, EncryptorBE32};
use chacha20poly1305::XChaCha20Poly1305;
use uuid::Uuid;

use super::{DocumentKey, VaultError, random};

/// How much is encrypted at once.
pub(crate) const CHUNK: usize = 64 * 1024;

const NONCE_BYTES: usize = 19;
const MAGIC: [u8; 4] = *b"PRD2";

/// What a stored document starts with: the format and a nonce of its own.
pub(crate) type Header = [u8; HEADER_BYTES];
/// The length of [`Header`].
pub(crate) const HEADER_BYTES: usize = MAGIC.len() + NONCE_BYTES;
/// What encryption adds to each chunk.
const TAG: usize = 16;

pub(crate) struct DocumentEncryptor {
    stream: EncryptorBE32<XChaCha20Poly1305>,
    id: Uuid,
}

impl DocumentEncryptor {
    /// Starts a document, with what it begins with.
    pub(crate) fn new(key: &DocumentKey, id: Uuid) -> Result<(Header, Self), VaultError> {
        let nonce: [u8; NONCE_BYTES] = random()?;
        let mut header = [0; HEADER_BYTES];
        for (to, from) in header.iter_mut().zip(MAGIC.iter().chain(&nonce)) {
            *to = *from;
        }
        Ok((header, Self { stream: EncryptorBE32::from_aead(key.cipher(), &nonce.into()), id }))
    }

    /// Encrypts a chunk in place that others follow; it has exactly [`CHUNK`] bytes.
    pub(crate) fn next(&mut self, chunk: &mut Vec<u8>) -> Result<(), VaultError> {
        self.stream.encrypt_next_in_place(self.id.as_bytes(), chunk).map_err(|_| VaultError("too large to encrypt"))
    }

    /// Encrypts the last chunk in place, which may be short or empty.
    pub(crate) fn last(self, chunk: &mut Vec<u8>) -> Result<(), VaultError> {
        self.stream.encrypt_last_in_place(self.id.as_bytes(), chunk).map_err(|_| VaultError("too large to encrypt"))
    }
}

pub(crate) struct DocumentDecryptor {
    stream: DecryptorBE32<XChaCha20Poly1305>,
    id: Uuid,
}

impl DocumentDecryptor {
    /// The size of an encrypted chunk that others follow.
    pub(crate) const SEALED_CHUNK: usize = CHUNK + TAG;

    /// Starts to read a document.
    pub(crate) fn new(key: &DocumentKey, id: Uuid, header: &Header) -> Result<Self, VaultError> {
        let nonce = header
            .strip_prefix(&MAGIC)
            .and_then(|nonce| <[u8; NONCE_BYTES]>::try_from(nonce).ok())
            .ok_or(VaultError("not an encrypted document"))?;
        Ok(Self { stream: DecryptorBE32::from_aead(key.cipher(), &nonce.into()), id })
    }

    pub(crate) fn next(&mut self, chunk: &mut Vec<u8>) -> Result<(), VaultError> {
        self.stream.decrypt_next_in_place(self.id.as_bytes(), chunk).map_err(|_| DAMAGED)
    }

    pub(crate) fn last(self, chunk: &mut Vec<u8>) -> Result<(), VaultError> {
        self.stream.decrypt_last_in_place(self.id.as_bytes(), chunk).map_err(|_| DAMAGED)
    }
}

const DAMAGED: VaultError = VaultError("encrypted with another key, or damaged");
