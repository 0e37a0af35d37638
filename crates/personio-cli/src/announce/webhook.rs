//! Channels take messages by an address.

use std::time::Duration;

use personio::credentials::Secret;
use serde_json::Value;

use crate::{
    failure::{Exit, Failure},
    session::connect::{self, USER_AGENT},
};

/// Sends a message. The address opens the channel to whoever knows it, so that no error shows it.
pub(super) async fn post(url: &Secret, message: &Value) -> Result<(), Failure> {
    connect::address(url.expose()).map_err(|_| {
        Failure::usage(
            "the address of the channel is none that can be used",
            "take the https:// address that the channel gave you",
        )
    })?;
    let failed = |error: reqwest::Error| {
        let exit = if error.is_connect() { Exit::Unavailable } else { Exit::Unclear };
        Failure::new(exit, format!("the channel cannot be reached: {}", error.without_url()))
            .safe(if exit == Exit::Unclear { "nobody knows whether the message arrived" } else { "nothing was sent" })
            .advice("look into the channel before you send it again")
    };
    let client = reqwest::Client::builder()
        .user_agent(USER_AGENT)
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(30))
        .build()
        .map_err(failed)?;
    let answer = client.post(url.expose()).json(message).send().await.map_err(failed)?;
    if answer.status().is_success() {
        return Ok(());
    }
    let status = answer.status().as_u16();
    Err(Failure::new(Exit::Failed, format!("the channel answered {status}"))
        .safe("the message is likely not there")
        .advice("ask whoever keeps the channel for its address; old ones end"))
}
