//! Where the operator is told.

use personio::credentials::Secret;
use serde::Deserialize;

/// An `http` or `https` address. Those of chats hold a token, so it does not print.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct AlertUrl(Secret);

impl AlertUrl {
    pub(crate) fn expose(&self) -> &str {
        self.0.expose()
    }
}

impl TryFrom<String> for AlertUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match reqwest::Url::parse(&text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.host_str().is_some() => {
                Ok(Self(Secret::new(&text)))
            }
            // Never with the text in the message.
            _ => Err("not an address; it starts with https://".to_owned()),
        }
    }
}
