//! Personio's Recruiting API, as the outbox sees it: did it work, and if not, what does that mean?

use std::{fmt, time::Duration};

use axum::http::StatusCode;
use reqwest::{
    Body, Client, RequestBuilder, Response, header,
    multipart::{Form, Part},
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    config::{BaseUrl, Config},
    document_files::DocumentReader,
    outbox::DocumentInfo,
    secret::Secret,
    verdict::Verdict,
};

/// A verdict comes within seconds; a request that takes longer is given up and counts as unclear.
const APPLICATION_TIMEOUT: Duration = Duration::from_secs(30);
/// 20 MB over a slow line. It stays below the lease of a claim.
const DOCUMENT_TIMEOUT: Duration = Duration::from_secs(120);
/// The largest answer that is read.
const MAX_ANSWER: usize = 256 * 1024;

/// Why a request did not work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Too many requests; nothing was taken.
    RateLimited(Option<Duration>),
    /// The request never left, or was turned away before anything was taken.
    NotTaken(String),
    /// Nobody knows whether it was taken: no answer, half an answer, a server error.
    Unclear(String, Option<Duration>),
    /// A verdict about what the candidate sent.
    Refused(Verdict),
}

/// The two endpoints, with the company's credentials.
#[derive(Clone)]
pub(crate) struct Personio {
    client: Client,
    api: BaseUrl,
    company_id: String,
    token: Secret,
}

#[derive(Deserialize)]
struct Uploaded {
    uuid: Uuid,
}

impl Personio {
    pub(crate) fn new(config: &Config) -> Result<Self, reqwest::Error> {
        let client = Client::builder()
            // A redirect would carry the token to who knows where.
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(Duration::from_secs(10))
            .user_agent(concat!("personio-relay/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self {
            client,
            api: config.personio.api.clone(),
            company_id: config.personio.company_id.clone(),
            token: config.personio.recruiting_token.clone().unwrap_or_else(|| Secret::new("")),
        })
    }

    /// Uploads a document from disk, without holding it in memory. Returns Personio's id of it.
    pub(crate) async fn upload(
        &self,
        info: &DocumentInfo,
        size: u64,
        document: DocumentReader,
    ) -> Result<Uuid, Failure> {
        let part = Part::stream_with_length(Body::wrap_stream(document.into_stream()), size)
            .file_name(info.original_filename.clone())
            .mime_str(&info.mimetype)
            .map_err(|_| Failure::NotTaken("the document's type is unusable".to_owned()))?;
        let request = self
            .post("/v1/recruiting/applications/documents", DOCUMENT_TIMEOUT)
            .multipart(Form::new().part("file", part));
        let (status, body) = send(request).await?;
        match serde_json::from_slice::<Uploaded>(&body) {
            Ok(uploaded) if status == StatusCode::OK => Ok(uploaded.uuid),
            _ => Err(Failure::Unclear(format!("an upload was answered {status} without an id"), None)),
        }
    }

    /// Submits an application.
    pub(crate) async fn submit(&self, application: &serde_json::Value) -> Result<(), Failure> {
        let request = self.post("/v1/recruiting/applications", APPLICATION_TIMEOUT).json(application);
        match send(request).await? {
            (StatusCode::CREATED, _) => Ok(()),
            (status, _) => Err(Failure::Unclear(format!("an application was answered {status}"), None)),
        }
    }

    fn post(&self, path: &str, timeout: Duration) -> RequestBuilder {
        self.client
            .post(format!("{}{path}", self.api))
            .bearer_auth(self.token.expose())
            .header("X-Company-ID", &self.company_id)
            .header(header::ACCEPT, "application/json")
            .timeout(timeout)
    }
}

impl fmt::Debug for Personio {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Personio").field("api", &self.api).finish_non_exhaustive()
    }
}

/// Sends, and tells verdicts from troubles. What returns is a success with its whole body.
async fn send(request: RequestBuilder) -> Result<(StatusCode, Vec<u8>), Failure> {
    let response = request.send().await.map_err(|error| match error.is_connect() || error.is_builder() {
        true => Failure::NotTaken("no connection to Personio".to_owned()),
        false => Failure::Unclear(no_answer(&error), None),
    })?;
    let status = response.status();
    let retry_after = retry_after(&response);
    // The status line of a success is the verdict; its body may break off.
    let body = read(response).await;
    match status.as_u16() {
        200..=299 => Ok((status, body.unwrap_or_default())),
        429 => Err(Failure::RateLimited(retry_after)),
        400 | 403 | 409 | 413 | 415 | 422 => match body {
            Ok(body) => Err(Failure::Refused(Verdict::from_personio(status, &body))),
            Err(problem) => Err(Failure::Unclear(problem, retry_after)),
        },
        401 => Err(Failure::NotTaken("Personio does not accept the token of the Recruiting API".to_owned())),
        300..=399 | 404 | 405 => Err(Failure::NotTaken(format!("there is no Recruiting API at this address: {status}"))),
        _ => Err(Failure::Unclear(format!("Personio answered {status}"), retry_after)),
    }
}

async fn read(mut response: Response) -> Result<Vec<u8>, String> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| no_answer(&error))? {
        body.extend_from_slice(&chunk);
        if body.len() > MAX_ANSWER {
            return Err("Personio's answer is too large".to_owned());
        }
    }
    Ok(body)
}

/// Without the address: errors of reqwest may show it, and nobody needs it.
fn no_answer(error: &reqwest::Error) -> String {
    if error.is_timeout() { "no answer in time" } else { "the connection broke before the answer was complete" }.to_owned()
}

fn retry_after(response: &Response) -> Option<Duration> {
    let text = response.headers().get(header::RETRY_AFTER)?.to_str().ok()?;
    text.trim().parse().ok().map(Duration::from_secs)
}
