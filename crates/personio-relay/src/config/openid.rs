//! Sign-in with the company's own provider.

use std::{path::Path, path::PathBuf, time::Duration};

use personio::credentials::Secret;
use serde::Deserialize;

use super::{ConfigError, read, secret::Wanted};

/// Sign-in with the company's own provider of OpenID Connect. Without this section there are invitations only.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenIdConfig {
    /// The provider, exactly as it names itself.
    pub issuer: String,
    /// The relay's id there.
    pub client_id: String,
    /// The relay's secret there.
    #[serde(default, deserialize_with = "read::secret")]
    pub client_secret: Option<Secret>,
    /// A file that holds the secret.
    #[serde(default)]
    pub client_secret_file: Option<PathBuf>,
    /// What the button says: "Sign in with …". Without it, the provider's host.
    #[serde(default)]
    pub name: Option<String>,
    /// What is asked for beside `openid`.
    #[serde(default = "default_scopes")]
    pub scopes: Vec<String>,
    /// The claim that says that the address is the person's own.
    #[serde(default = "default_verified_claim")]
    pub verified_claim: String,
    /// The claim that makes somebody HR.
    #[serde(default)]
    pub hr_claim: Option<HrClaim>,
    /// How long somebody is HR by the claim until they have to sign in again.
    #[serde(default = "default_hr_longest", deserialize_with = "read::duration")]
    pub hr_longest: Duration,
}

/// A claim of the provider and the value that it has for HR; in a list of values, one of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HrClaim {
    /// Such as `groups`.
    pub name: String,
    /// Such as `hr`.
    pub value: String,
}

impl OpenIdConfig {
    /// What the button says behind "Sign in with".
    pub(crate) fn shown_name(&self) -> String {
        let host = || self.url().and_then(|url| url.host_str().map(str::to_owned));
        self.name.clone().or_else(host).unwrap_or_else(|| self.issuer.clone())
    }

    fn url(&self) -> Option<reqwest::Url> {
        reqwest::Url::parse(&self.issuer).ok()
    }

    pub(super) fn check(&mut self, file: &Path) -> Result<(), ConfigError> {
        let complain = |path: &str, problem: &str| Err(ConfigError::about(file, path, problem));
        if !self.url().is_some_and(|url| is_secure(&url) && url.query().is_none() && url.fragment().is_none()) {
            return complain("personnel.openid.issuer", "not an address that starts with https://");
        }
        if self.client_id.trim().is_empty() {
            return complain("personnel.openid.client_id", "empty");
        }
        if self.scopes.iter().any(|scope| scope.is_empty() || scope.contains(char::is_whitespace)) {
            return complain("personnel.openid.scopes", "a scope has no blanks; write one entry each");
        }
        if self.hr_claim.as_ref().is_some_and(|claim| claim.name.is_empty() || claim.value.is_empty()) {
            return complain("personnel.openid.hr_claim", "name or value is empty");
        }
        if self.hr_longest.is_zero() {
            return complain("personnel.openid.hr_longest", "a session has to last");
        }
        let wanted = Wanted {
            key: "personnel.openid.client_secret",
            noun: "secret",
            whole: "the secret that the provider gave the relay",
        };
        wanted.fetch(&mut self.client_secret, self.client_secret_file.as_ref(), file)
    }
}

/// Tests and demonstrations run on one computer without TLS.
pub(crate) fn is_secure(url: &reqwest::Url) -> bool {
    match url.scheme() {
        "https" => url.has_host(),
        "http" => matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]")),
        _ => false,
    }
}

fn default_scopes() -> Vec<String> {
    vec!["email".to_owned(), "profile".to_owned()]
}

fn default_verified_claim() -> String {
    "email_verified".to_owned()
}

fn default_hr_longest() -> Duration {
    Duration::from_secs(12 * 60 * 60)
}

#[cfg(test)]
mod tests {
    use super::is_secure;

    #[test]
    fn a_provider_speaks_tls_unless_it_is_on_this_computer() {
        for (address, expected) in [
            ("https://login.acme.example/realms/acme", true),
            ("http://127.0.0.1:4000", true),
            ("http://[::1]:4000", true),
            ("http://login.acme.example", false),
            ("http://127.0.0.1.evil.example", false),
            ("ftp://login.acme.example", false),
        ] {
            assert_eq!(is_secure(&address.parse().unwrap()), expected, "{address}");
        }
    }
}
