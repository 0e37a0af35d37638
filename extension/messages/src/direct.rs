//! What is asked for an account that reaches Personio directly.
//!
//! The passphrase stays in the page where it is typed: there, the credentials are sealed and opened. The worker gets
//! what was opened, and keeps it in the memory of the browser.

use std::fmt;

use personio_extension_model::kept::{Kept, read, write};

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Kept)]
pub enum Direct {
    /// Connect an account: look for its person, and keep it.
    Connect(Connect),
    /// The passphrase was right: this is what it opened, for the account that is shown.
    Unlock(Hidden),
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
    /// What opens Personio: [`Credentials`](personio_extension_model::account::Credentials), as they are written.
    pub opened: Hidden,
    /// The same [`Sealed`](personio_extension_model::account::Sealed), to be kept on the disk as it is written.
    pub sealed: String,
}

/// A text that is never printed.
#[derive(Clone, PartialEq, Eq, Kept)]
pub struct Hidden(pub String);

impl fmt::Debug for Hidden {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Hidden")
    }
}

impl Direct {
    /// Packs it for the way to the worker. It is read where it is done, which most people never load.
    #[must_use]
    pub fn pack(&self) -> Hidden {
        Hidden(write(self))
    }

    /// What was asked for; `None` from a view of another version.
    #[must_use]
    pub fn unpack(packed: &Hidden) -> Option<Self> {
        read(&packed.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Connect, Direct, Hidden};
    use crate::Request;

    #[test]
    fn what_is_asked_for_arrives_and_is_never_printed() {
        let opened = Hidden("s3cr3t".to_owned());
        let connect = Connect {
            url: "https://api.personio.example".to_owned(),
            email: "ada@acme.example".to_owned(),
            opened: opened.clone(),
            sealed: "{}".to_owned(),
        };
        for asked in [Direct::Unlock(opened), Direct::Connect(connect), Direct::Lock] {
            let packed = asked.pack();
            assert!(!format!("{asked:?} {:?}", Request::Direct(packed.clone())).contains("s3cr3t"));
            assert_eq!(Direct::unpack(&packed), Some(asked));
        }
    }
}
