//! Brings a request to a server and its answer back.

#[cfg(all(feature = "fetch", target_arch = "wasm32"))]
mod fetch;
#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
mod reqwest;

#[cfg(all(feature = "fetch", target_arch = "wasm32"))]
pub use fetch::Fetch;
#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
pub use reqwest::Reqwest;

use std::time::Duration;

use crate::{
    error::Error,
    request::{FilePart, Method},
};

/// The largest answer that is read; every answer of the API is far smaller.
pub const MAX_ANSWER_BYTES: usize = 16 * 1024 * 1024;

/// `Send` where there are threads.
#[cfg(not(target_arch = "wasm32"))]
pub trait MaybeSend: Send {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Send> MaybeSend for T {}
/// `Send` where there are threads.
#[cfg(target_arch = "wasm32")]
pub trait MaybeSend {}
#[cfg(target_arch = "wasm32")]
impl<T> MaybeSend for T {}

/// Sends requests. Transports follow no redirects: one would carry the credentials to who knows where.
pub trait Transport {
    /// The content of a file on its way, so that it need not be in memory.
    type Content;

    /// Sends a request and reads the whole answer, whatever its status.
    ///
    /// # Errors
    /// [`Error::not_sent`] where the request certainly did not arrive, [`Error::no_answer`] where it may have.
    fn send(&self, request: Request<Self::Content>) -> impl Future<Output = Result<Answer, Error>> + MaybeSend;
}

/// A request, ready to be sent.
#[derive(Debug)]
pub struct Request<C> {
    /// The method.
    pub method: Method,
    /// The whole address.
    pub url: String,
    /// Names in lower case, and values.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Body<C>,
    /// When to give up.
    pub timeout: Duration,
}

/// The body of a request.
#[derive(Debug)]
pub enum Body<C> {
    /// None.
    Empty,
    /// `application/json`.
    Json(Vec<u8>),
    /// `application/x-www-form-urlencoded`.
    Form(Vec<u8>),
    /// `multipart/form-data` with one file, after its text parts.
    File(FilePart, C),
}

/// The answer to a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// What the `retry-after` header says, in seconds.
    pub retry_after: Option<Duration>,
    /// The body.
    pub body: Vec<u8>,
}
