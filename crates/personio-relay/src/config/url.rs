//! Addresses that paths are put behind.

use std::fmt;

use serde::Deserialize;

/// An `http` or `https` address without path, query and credentials, and without a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Where Personio's API is.
    #[must_use]
    pub fn personio_api() -> Self {
        Self("https://api.personio.de".to_owned())
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for BaseUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let url = reqwest::Url::parse(&text).map_err(|_| "not an address; it starts with https://".to_owned())?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            return Err("not an address; it starts with https://".to_owned());
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("credentials do not belong into an address".to_owned());
        }
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(format!("there is something behind the host; write `{}`", url.origin().ascii_serialization()));
        }
        Ok(Self(url.origin().ascii_serialization()))
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    #[test]
    fn an_address_is_a_scheme_and_a_host() {
        let url = BaseUrl::try_from("https://acme.jobs.personio.de/".to_owned()).unwrap();
        assert_eq!(url.as_str(), "https://acme.jobs.personio.de");
        for text in
            ["acme", "file:///etc", "https://a.example/xml", "https://user:pass@a.example", "https://a.example?x"]
        {
            assert!(BaseUrl::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
