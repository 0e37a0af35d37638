//! Where others reach the relay.

use std::fmt;

use serde::Deserialize;

use super::{BaseUrl, CompanyName};

/// An `http` or `https` address without a slash at its end; of a company that shares its host with others, `/c/NAME`
/// stands behind it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct PublicUrl {
    origin: BaseUrl,
    whole: String,
}

impl PublicUrl {
    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.whole
    }

    /// Without what stands behind the host, as browsers send it.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.origin.as_str()
    }

    /// The company in it.
    pub(crate) fn company(&self) -> Option<&str> {
        self.whole.strip_prefix(self.origin.as_str())?.strip_prefix("/c/")
    }
}

impl TryFrom<String> for PublicUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let (base, company) = match text.trim_end_matches('/').rsplit_once("/c/") {
            Some((base, name)) => (base.to_owned(), Some(CompanyName::try_from(name.to_owned())?)),
            None => (text, None),
        };
        let origin = BaseUrl::try_from(base)?;
        let whole = match company {
            Some(name) => format!("{origin}/c/{name}"),
            None => origin.to_string(),
        };
        Ok(Self { origin, whole })
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.whole)
    }
}

#[cfg(test)]
mod tests {
    use super::PublicUrl;

    #[test]
    fn behind_the_host_stands_nothing_or_a_company() {
        let url = |text: &str| PublicUrl::try_from(text.to_owned());
        let plain = url("https://relay.example/").unwrap();
        assert_eq!(
            (plain.as_str(), plain.origin(), plain.company()),
            ("https://relay.example", "https://relay.example", None)
        );
        let acme = url("https://relay.example/c/acme/").unwrap();
        assert_eq!((acme.as_str(), acme.origin()), ("https://relay.example/c/acme", "https://relay.example"));
        assert_eq!(acme.company(), Some("acme"));
        for text in
            ["https://relay.example/relay", "https://relay.example/c/", "https://relay.example/c/Acme", "relay/c/a"]
        {
            assert!(url(text).is_err(), "{text}");
        }
    }
}
