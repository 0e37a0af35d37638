//! The token of version 1.
//!
//! ```
//! use personio::{authentication::v1::CreateToken, credentials::Secret, request::Endpoint};
//!
//! let endpoint = CreateToken { client_id: "papi-1".into(), client_secret: Secret::new("…") };
//! let answer = br#"{"success":true,"data":{"token":"papi-2","expires_in":86400,"scope":"employees:read"}}"#;
//! let token = endpoint.decode(answer)?;
//! assert_eq!(token.expires_in.map(|time| time.as_secs()), Some(86_400));
//! # Ok::<(), personio::error::Error>(())
//! ```

use std::{fmt, time::Duration};

use serde::Deserialize;

use crate::{
    answer,
    credentials::Secret,
    error::Error,
    loose,
    request::{self, Endpoint, Method, Repeat, RequestBody},
};

/// `POST /v1/auth`: a token for the Personnel API of version 1. The secret travels in the body; Personio refuses it
/// in the query.
///
/// At most 60 requests a minute.
/// Reference: <https://developer.personio.de/reference/post_auth>.
#[derive(Clone, Debug)]
pub struct CreateToken {
    /// The id of the credentials.
    pub client_id: String,
    /// Their secret.
    pub client_secret: Secret,
}

impl Endpoint for CreateToken {
    type Response = Token;

    fn method(&self) -> Method {
        Method::Post
    }

    fn path(&self) -> String {
        "/v1/auth".to_owned()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        request::json(&serde_json::json!({
            "client_id": self.client_id,
            "client_secret": self.client_secret.expose(),
        }))
    }

    fn repeat(&self) -> Repeat {
        Repeat::Safe
    }

    fn decode(&self, body: &[u8]) -> Result<Token, Error> {
        let answer: Answer = answer::data(body)?;
        let expires_in = answer.expires_in.map(Duration::from_secs);
        Ok(Token { token: Secret::new(&answer.token), expires_in, scope: answer.scope })
    }
}

/// Proves for a while who is asking.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    /// For the `Authorization` header, behind `Bearer`.
    pub token: Secret,
    /// How long it lasts; a day where Personio does not say.
    pub expires_in: Option<Duration>,
    /// What it allows, parted by spaces.
    pub scope: Option<String>,
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Token").field("expires_in", &self.expires_in).finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
struct Answer {
    token: String,
    #[serde(default, deserialize_with = "loose::option")]
    expires_in: Option<u64>,
    #[serde(default, deserialize_with = "loose::option")]
    scope: Option<String>,
}
