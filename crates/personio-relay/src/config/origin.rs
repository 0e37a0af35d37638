//! Origins of pages, as a browser sends them.

use std::fmt;

use serde::Deserialize;

/// Such as `https://www.acme.example` or `http://127.0.0.1:8786`: scheme and host, a port where it is not the
/// scheme's own, nothing behind it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Origin(String);

impl Origin {
    /// Whether a request's `Origin` header names this origin.
    #[must_use]
    pub fn is(&self, header: &str) -> bool {
        self.0 == header
    }
}

impl TryFrom<String> for Origin {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let url = reqwest::Url::parse(&text)
            .map_err(|_| format!("`{text}` is not an origin; it starts with https:// or http://"))?;
        let origin = url.origin().ascii_serialization();
        if !matches!(url.scheme(), "http" | "https") {
            return Err(format!("`{text}` is not an origin; it starts with https:// or http://"));
        }
        if text.trim_end_matches('/') != origin {
            return Err(format!("`{text}` is not an origin as browsers send it; `{origin}` is"));
        }
        Ok(Self(origin))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn an_origin_is_read_as_browsers_send_it() {
        let origin = Origin::try_from("https://www.acme.example/".to_owned()).unwrap();
        assert!(origin.is("https://www.acme.example"));
        assert!(!origin.is("https://www.acme.example.evil.example"));
        assert!(!origin.is("http://www.acme.example"));
    }

    #[test]
    fn what_is_no_origin_is_refused_with_what_to_write() {
        for text in ["*", "acme.example", "https://acme.example/jobs", "https://acme.example:443", "ftp://acme.example"]
        {
            assert!(Origin::try_from(text.to_owned()).is_err(), "{text}");
        }
        let error = Origin::try_from("https://ACME.example/jobs".to_owned()).unwrap_err();
        assert!(error.contains("`https://acme.example` is"), "{error}");
    }
}
