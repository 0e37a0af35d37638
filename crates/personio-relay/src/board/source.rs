//! Fetches the feed.

use std::time::Duration;

use bytes::Bytes;
use personio::{
    feed::{self, Feed},
    language::Language,
};
use reqwest::{Client, StatusCode, header, redirect};

use super::problem::{self, BoardProblem};
use crate::config::BaseUrl;

const CONNECT_WITHIN: Duration = Duration::from_secs(10);
const ANSWER_WITHIN: Duration = Duration::from_secs(60);

/// Where the feed is.
#[derive(Clone, Debug)]
pub(super) struct FeedSource {
    client: Client,
    career_page: BaseUrl,
}

/// A feed as it came, and as it was understood.
#[derive(Debug)]
pub(super) struct Fetched {
    pub(super) document: Bytes,
    pub(super) feed: Feed,
}

impl FeedSource {
    pub(super) fn new(career_page: BaseUrl) -> Result<Self, reqwest::Error> {
        let client = Client::builder()
            // Personio redirects unknown companies to its own site, whose 429 would look like a busy feed.
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT_WITHIN)
            .timeout(ANSWER_WITHIN)
            .user_agent(concat!("personio-relay/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self { client, career_page })
    }

    /// Fetches and reads the feed in one language.
    pub(super) async fn fetch(&self, language: Language) -> Result<Fetched, BoardProblem> {
        let mut response = self
            .client
            .get(format!("{}/xml?language={language}", self.career_page))
            .header(header::ACCEPT, "text/xml, application/xml")
            .send()
            .await
            .map_err(|error| unreachable(&error))?;
        if response.status() != StatusCode::OK {
            return Err(problem::of_status(response.status()));
        }
        let mut document = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| unreachable(&error))? {
            document.extend_from_slice(&chunk);
            // One byte past the limit is enough for the parser to say "too large".
            if document.len() > feed::MAX_BYTES {
                break;
            }
        }
        parse(Bytes::from(document)).await
    }
}

/// Reads a feed where it does not hold up requests.
pub(super) async fn parse(document: Bytes) -> Result<Fetched, BoardProblem> {
    let parsing = tokio::task::spawn_blocking(move || {
        let feed = Feed::parse(&document).map_err(BoardProblem::Broken)?;
        Ok(Fetched { document, feed })
    });
    parsing.await.map_err(|_| BoardProblem::Unreachable("reading the feed was interrupted".to_owned()))?
}

/// Without the address, which errors of reqwest may show.
fn unreachable(error: &reqwest::Error) -> BoardProblem {
    let cause = if error.is_timeout() {
        "no answer in time"
    } else if error.is_connect() {
        "no connection"
    } else {
        "the connection broke"
    };
    BoardProblem::Unreachable(cause.to_owned())
}
