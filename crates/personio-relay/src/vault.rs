//! Encryption at rest: what a candidate sent is never on disk in clear.
//!
//! One master key, two keys derived from it: one encrypts (XChaCha20-Poly1305; documents in chunks by the STREAM
//! construction, so that memory stays constant), one makes fingerprints that nobody without the key can guess at.

mod document;
mod key;

pub(crate) use document::{CHUNK, DocumentDecryptor, DocumentEncryptor, HEADER_BYTES, Header};
pub use key::KeyError;

use std::fmt;

use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use rand::{TryRngCore, rngs::OsRng};
use sha2::Sha256;
use uuid::Uuid;

use crate::config::Config;

const NONCE_BYTES: usize = 24;

/// Encrypts, decrypts and fingerprints.
#[derive(Clone)]
pub struct Vault {
    cipher: XChaCha20Poly1305,
    fingerprint_key: [u8; 32],
}

/// What a fingerprint is of; the same bytes have different fingerprints for different purposes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fingerprinted {
    IdempotencyKey,
    Body,
    Applicant,
    Invitation,
    Cursor,
    Challenge,
    Ticket,
}

/// Something cannot be encrypted or decrypted: another key, damage, or a system without randomness.
#[derive(Debug)]
pub(crate) struct VaultError(&'static str);

impl Vault {
    /// Opens the vault with the configured key, which is made on the first start.
    ///
    /// # Errors
    ///
    /// When the key cannot be read, written, or is not 32 bytes in base64.
    pub fn open(config: &Config) -> Result<Self, KeyError> {
        Ok(Self::new(&key::load(config)?))
    }

    fn new(master: &[u8; 32]) -> Self {
        Self {
            cipher: XChaCha20Poly1305::new(&Key::from(mac(master, &[b"personio-relay encryption"]))),
            fingerprint_key: mac(master, &[b"personio-relay fingerprints"]),
        }
    }

    /// A vault whose key everybody knows.
    #[cfg(test)]
    pub(crate) fn for_tests() -> Self {
        Self::new(&[7; 32])
    }

    /// Encrypts a record and binds it to the id that it belongs to.
    pub(crate) fn seal(&self, id: Uuid, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        let nonce: [u8; NONCE_BYTES] = random()?;
        let payload = Payload { msg: plain, aad: id.as_bytes() };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| VaultError("too large to seal"))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Decrypts a record of an id.
    pub(crate) fn unseal(&self, id: Uuid, sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let Some((nonce, rest)) = sealed.split_first_chunk::<NONCE_BYTES>() else {
            return Err(VaultError("cut off"));
        };
        let payload = Payload { msg: rest, aad: id.as_bytes() };
        self.cipher
            .decrypt(&XNonce::from(*nonce), payload)
            .map_err(|_| VaultError("sealed with another key, or damaged"))
    }

    /// A keyed hash.
    pub(crate) fn fingerprint(&self, of: Fingerprinted, parts: &[&[u8]]) -> [u8; 32] {
        let purpose: &[u8] = match of {
            Fingerprinted::IdempotencyKey => b"idempotency-key",
            Fingerprinted::Body => b"body",
            Fingerprinted::Applicant => b"applicant",
            Fingerprinted::Invitation => b"invitation",
            Fingerprinted::Cursor => b"cursor",
            Fingerprinted::Challenge => b"challenge",
            Fingerprinted::Ticket => b"ticket",
        };
        // Lengths keep ("ab", "c") and ("a", "bc") apart.
        let lengths: Vec<[u8; 8]> = parts.iter().map(|part| (part.len() as u64).to_be_bytes()).collect();
        let mut all = vec![purpose];
        for (part, length) in parts.iter().zip(&lengths) {
            all.push(length);
            all.push(part);
        }
        mac(&self.fingerprint_key, &all)
    }

    pub(crate) fn document_encryptor(&self, id: Uuid) -> Result<(Header, DocumentEncryptor), VaultError> {
        DocumentEncryptor::new(self.cipher.clone(), id)
    }

    pub(crate) fn document_decryptor(&self, id: Uuid, header: &Header) -> Result<DocumentDecryptor, VaultError> {
        DocumentDecryptor::new(self.cipher.clone(), id, header)
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Vault")
    }
}

impl fmt::Display for VaultError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl std::error::Error for VaultError {}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    use hmac::digest::FixedOutput;
    // HMAC fills a shorter key up with zeros to the hash's block; doing so here leaves nothing that could fail.
    let mut block = [0; 64];
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    let mut mac = <Hmac<Sha256> as Mac>::new(&block.into());
    for part in parts {
        mac.update(part);
    }
    mac.finalize_fixed().into()
}

/// Bytes that nobody can guess.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    OsRng.try_fill_bytes(&mut bytes).map_err(|_| VaultError("the system gives no random bytes"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::{Fingerprinted, Vault};
    use uuid::Uuid;

    #[test]
    fn a_record_opens_with_its_own_id_and_key_only() {
        let vault = Vault::new(&[7; 32]);
        let (id, other) = (Uuid::new_v4(), Uuid::new_v4());
        let sealed = vault.seal(id, b"Ada Lovelace").unwrap();
        assert!(!sealed.windows(3).any(|window| window == b"Ada"));
        assert_eq!(vault.unseal(id, &sealed).unwrap(), b"Ada Lovelace");
        assert!(vault.unseal(other, &sealed).is_err());
        assert!(Vault::new(&[8; 32]).unseal(id, &sealed).is_err());
        assert!(vault.unseal(id, &sealed[..10]).is_err());
    }

    #[test]
    fn fingerprints_differ_by_purpose_key_and_boundaries() {
        let vault = Vault::new(&[7; 32]);
        let body = vault.fingerprint(Fingerprinted::Body, &[b"ab", b"c"]);
        assert_eq!(body, vault.fingerprint(Fingerprinted::Body, &[b"ab", b"c"]));
        assert_ne!(body, vault.fingerprint(Fingerprinted::Body, &[b"a", b"bc"]));
        assert_ne!(body, vault.fingerprint(Fingerprinted::Applicant, &[b"ab", b"c"]));
        assert_ne!(body, Vault::new(&[8; 32]).fingerprint(Fingerprinted::Body, &[b"ab", b"c"]));
    }
}
