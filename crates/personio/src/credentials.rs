//! What proves to Personio who is asking.

use std::{fmt, sync::Arc, time::Duration};

use crate::{
    error::Error,
    request::Api,
    transport::{MaybeSend, MaybeSync, Pending},
};

/// A text that must not be seen: it prints its length only and cannot be serialised.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps a text, without white space around it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// The text, for a request's header and nothing else.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Secret({} bytes)", self.0.len())
    }
}

/// The credentials of the Recruiting API: Settings > Integrations > API credentials. They are not those of the
/// Personnel Data API, although both come from the same page.
#[derive(Clone, Debug)]
pub struct RecruitingCredentials {
    /// The "Recruiting API access token".
    pub token: Secret,
    /// The company's number.
    pub company_id: String,
}

impl RecruitingCredentials {
    pub(crate) fn headers(&self) -> Vec<(&'static str, String)> {
        vec![("authorization", ["Bearer ", self.token.expose()].concat()), ("x-company-id", self.company_id.clone())]
    }
}

/// Who is asking, for each part of the API.
#[derive(Clone, Debug, Default)]
pub struct Credentials {
    /// For the Recruiting API.
    pub recruiting: Option<RecruitingCredentials>,
    /// For versions 1 and 2 of the Personnel API.
    pub personnel: Option<Personnel>,
}

impl From<RecruitingCredentials> for Credentials {
    fn from(recruiting: RecruitingCredentials) -> Self {
        Self { recruiting: Some(recruiting), personnel: None }
    }
}

impl From<ClientCredentials> for Credentials {
    fn from(client: ClientCredentials) -> Self {
        Self { recruiting: None, personnel: Some(Personnel::Client(client)) }
    }
}

impl From<Arc<dyn TokenSource>> for Credentials {
    fn from(source: Arc<dyn TokenSource>) -> Self {
        Self { recruiting: None, personnel: Some(Personnel::Source(source)) }
    }
}

/// What opens the Personnel API.
#[derive(Clone)]
pub enum Personnel {
    /// The company's own credentials. The client fetches tokens with them: one however many calls wait for it, a new one
    /// before it expires, and one more when Personio refuses it.
    Client(ClientCredentials),
    /// Somebody else has the tokens: the session of a relay, a program around this one.
    Source(Arc<dyn TokenSource>),
}

impl fmt::Debug for Personnel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Client(client) => client.fmt(formatter),
            Self::Source(_) => formatter.write_str("Source"),
        }
    }
}

/// The credentials of the Personnel API: Settings > Integrations > API credentials. They open the whole company, so they
/// belong on servers.
#[derive(Clone, Debug)]
pub struct ClientCredentials {
    /// Their id: `papi-…`.
    pub client_id: String,
    /// Their secret.
    pub client_secret: Secret,
    /// What tokens of version 2 shall allow: `personio:persons:read`. Nothing asks for all that the credentials allow.
    pub scope: Vec<String>,
}

/// Has tokens. A client asks it once however many calls wait, again shortly before a token expires, and again when
/// Personio refuses one.
///
/// ```
/// use std::sync::Arc;
/// use personio::{
///     credentials::{BearerToken, Credentials, Secret, TokenSource},
///     error::Error,
///     request::Api,
///     transport::Pending,
/// };
///
/// struct Session(Secret);
///
/// impl TokenSource for Session {
///     fn token(&self, _api: Api) -> Pending<'_, Result<BearerToken, Error>> {
///         Box::pin(async { Ok(BearerToken { secret: self.0.clone(), expires_in: None }) })
///     }
/// }
///
/// let source: Arc<dyn TokenSource> = Arc::new(Session(Secret::new("session-1")));
/// let credentials = Credentials::from(source);
/// assert!(!format!("{credentials:?}").contains("session-1"));
/// ```
pub trait TokenSource: MaybeSend + MaybeSync {
    /// A token for [`Api::V1`] or [`Api::V2`].
    ///
    /// # Errors
    /// As the source likes; every call that waits for the token gets them.
    fn token(&self, api: Api) -> Pending<'_, Result<BearerToken, Error>>;
}

/// Goes into the header `Authorization`, behind `Bearer`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BearerToken {
    /// The token.
    pub secret: Secret,
    /// How long it lasts from now on; nothing is until Personio refuses it.
    pub expires_in: Option<Duration>,
}

#[cfg(test)]
mod tests {
    use super::{RecruitingCredentials, Secret};

    #[test]
    fn a_secret_shows_nothing_but_its_length() {
        let credentials = RecruitingCredentials { token: Secret::new(" s3cr3t\n"), company_id: "4711".into() };
        let shown = format!("{credentials:?}");
        assert!(shown.contains("6 bytes") && !shown.contains("s3cr3t"), "{shown}");
    }
}
