//! Personio's Recruiting API, as the outbox sees it: did it work, and if not, what does that mean?

use std::time::Duration;

use axum::http::StatusCode;
use personio::{
    client::Client,
    credentials::{RecruitingCredentials, Secret},
    error::Error,
    recruiting::{Application, CreateApplication, UploadDocument},
    transport::Reqwest,
};
use reqwest::Body;
use uuid::Uuid;

use crate::{config::Config, document_files::DocumentReader, metrics::Metrics, outbox::DocumentInfo, verdict::Verdict};

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

/// The two endpoints, with the company's credentials. It gives a request up after two minutes at the latest, well
/// before the lease of a claim ends.
#[derive(Clone, Debug)]
pub(crate) struct Personio {
    client: Client<Reqwest>,
}

impl Personio {
    pub(crate) fn new(config: &Config, metrics: &Metrics) -> Result<Self, Error> {
        let credentials = RecruitingCredentials {
            token: config.personio.recruiting_token.clone().unwrap_or_else(|| Secret::new("")),
            company_id: config.personio.company_id.clone(),
        };
        let transport = Reqwest::new(concat!("personio-relay/", env!("CARGO_PKG_VERSION")))?;
        let client = Client::new(config.personio.api.as_str(), credentials, transport);
        Ok(Self { client: client.with_observer(metrics.personio(&config.personio.company_id)) })
    }

    /// Uploads a document from disk, without holding it in memory. Returns Personio's id of it.
    pub(crate) async fn upload(
        &self,
        info: &DocumentInfo,
        size: u64,
        document: DocumentReader,
    ) -> Result<Uuid, Failure> {
        let upload = UploadDocument { file_name: info.original_filename.clone(), size };
        let content = Body::wrap_stream(document.into_stream());
        let uploaded = self.client.send_file(&upload, content).await.map_err(|error| meaning(&error))?;
        Uuid::parse_str(&uploaded.uuid)
            .map_err(|_| Failure::Unclear("an upload was answered without an id".into(), None))
    }

    /// Submits an application.
    pub(crate) async fn submit(&self, application: Application) -> Result<(), Failure> {
        self.client.send(&CreateApplication { application }).await.map_err(|error| meaning(&error))
    }
}

fn meaning(error: &Error) -> Failure {
    match error.status() {
        Some(429) => Failure::RateLimited(error.retry_after()),
        Some(status @ (400 | 403 | 409 | 413 | 415 | 422)) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
            Failure::Refused(Verdict::from_personio(status, error.response()))
        }
        Some(401) => Failure::NotTaken("Personio does not accept the token of the Recruiting API".to_owned()),
        Some(status @ (300..=399 | 404 | 405)) => {
            Failure::NotTaken(format!("there is no Recruiting API at this address: it answers {status}"))
        }
        _ if error.is_unclear() => Failure::Unclear(error.to_string(), error.retry_after()),
        _ => Failure::NotTaken(error.to_string()),
    }
}
