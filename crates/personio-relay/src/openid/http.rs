//! How the provider is asked: with the relay's own HTTP client.

use std::{fmt, future::Future, pin::Pin, time::Duration};

use anyhow::Context;
use futures_util::StreamExt;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use reqwest::redirect;

const CONNECT_WITHIN: Duration = Duration::from_secs(5);
/// People wait in front of a white page.
const WITHIN: Duration = Duration::from_secs(10);
/// Keys of a large provider take a few kilobytes.
const LARGEST: usize = 512 * 1024;

/// Asks the provider.
#[derive(Clone, Debug)]
pub(super) struct Http(reqwest::Client);

/// The provider did not answer, or not in a way that can be read.
#[derive(Debug)]
pub(crate) enum HttpProblem {
    NoAnswer(reqwest::Error),
    TooLarge,
    Odd,
}

impl Http {
    pub(super) fn new() -> anyhow::Result<Self> {
        let client = reqwest::Client::builder()
            // What a provider redirects to was never named by the operator.
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT_WITHIN)
            .timeout(WITHIN)
            .user_agent(concat!("personio-relay/", env!("CARGO_PKG_VERSION")))
            .build()
            .context("TLS cannot be set up")?;
        Ok(Self(client))
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpProblem> {
        let request = reqwest::Request::try_from(request).map_err(HttpProblem::of)?;
        let response = self.0.execute(request).await.map_err(HttpProblem::of)?;
        let mut answer = axum::http::Response::builder().status(response.status());
        if let Some(headers) = answer.headers_mut() {
            headers.clone_from(response.headers());
        }
        let mut body = Vec::new();
        let mut chunks = response.bytes_stream();
        while let Some(chunk) = chunks.next().await {
            body.extend_from_slice(&chunk.map_err(HttpProblem::of)?);
            if body.len() > LARGEST {
                return Err(HttpProblem::TooLarge);
            }
        }
        answer.body(body).map_err(|_| HttpProblem::Odd)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpProblem;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpProblem>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

impl HttpProblem {
    /// An address may hold what is nobody's business.
    fn of(error: reqwest::Error) -> Self {
        Self::NoAnswer(error.without_url())
    }
}

impl fmt::Display for HttpProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAnswer(error) => write!(formatter, "no answer: {error}"),
            Self::TooLarge => formatter.write_str("the answer is too large"),
            Self::Odd => formatter.write_str("the answer cannot be read"),
        }
    }
}

impl std::error::Error for HttpProblem {}
