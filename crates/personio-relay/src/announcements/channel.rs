//! Sending a message to the channel. Whoever knows its address can write there: no log and no error shows it.

use std::time::Duration;

use anyhow::Context;
use reqwest::{Client, StatusCode, redirect};
use serde_json::Value;

use crate::config::ChannelUrl;

/// A request may take this long.
const WITHIN: Duration = Duration::from_secs(20);
const CONNECT_WITHIN: Duration = Duration::from_secs(10);

/// Where messages go.
#[derive(Clone, Debug)]
pub(super) struct Hook {
    client: Client,
    url: ChannelUrl,
}

/// What became of a message.
#[derive(Debug)]
pub(super) enum Sent {
    /// It is there.
    Arrived,
    /// It is not, for sure.
    Refused(String),
    /// Nobody knows.
    Unclear(String),
}

impl Hook {
    pub(super) fn new(url: ChannelUrl) -> anyhow::Result<Self> {
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT_WITHIN)
            .timeout(WITHIN)
            .user_agent(concat!("personio-relay/", env!("CARGO_PKG_VERSION")))
            .build()
            .context("TLS cannot be set up")?;
        Ok(Self { client, url })
    }

    pub(super) async fn send(&self, message: &Value) -> Sent {
        match self.client.post(self.url.expose()).json(message).send().await {
            Ok(answer) if answer.status().is_success() => Sent::Arrived,
            Ok(answer) => {
                let why = format!("it answers {}", answer.status().as_u16());
                match answer.status() {
                    // Somebody in between has waited in vain for who may have read it.
                    StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => Sent::Unclear(why),
                    _ => Sent::Refused(why),
                }
            }
            Err(error) if error.is_connect() => Sent::Refused(format!("it is not reached: {}", error.without_url())),
            Err(error) => Sent::Unclear(error.without_url().to_string()),
        }
    }
}
