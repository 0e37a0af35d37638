//! Personio, with the company's credentials.

use std::time::Duration;

use anyhow::Context;
use personio::{
    client::Client,
    credentials::{ClientCredentials, Secret},
    error::Error,
    request::{Api, Endpoint, Method, RequestBody},
    retry::Policy,
    transport::{Answer, Reqwest},
};
use reqwest::{Response, StatusCode, redirect};

use crate::{
    config::{Config, PersonnelConfig},
    metrics::Metrics,
};

const USER_AGENT: &str = concat!("personio-relay/", env!("CARGO_PKG_VERSION"));
const CONNECT_WITHIN: Duration = Duration::from_secs(10);
/// A download that brings nothing for so long is given up.
const SILENCE: Duration = Duration::from_secs(30);

/// People wait in front of a screen: what does not work within this time is told to them.
const PATIENCE: Policy = Policy {
    attempts: 3,
    first_pause: Duration::from_millis(250),
    longest_pause: Duration::from_secs(5),
    total: Duration::from_secs(25),
};

/// Sends what the policy let through.
#[derive(Clone, Debug)]
pub(crate) struct Company {
    client: Client<Reqwest>,
    downloads: reqwest::Client,
    api: String,
}

/// A request that was put together anew.
#[derive(Clone, Debug)]
pub(crate) struct Forward {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) query: Vec<(&'static str, String)>,
    pub(crate) body: RequestBody,
}

impl Forward {
    /// Reads something.
    pub(crate) fn get(path: String) -> Self {
        Self { method: Method::Get, path, query: Vec::new(), body: RequestBody::Empty }
    }
}

impl Endpoint for Forward {
    /// The answer is not read here.
    type Response = ();

    fn method(&self) -> Method {
        self.method
    }

    fn path(&self) -> String {
        self.path.clone()
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        self.query.clone()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        Ok(self.body.clone())
    }

    fn decode(&self, _body: &[u8]) -> Result<(), Error> {
        Ok(())
    }
}

impl Company {
    pub(crate) fn new(config: &Config, personnel: &PersonnelConfig, metrics: &Metrics) -> anyhow::Result<Self> {
        let credentials = ClientCredentials {
            client_id: personnel.client_id.clone(),
            client_secret: personnel.client_secret.clone().unwrap_or_else(|| Secret::new("")),
            scope: Vec::new(),
        };
        let transport = Reqwest::new(USER_AGENT)?;
        let api = config.personio.api.as_str().to_owned();
        let downloads = reqwest::Client::builder()
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT_WITHIN)
            .read_timeout(SILENCE)
            .user_agent(USER_AGENT)
            .build()
            .context("TLS cannot be set up")?;
        let client = Client::new(&api, credentials, transport)
            .with_retry(PATIENCE)
            .with_observer(metrics.personio(&config.personio.company_id));
        Ok(Self { client, downloads, api })
    }

    /// The client that look-ups go through.
    pub(crate) fn client(&self) -> &Client<Reqwest> {
        &self.client
    }

    /// Sends a request and brings the whole answer, a no as well.
    pub(crate) async fn send(&self, forward: &Forward) -> Result<Answer, Error> {
        self.client.pass(forward).await
    }

    /// The beginning of a download, whose content is not in memory as a whole.
    pub(crate) async fn download(&self, path: &str) -> Result<Response, Error> {
        let api = Api::of(path);
        let token = self.client.bearer(api).await?;
        let first = self.ask_for(path, token.as_ref()).await?;
        match token {
            // A token may end before its time.
            Some(token) if first.status() == StatusCode::UNAUTHORIZED => {
                self.client.refused(api, &token).await;
                let token = self.client.bearer(api).await?;
                self.ask_for(path, token.as_ref()).await
            }
            _ => Ok(first),
        }
    }

    async fn ask_for(&self, path: &str, token: Option<&Secret>) -> Result<Response, Error> {
        let mut request = self.downloads.get(format!("{}{path}", self.api));
        if let Some(token) = token {
            request = request.bearer_auth(token.expose());
        }
        request.send().await.map_err(|error| Error::no_answer(error.without_url()))
    }

    /// Where Personio is.
    pub(crate) fn api(&self) -> &str {
        &self.api
    }
}
