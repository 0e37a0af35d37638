//! The credentials of Personio's API, which open a whole company: in the clear, and sealed with a passphrase.

use std::fmt;

use crate::kept::Kept;

/// So short a passphrase would be guessed: whoever has the disk may try as often as they like.
pub const SHORTEST_PASSPHRASE: usize = 12;

/// The credentials in the clear: in the memory of the browser only, and never printed.
#[derive(Clone, PartialEq, Eq, Kept)]
pub struct Credentials {
    /// Their id: `papi-…`.
    pub client_id: String,
    /// Their secret.
    pub client_secret: String,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Credentials")
    }
}

/// The credentials as they lie on the disk: worth nothing without the passphrase. How they were sealed stands beside
/// them, so that later ones can be sealed better.
#[derive(Clone, Debug, PartialEq, Eq, Kept)]
pub struct Sealed {
    /// How.
    pub method: Method,
    /// How often the passphrase is hashed. Each guess costs as much.
    pub rounds: u32,
    /// Goes into the key; in base64, as all that follows. No two seals have the same.
    pub salt: String,
    /// What the cipher began with. Never used twice either.
    pub nonce: String,
    /// What is sealed.
    pub text: String,
}

/// How something is sealed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Kept)]
pub enum Method {
    /// PBKDF2 with HMAC-SHA-256 makes the key, AES-256-GCM seals.
    Pbkdf2Sha256Aes256Gcm,
    /// Of another version of the extension.
    #[default]
    #[kept(other)]
    Unknown,
}

impl Sealed {
    /// What OWASP asks of PBKDF2 with HMAC-SHA-256.
    pub const ROUNDS: u32 = 600_000;
    /// More would keep the browser busy for a minute: nobody sealed that.
    const MOST_ROUNDS: u32 = 20_000_000;

    /// Whether this version can open it, given the passphrase. Fewer rounds than were ever used are not believed:
    /// somebody would have changed them to learn what opens it.
    #[must_use]
    pub fn is_readable(&self) -> bool {
        self.method == Method::Pbkdf2Sha256Aes256Gcm && (Self::ROUNDS..=Self::MOST_ROUNDS).contains(&self.rounds)
    }
}

#[cfg(test)]
mod tests {
    use super::{Credentials, Method, Sealed};
    use crate::kept::{read, write};

    fn sealed() -> Sealed {
        Sealed {
            method: Method::Pbkdf2Sha256Aes256Gcm,
            rounds: Sealed::ROUNDS,
            salt: "c2FsdA==".to_owned(),
            nonce: "bm9uY2U=".to_owned(),
            text: "dGV4dA==".to_owned(),
        }
    }

    #[test]
    fn what_is_sealed_says_how_and_is_read_back() {
        let written = write(&sealed());
        assert!(written.contains("pbkdf2Sha256Aes256Gcm") && written.contains("600000"), "{written}");
        assert_eq!(read::<Sealed>(&written), Some(sealed()));
    }

    #[test]
    fn a_seal_that_may_have_been_weakened_or_is_of_another_version_is_not_opened() {
        assert!(sealed().is_readable());
        for rounds in [0, 1, Sealed::ROUNDS - 1, u32::MAX] {
            assert!(!Sealed { rounds, ..sealed() }.is_readable(), "{rounds}");
        }
        let later = write(&sealed()).replace("pbkdf2Sha256Aes256Gcm", "argon2id");
        assert_eq!(read::<Sealed>(&later).map(|it| (it.is_readable(), it.method)), Some((false, Method::Unknown)));
    }

    #[test]
    fn credentials_print_nothing() {
        let credentials = Credentials { client_id: "papi-1".to_owned(), client_secret: "s3cr3t".to_owned() };
        assert_eq!(format!("{credentials:?}"), "Credentials");
        assert_eq!(read::<Credentials>(&write(&credentials)), Some(credentials));
    }
}
