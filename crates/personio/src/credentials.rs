//! What proves to Personio who is asking.

use std::fmt;

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
