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

/// An `http` or `https` address that may have a path, without query and credentials, and without a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct SiteUrl(String);

impl SiteUrl {
    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SiteUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let url = reqwest::Url::parse(&text).map_err(|_| "not an address; it starts with https://".to_owned())?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            return Err("not an address; it starts with https://".to_owned());
        }
        if !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
            return Err("there is more than a path behind the host".to_owned());
        }
        Ok(Self(url.as_str().trim_end_matches('/').to_owned()))
    }
}

impl fmt::Display for SiteUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{BaseUrl, SiteUrl};

    #[test]
    fn a_site_may_lie_below_its_host() {
        let url = |text: &str| SiteUrl::try_from(text.to_owned());
        assert_eq!(url("https://acme.example/jobs/").unwrap().as_str(), "https://acme.example/jobs");
        assert_eq!(url("https://acme.example").unwrap().as_str(), "https://acme.example");
        for text in
            ["acme", "javascript:alert(1)", "https://a.example/?x", "https://u:p@a.example/", "https://a.example/#x"]
        {
            assert!(url(text).is_err(), "{text}");
        }
    }

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
