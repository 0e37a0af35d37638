//! The one place where requests are sent: address, credentials, limits, time, answer.

mod attempt;
mod call;
mod create;
mod pages;
mod pass;
mod patience;
mod payload;
mod token;

use std::{
    fmt,
    sync::{Arc, Mutex},
    time::Duration,
};

use self::{
    attempt::read,
    call::{Call, Course},
    patience::Patience,
    payload::Payload,
    token::Tokens,
};
use crate::{
    authentication::v2::RevokeToken,
    credentials::{Credentials, Personnel},
    error::Error,
    limit::Ledger,
    observer::Observer,
    request::{Api, Endpoint},
    retry::Policy,
    transport::{FileContent, Transport},
};

/// Where Personio's API is.
pub const PERSONIO: &str = "https://api.personio.de";

/// Calls Personio, or whoever speaks its API: a relay or the sandbox.
///
/// Clones share their tokens and what they know of the limits. Dropping the future of a call gives it up.
///
/// As it is made, a client sends each request once and at once; [`with_retry`](Self::with_retry) makes it patient.
///
/// ```
/// use futures_util::TryStreamExt;
/// use personio::{
///     client::Client,
///     credentials::{ClientCredentials, Secret},
///     persons::{ListPersons, Person},
///     retry::Policy,
/// };
/// # use personio::transport::{Reply, Scripted};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), personio::error::Error> {
/// # let transport = Scripted::answering(|sent| Reply::ok(match sent.path() {
/// #     "/v2/auth/token" => r#"{"access_token":"papi-2","expires_in":86400}"#,
/// #     _ => r#"{"_data":[{"id":"7"}]}"#,
/// # }));
/// let credentials =
///     ClientCredentials { client_id: "papi-1".into(), client_secret: Secret::new("…"), scope: vec![] };
/// let client = Client::new("https://api.acme.example", credentials, transport).with_retry(Policy::default());
/// let persons: Vec<Person> = client.pages(ListPersons::default()).try_collect().await?;
/// assert_eq!(persons.len(), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client<T> {
    base_url: String,
    transport: T,
    patience: Option<Patience>,
    within: Option<Duration>,
    observer: Option<Arc<dyn Observer>>,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    credentials: Credentials,
    tokens: Tokens,
    ledger: Mutex<Ledger>,
}

impl<T: Transport> Client<T> {
    /// A client for [`PERSONIO`] or the sandbox. Each part of the API gets its own credentials only.
    #[must_use]
    #[allow(clippy::arc_with_non_send_sync, reason = "in wasm nothing leaves its thread")]
    pub fn new(base_url: &str, credentials: impl Into<Credentials>, transport: T) -> Self {
        let shared = Shared { credentials: credentials.into(), ..Shared::default() };
        Self {
            base_url: base_url.trim_end_matches('/').to_owned(),
            transport,
            patience: None,
            within: None,
            observer: None,
            shared: Arc::new(shared),
        }
    }

    /// A client for a relay, which has the credentials.
    #[must_use]
    pub fn without_credentials(base_url: &str, transport: T) -> Self {
        Self::new(base_url, Credentials::default(), transport)
    }

    /// Sends again what may be sent again, and keeps Personio's limits: a call waits rather than being refused.
    #[must_use]
    pub fn with_retry(self, policy: Policy) -> Self {
        Self { patience: Some(Patience::new(policy)), ..self }
    }

    /// Tells somebody of every attempt.
    #[must_use]
    pub fn with_observer(self, observer: impl Observer + 'static) -> Self {
        Self { observer: Some(Arc::new(observer)), ..self }
    }

    /// The same client with so much time for a call, all attempts and pauses included:
    /// `client.within(Duration::from_secs(5)).send(…)`.
    #[must_use]
    pub fn within(&self, time: Duration) -> Self
    where
        T: Clone,
    {
        Self { within: Some(time), ..self.clone() }
    }

    /// Sends a request.
    ///
    /// # Errors
    /// When the endpoint wants a file ([`send_file`](Self::send_file)), when there is no answer in time, when the answer
    /// says no, and when it cannot be read.
    pub async fn send<E: Endpoint>(&self, endpoint: &E) -> Result<E::Response, Error> {
        let mut payload = Payload::text(endpoint.body()?)?;
        self.exchange(endpoint, &Call::of(&self.base_url, endpoint), &mut payload, &mut self.course()).await
    }

    /// Sends a request that carries a file. The content must be exactly as long as the endpoint says. A content as it is
    /// comes once and is sent once; [`FileContent::anew`] is sent again as other requests are.
    ///
    /// # Errors
    /// As [`send`](Self::send), when the endpoint wants no file, and when the content cannot be opened.
    pub async fn send_file<'a, E: Endpoint>(
        &self,
        endpoint: &E,
        content: impl Into<FileContent<'a, T::Content>>,
    ) -> Result<E::Response, Error> {
        let mut payload = Payload::file(endpoint.body()?, content.into())?;
        let call = Call::of(&self.base_url, endpoint).with_file();
        self.exchange(endpoint, &call, &mut payload, &mut self.course()).await
    }

    /// Gives the token of version 2 back, which is worth nothing afterwards, and forgets that of version 1. The next
    /// call fetches new ones.
    ///
    /// # Errors
    /// As [`send`](Self::send). The tokens are forgotten all the same.
    pub async fn revoke(&self) -> Result<(), Error> {
        if let Some(cell) = self.shared.tokens.of(Api::V1) {
            cell.take().await;
        }
        let token = match self.shared.tokens.of(Api::V2) {
            Some(cell) => cell.take().await,
            None => None,
        };
        match (token, &self.shared.credentials.personnel) {
            (Some(token), Some(Personnel::Client(_))) => self.send(&RevokeToken { token }).await,
            _ => Ok(()),
        }
    }

    async fn exchange<E: Endpoint>(
        &self,
        endpoint: &E,
        call: &Call,
        payload: &mut Payload<'_, T::Content>,
        course: &mut Course,
    ) -> Result<E::Response, Error> {
        match self.deliver(call, payload, course).await {
            Ok(answer) => read(endpoint, call, &answer),
            Err(failure) => match failure.answer.and_then(|answer| endpoint.settle(&answer.body)) {
                Some(response) if matches!(failure.error.status(), Some(200 | 400)) => Ok(response),
                _ => Err(failure.error),
            },
        }
    }
}

impl<T> fmt::Debug for Client<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("base_url", &self.base_url)
            .field("policy", &self.patience.map(|patience| patience.policy))
            .field("credentials", &self.shared.credentials)
            .finish_non_exhaustive()
    }
}
