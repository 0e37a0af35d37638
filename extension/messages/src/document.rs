//! What the extension keeps, by its keys in the browser's storage. Each document is a text.

use personio_extension_model::{
    account::{AccountId, Accounts},
    known::Known,
    queue::Queue,
    settings::Settings,
    timer::Timer,
};

use crate::{catalogue::Catalogue, handled::Handled, read, sync::Sync, write};

/// Something that is kept.
pub trait Document: Default {
    /// Under which name.
    const KEY: &'static str;

    /// Reads it. What another version wrote and this one cannot read counts as not there.
    fn read(text: &str) -> Option<Self>;

    /// Writes it.
    fn write(&self) -> String;
}

/// The token of a session. The worker reads it, and the desk, which sends files itself.
pub const TOKEN: &str = "token";

/// What opens Personio for an account that reaches it directly, sealed with a passphrase.
pub const SEALED: &str = "sealed";

/// The same, opened: in the memory of the browser. Only the worker reads it.
pub const OPENED: &str = "opened";

/// Which payslips the desk has begun to send and has sent. Only the desk reads it.
pub const PAYSLIPS: &str = "payslips";
/// Why the last sign-in with a company's account did not work, in the memory of the browser.
pub const SIGN_IN: &str = "sign-in";

/// Whether somebody is at the computer, in the memory of the browser.
pub const PRESENCE: &str = "presence";

/// The time away that somebody is asked about, in the memory of the browser.
pub const AWAY: &str = "away";

/// Every document that an account has for itself, in the order in which they are read.
pub const OF_ACCOUNT: [&str; 5] = [Timer::KEY, Queue::KEY, Known::KEY, Catalogue::KEY, Sync::KEY];

/// What all accounts have in common, in the order in which they are read.
pub const COMMON: [&str; 3] = [Accounts::KEY, Settings::KEY, Handled::KEY];

/// Under which key an account's document is kept.
#[must_use]
pub fn key(account: &AccountId, document: &str) -> String {
    [account.0.as_str(), "/", document].concat()
}

macro_rules! document {
    ($($type:ty = $key:literal),+ $(,)?) => {
        $(impl Document for $type {
            const KEY: &'static str = $key;

            fn read(text: &str) -> Option<Self> {
                read(text)
            }

            fn write(&self) -> String {
                write(self)
            }
        })+
    };
}

document! {
    Accounts = "accounts",
    Settings = "settings",
    Handled = "handled",
    Timer = "timer",
    Catalogue = "catalogue",
    Sync = "sync",
    Known = "known",
}

impl Document for Queue {
    const KEY: &'static str = "queue";

    fn read(text: &str) -> Option<Self> {
        Self::read(text)
    }

    fn write(&self) -> String {
        self.to_json()
    }
}
