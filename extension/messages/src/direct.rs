//! What is asked for an account that reaches Personio directly.
//!
//! The passphrase stays in the page where it is typed: there, the credentials are sealed and opened. The worker gets
//! what was opened, and keeps it in the memory of the browser.

use std::fmt;

use personio_extension_model::{
    account::{Credentials, Sealed},
    kept::{Kept, read, write},
};

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Kept)]
pub enum Direct {
    /// Connect an account: look for its person, and keep it.
    Connect(Connect),
    /// The passphrase was right: this is what it opened, for the account that is shown.
    Unlock(Credentials),
    /// Forget what was opened until the passphrase is given again.
    Lock,
}

/// An account to be.
#[derive(Clone, Debug, PartialEq, Kept)]
pub struct Connect {
    /// Personio, or a sandbox on this computer.
    pub url: String,
    /// Whose times are kept.
    pub email: String,
    /// What opens Personio.
    pub credentials: Credentials,
    /// The same, to be kept on the disk.
    pub sealed: Sealed,
}

/// What is asked for as it travels. It is read where it is done, which most people never load, and prints nothing.
#[derive(Clone, PartialEq, Kept)]
pub struct Packed(String);

impl fmt::Debug for Packed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Packed")
    }
}

impl From<&Direct> for Packed {
    fn from(asked: &Direct) -> Self {
        Self(write(asked))
    }
}

impl Packed {
    /// What is asked for; `None` from a view of another version.
    #[must_use]
    pub fn unpack(&self) -> Option<Direct> {
        read(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use personio_extension_model::account::Credentials;

    use super::{Direct, Packed};
    use crate::Request;

    #[test]
    fn what_is_asked_for_arrives_and_is_never_printed() {
        let credentials = Credentials { client_id: "papi-1".to_owned(), client_secret: "s3cr3t".to_owned() };
        let asked = Direct::Unlock(credentials);
        let request = Request::Direct(Packed::from(&asked));
        assert!(!format!("{asked:?} {request:?}").contains("s3cr3t"));
        let Request::Direct(packed) = request else { panic!("another request") };
        assert_eq!(packed.unpack(), Some(asked));
    }
}
