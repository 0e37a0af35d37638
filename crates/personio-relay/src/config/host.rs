//! Names of hosts, as browsers send them.

use std::fmt;

use serde::Deserialize;

/// Such as `jobs.acme.example`, without a port.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Host(String);

impl Host {
    /// The name, in small letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a request's `Host` header names this host, on whatever port.
    #[must_use]
    pub fn is(&self, header: &str) -> bool {
        without_port(header).eq_ignore_ascii_case(&self.0)
    }
}

fn without_port(header: &str) -> &str {
    match header.rsplit_once(':') {
        // Of an IPv6 address, the last colon is in its brackets.
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => header,
    }
}

impl TryFrom<String> for Host {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let url = reqwest::Url::parse(&format!("https://{text}/")).ok();
        match url.as_ref().and_then(reqwest::Url::host_str) {
            Some(host) if host == text.to_ascii_lowercase() => Ok(Self(host.to_owned())),
            _ => Err(format!("`{text}` is not the name of a host; write it as in \"jobs.acme.example\"")),
        }
    }
}

impl fmt::Display for Host {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Host;

    #[test]
    fn a_host_is_recognised_on_any_port_and_in_any_case() {
        let host = Host::try_from("Jobs.acme.example".to_owned()).unwrap();
        for header in ["jobs.acme.example", "JOBS.acme.example:8787", "jobs.acme.example:443"] {
            assert!(host.is(header), "{header}");
        }
        for header in ["acme.example", "evil.jobs.acme.example", "jobs.acme.example.evil", "jobs.acme.example:x", ""] {
            assert!(!host.is(header), "{header}");
        }
        assert!(Host::try_from("[::1]".to_owned()).unwrap().is("[::1]:8787"));
    }

    #[test]
    fn what_is_no_host_is_refused() {
        for text in ["", "https://acme.example", "acme.example/", "acme.example:443", "a b", "user@acme.example"] {
            assert!(Host::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
