//! The one place where requests are sent: address, credentials, time, answer.

use std::time::Duration;

use crate::{
    credentials::RecruitingCredentials,
    error::Error,
    request::{self, Api, Endpoint, RequestBody},
    transport::{Body, Request, Transport},
};

/// Where Personio's API is.
pub const PERSONIO: &str = "https://api.personio.de";

/// An answer to JSON comes within seconds; whatever takes longer is given up and counts as unclear.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// 20 MB over a slow line.
const FILE_WITHIN: Duration = Duration::from_secs(120);

/// Calls Personio, or whoever speaks its API: a relay or the sandbox.
///
/// It never repeats a request by itself: whether that is safe is for the caller to say. Ask the [`Error`].
#[derive(Clone, Debug)]
pub struct Client<T> {
    base_url: String,
    credentials: Option<RecruitingCredentials>,
    transport: T,
}

impl<T: Transport> Client<T> {
    /// A client for [`PERSONIO`] or the sandbox. The credentials go to [`Api::Recruiting`] only.
    #[must_use]
    pub fn new(base_url: &str, credentials: RecruitingCredentials, transport: T) -> Self {
        Self { credentials: Some(credentials), ..Self::without_credentials(base_url, transport) }
    }

    /// A client for a relay, which has the credentials.
    #[must_use]
    pub fn without_credentials(base_url: &str, transport: T) -> Self {
        Self { base_url: base_url.trim_end_matches('/').to_owned(), credentials: None, transport }
    }

    /// Sends a request.
    ///
    /// # Errors
    /// When the endpoint wants a file ([`send_file`](Self::send_file)), when there is no answer, when the answer says
    /// no, and when it cannot be read.
    pub async fn send<E: Endpoint>(&self, endpoint: &E) -> Result<E::Response, Error> {
        let body = match endpoint.body()? {
            RequestBody::Empty => Body::Empty,
            RequestBody::Json(json) => Body::Json(json),
            RequestBody::Form(form) => Body::Form(form),
            RequestBody::File(_) => return Err(Error::not_sent("the endpoint wants a file's content")),
        };
        self.exchange(endpoint, body, ANSWER_WITHIN).await
    }

    /// Sends a request that carries a file. The content must be exactly as long as the endpoint says.
    ///
    /// # Errors
    /// As [`send`](Self::send), and when the endpoint wants no file.
    pub async fn send_file<E: Endpoint>(&self, endpoint: &E, content: T::Content) -> Result<E::Response, Error> {
        let RequestBody::File(file) = endpoint.body()? else {
            return Err(Error::not_sent("the endpoint wants no file"));
        };
        self.exchange(endpoint, Body::File(file, content), FILE_WITHIN).await
    }

    async fn exchange<E: Endpoint>(
        &self,
        endpoint: &E,
        body: Body<T::Content>,
        timeout: Duration,
    ) -> Result<E::Response, Error> {
        let credentials = self.credentials.as_ref().filter(|_| endpoint.api() == Api::Recruiting);
        let mut headers = credentials.map(RecruitingCredentials::headers).unwrap_or_default();
        headers.extend(endpoint.headers());
        headers.push(("accept", "application/json".to_owned()));
        let request = Request { method: endpoint.method(), url: self.url(endpoint), headers, body, timeout };
        let answer = self.transport.send(request).await?;
        match answer.status {
            200..=299 => endpoint.decode(&answer.body),
            status => Err(Error::refused(status, answer.retry_after, &answer.body)),
        }
    }

    fn url<E: Endpoint>(&self, endpoint: &E) -> String {
        let mut url = [self.base_url.as_str(), &endpoint.path()].concat();
        for (index, (name, value)) in endpoint.query().into_iter().enumerate() {
            url.push(if index == 0 { '?' } else { '&' });
            url.push_str(name);
            url.push('=');
            url.push_str(&request::path_segment(&value));
        }
        url
    }
}
