//! Who wants to know what is sent.
//!
//! ```
//! use personio::{client::Client, observer::Attempt, transport::Scripted};
//!
//! let client = Client::without_credentials("https://acme.example", Scripted::new([]))
//!     .with_observer(|it: &Attempt<'_>| println!("{} {}: {:?}", it.method.as_str(), it.path, it.status));
//! # drop(client);
//! ```

use std::time::Duration;

use crate::{
    error::ErrorKind,
    request::Method,
    transport::{MaybeSend, MaybeSync},
};

/// Is told of every attempt, when it has ended. A function that takes an [`Attempt`] is one.
pub trait Observer: MaybeSend + MaybeSync {
    /// An attempt has ended.
    fn attempt(&self, attempt: &Attempt<'_>);
}

impl<F: Fn(&Attempt<'_>) + MaybeSend + MaybeSync> Observer for F {
    fn attempt(&self, attempt: &Attempt<'_>) {
        self(attempt);
    }
}

/// One request and what became of it. No query, no header, no body: nothing that names people or opens doors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The method.
    pub method: Method,
    /// The path, with ids.
    pub path: &'a str,
    /// Counts the attempts of a call, from 1.
    pub number: u32,
    /// The status of the answer; `None` where there was none.
    pub status: Option<u16>,
    /// What was wrong, if something was.
    pub error: Option<ErrorKind>,
    /// From sending to the end of the answer.
    pub duration: Duration,
}
