//! Brings a request to a server and its answer back.

mod content;
#[cfg(all(feature = "fetch", target_arch = "wasm32"))]
mod fetch;
mod headers;
#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
mod reqwest;
#[cfg(feature = "scripted")]
mod scripted;

pub use content::FileContent;
#[cfg(all(feature = "fetch", target_arch = "wasm32"))]
pub use fetch::{Fetch, Progress, Upload, unless_aborted};
pub use headers::Headers;
#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
pub use reqwest::Reqwest;
#[cfg(feature = "scripted")]
pub use scripted::{Reply, Scripted, Sent};

use std::{pin::Pin, time::Duration};

use crate::{
    error::Error,
    request::{FilePart, Method},
};

/// The largest answer that is read; every answer of the API is far smaller, but for files.
pub const MAX_ANSWER_BYTES: usize = 16 * 1024 * 1024;

/// The largest file that is read.
pub const MAX_FILE_BYTES: usize = 200 * 1024 * 1024;

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

/// `Sync` where there are threads.
#[cfg(not(target_arch = "wasm32"))]
pub trait MaybeSync: Sync {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Sync + ?Sized> MaybeSync for T {}
/// `Sync` where there are threads.
#[cfg(target_arch = "wasm32")]
pub trait MaybeSync {}
#[cfg(target_arch = "wasm32")]
impl<T: ?Sized> MaybeSync for T {}

/// A future that may be kept, and moved between threads where there are any.
#[cfg(not(target_arch = "wasm32"))]
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
/// A future that may be kept, and moved between threads where there are any.
#[cfg(target_arch = "wasm32")]
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Time and chance. What waits, asks here, so that tests need not wait.
pub trait Clock: MaybeSend + MaybeSync {
    /// The time since some moment in the past. It never goes back.
    fn now(&self) -> Duration;

    /// Waits.
    fn sleep(&self, pause: Duration) -> impl Future<Output = ()> + MaybeSend;

    /// A number that nobody can foresee. It spreads repetitions, and is no secret.
    fn random(&self) -> u64;
}

/// Sends requests. Transports follow no redirects: one would carry the credentials to who knows where.
///
/// A future that is dropped before its end gives its request up.
pub trait Transport: Clock {
    /// The content of a file on its way, so that it need not be in memory.
    type Content: MaybeSend;

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
    /// The largest answer that is read, in bytes; a larger one is [`Error::no_answer`].
    pub answer_at_most: usize,
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
    /// The headers, as far as a transport hands them on; browsers show few.
    pub headers: Headers,
    /// The body.
    pub body: Vec<u8>,
}
