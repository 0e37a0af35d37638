//! OAuth 2.0 with client credentials. The bodies are forms; Personio refuses JSON here.
//!
//! At most 150 requests a minute for tokens, then one a second for a minute.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use crate::{
    calendar::DateTime,
    code::codes,
    credentials::Secret,
    envelope,
    error::Error,
    request::{self, Endpoint, Method, Repeat, RequestBody},
};

/// `POST /v2/auth/token`: obtains a token for the company's credentials.
///
/// Reference: <https://developer.personio.de/reference/post_v2-auth-token>.
#[derive(Clone, Debug)]
pub struct ObtainToken {
    /// The id of the credentials.
    pub client_id: String,
    /// Their secret.
    pub client_secret: Secret,
    /// What the token shall allow: `personio:persons:read`. Nothing asks for all that the credentials allow.
    pub scope: Vec<String>,
}

impl Endpoint for ObtainToken {
    type Response = AccessToken;

    fn method(&self) -> Method {
        Method::Post
    }

    fn path(&self) -> String {
        "/v2/auth/token".to_owned()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        let mut fields = vec![
            ("grant_type", "client_credentials"),
            ("client_id", self.client_id.as_str()),
            ("client_secret", self.client_secret.expose()),
        ];
        let scope = self.scope.join(" ");
        if !scope.is_empty() {
            fields.push(("scope", &scope));
        }
        Ok(request::form(&fields))
    }

    fn repeat(&self) -> Repeat {
        Repeat::Safe
    }

    fn decode(&self, body: &[u8]) -> Result<AccessToken, Error> {
        request::from_json(body)
    }
}

/// `POST /v2/auth/revoke`: gives a token back; it is worth nothing afterwards.
///
/// Reference: <https://developer.personio.de/reference/post_v2-auth-revoke>.
#[derive(Clone, Debug)]
pub struct RevokeToken {
    /// The token.
    pub token: Secret,
}

impl Endpoint for RevokeToken {
    type Response = ();

    fn method(&self) -> Method {
        Method::Post
    }

    fn path(&self) -> String {
        "/v2/auth/revoke".to_owned()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        Ok(request::form(&[("token", self.token.expose())]))
    }

    fn repeat(&self) -> Repeat {
        Repeat::Safe
    }

    fn decode(&self, body: &[u8]) -> Result<(), Error> {
        envelope::nothing(body)
    }
}

/// A token of v2.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AccessToken {
    /// For the header `Authorization: Bearer …`.
    #[serde(deserialize_with = "secret")]
    pub access_token: Secret,
    /// The seconds that are left; a day if Personio does not say.
    #[serde(default)]
    pub expires_in: Option<u64>,
    /// How the token is used.
    #[serde(default)]
    pub token_type: Option<TokenType>,
    /// What it allows, separated by spaces.
    #[serde(default)]
    pub scope: Option<String>,
}

impl AccessToken {
    /// How long the token is valid.
    #[must_use]
    pub fn lifetime(&self) -> Duration {
        Duration::from_secs(self.expires_in.unwrap_or(86_400))
    }
}

codes! {
    /// How a token is used.
    TokenType {
        /// In the header `Authorization`.
        Bearer = "Bearer" | "bearer",
    }
}

/// What the token endpoint answers instead of a token. It is not a [`Problem`](crate::envelope::Problem).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TokenError {
    /// What is wrong.
    pub error: TokenErrorCode,
    /// In words.
    #[serde(default)]
    pub error_description: Option<String>,
    /// Where Personio explains it; in one case it arrives as `type`.
    #[serde(default, alias = "type")]
    pub error_uri: Option<String>,
    /// When it happened.
    #[serde(default)]
    pub timestamp: Option<DateTime>,
    /// For Personio's support.
    #[serde(default)]
    pub trace_id: Option<String>,
    /// Details.
    #[serde(default, deserialize_with = "envelope::or_default")]
    pub meta: Map<String, Value>,
}

codes! {
    /// The errors of OAuth 2.0.
    TokenErrorCode {
        /// A parameter is missing, or the body is no form.
        InvalidRequest = "invalid_request",
        /// Unknown client or wrong secret.
        InvalidClient = "invalid_client",
        /// The grant is not valid.
        InvalidGrant = "invalid_grant",
        /// The client may not use this grant.
        UnauthorizedClient = "unauthorized_client",
        /// The server does not know the grant.
        UnsupportedGrantType = "unsupported_grant_type",
        /// A scope does not exist.
        InvalidScope = "invalid_scope",
        /// Personio has a problem.
        ServerError = "server_error",
        /// Personio has a problem that passes.
        TemporarilyUnavailable = "temporarily_unavailable",
        /// Access is denied.
        AccessDenied = "access_denied",
        /// The kind of response is not known.
        UnsupportedResponseType = "unsupported_response_type",
    }
}

fn secret<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Secret, D::Error> {
    Ok(Secret::new(&String::deserialize(deserializer)?))
}

#[cfg(test)]
mod tests {
    use super::{AccessToken, ObtainToken, RevokeToken};
    use crate::{
        credentials::Secret,
        request::{Endpoint, RequestBody},
    };

    #[test]
    fn credentials_travel_in_a_form_and_never_in_the_query() {
        let obtain = ObtainToken {
            client_id: "papi-1".into(),
            client_secret: Secret::new("a&b=c ü"),
            scope: vec!["x".into(), "y".into()],
        };
        let form = b"grant_type=client_credentials&client_id=papi-1&client_secret=a%26b%3Dc%20%C3%BC&scope=x%20y";
        assert_eq!(obtain.body().unwrap(), RequestBody::Form(form.to_vec()));
        assert!(obtain.query().is_empty());
        let revoke = RevokeToken { token: Secret::new("papi-2") };
        assert_eq!(revoke.body().unwrap(), RequestBody::Form(b"token=papi-2".to_vec()));
    }

    #[test]
    fn a_token_is_valid_for_a_day_unless_personio_says_otherwise_and_is_never_shown() {
        let token: AccessToken = serde_json::from_str(r#"{"access_token":"papi-secret"}"#).unwrap();
        assert_eq!(token.lifetime().as_secs(), 86_400);
        assert!(!format!("{token:?}").contains("papi-secret"));
    }
}
