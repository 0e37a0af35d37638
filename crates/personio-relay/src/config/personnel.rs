//! Employees' way to Personio: credentials of the personnel API, sign-in, and who is HR.

use std::{path::Path, path::PathBuf, time::Duration};

use personio::credentials::Secret;
use serde::Deserialize;

use super::{
    AnnouncementsConfig, ColleaguesConfig, ConfigError, ExtensionOrigin, OpenIdConfig, Origin, PublicUrl, read,
    secret::Wanted,
};

/// Employees' way to Personio. Without this section the relay serves candidates only.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonnelConfig {
    /// The id of the credentials.
    pub client_id: String,
    /// Their secret.
    #[serde(default, deserialize_with = "read::secret")]
    pub client_secret: Option<Secret>,
    /// A file that holds the secret.
    #[serde(default)]
    pub client_secret_file: Option<PathBuf>,
    /// Where employees reach the relay.
    pub public_url: PublicUrl,
    /// How long a session lasts without being used.
    #[serde(default = "default_session_lifetime", deserialize_with = "read::duration")]
    pub session_lifetime: Duration,
    /// How long a session lasts however much it is used.
    #[serde(default = "default_session_longest", deserialize_with = "read::duration")]
    pub session_longest: Duration,
    /// How long an invitation can be used.
    #[serde(default = "default_invitation_lifetime", deserialize_with = "read::duration")]
    pub invitation_lifetime: Duration,
    /// How often Personio is asked whether somebody still works for the company.
    #[serde(default = "default_check_interval", deserialize_with = "read::duration")]
    pub check_interval: Duration,
    /// How long somebody may go on whom Personio cannot be asked about.
    #[serde(default = "default_check_grace", deserialize_with = "read::duration")]
    pub check_grace: Duration,
    /// The addresses of those who keep employees, projects and documents.
    #[serde(default)]
    pub hr: Vec<String>,
    /// The domains whose addresses may sign in; empty means all that Personio knows.
    #[serde(default)]
    pub allowed_domains: Vec<String>,
    /// The origins of the pages that may use the relay for employees.
    #[serde(default)]
    pub allowed_origins: Vec<Origin>,
    /// The browser extensions that may.
    #[serde(default)]
    pub allowed_extensions: Vec<ExtensionOrigin>,
    /// What employees may know of each other.
    #[serde(default)]
    pub colleagues: ColleaguesConfig,
    /// What colleagues are told in the morning.
    #[serde(default)]
    pub announcements: Option<AnnouncementsConfig>,
    /// Sign-in with the company's own provider.
    #[serde(default)]
    pub openid: Option<OpenIdConfig>,
}

impl PersonnelConfig {
    /// Whether an address may sign in at all.
    pub(crate) fn allows_address(&self, email: &str) -> bool {
        let Some((_, domain)) = email.rsplit_once('@') else { return false };
        self.allowed_domains.is_empty()
            || self.allowed_domains.iter().any(|allowed| allowed.trim().eq_ignore_ascii_case(domain.trim()))
    }

    /// Whether an address is of HR.
    pub(crate) fn is_hr(&self, email: &str) -> bool {
        self.hr.iter().any(|known| known.trim().to_lowercase() == email.trim().to_lowercase())
    }

    /// Whether a page or extension of this origin may use the relay for employees.
    pub(crate) fn allows_origin(&self, header: &str) -> bool {
        self.allowed_origins.iter().any(|allowed| allowed.is(header))
            || self.allowed_extensions.iter().any(|allowed| allowed.is(header))
    }

    /// Whether somebody who is signed in may be sent on to this address with a one-time code.
    pub(crate) fn allows_return_to(&self, address: &reqwest::Url) -> bool {
        let is_page = self.allowed_origins.iter().any(|allowed| allowed.is(&address.origin().ascii_serialization()));
        is_page || self.allowed_extensions.iter().any(|allowed| allowed.is_returned_to(address))
    }

    pub(super) fn check(&mut self, file: &Path) -> Result<(), ConfigError> {
        let complain = |path: &str, problem: &str| Err(ConfigError::about(file, path, problem));
        if self.client_id.trim().is_empty() {
            return complain("personnel.client_id", "empty");
        }
        if self.session_lifetime.is_zero() {
            return complain("personnel.session_lifetime", "a session has to last");
        }
        if self.session_longest < self.session_lifetime {
            return complain("personnel.session_longest", "shorter than session_lifetime");
        }
        if self.invitation_lifetime.is_zero() {
            return complain("personnel.invitation_lifetime", "an invitation has to last");
        }
        // "Within minutes" is what the relay promises of those who leave.
        if self.check_interval > Duration::from_secs(15 * 60) {
            return complain(
                "personnel.check_interval",
                "too long: who leaves loses access within a quarter of an hour",
            );
        }
        if self.check_grace > Duration::from_secs(24 * 60 * 60) {
            return complain("personnel.check_grace", "too long: a day is the most");
        }
        if self.hr.iter().any(|address| !address.contains('@')) {
            return complain("personnel.hr", "not an email address");
        }
        if self.allowed_domains.iter().any(|domain| domain.contains('@') || !domain.contains('.')) {
            return complain("personnel.allowed_domains", "not a domain");
        }
        if let Some(openid) = &mut self.openid {
            openid.check(file)?;
        }
        if let Some(announcements) = &mut self.announcements {
            announcements.check(file)?;
        }
        let wanted =
            Wanted { key: "personnel.client_secret", noun: "secret", whole: "the secret of the personnel API" };
        wanted.fetch(&mut self.client_secret, self.client_secret_file.as_ref(), file)
    }
}

fn default_session_lifetime() -> Duration {
    Duration::from_secs(14 * 24 * 60 * 60)
}

fn default_session_longest() -> Duration {
    Duration::from_secs(90 * 24 * 60 * 60)
}

fn default_invitation_lifetime() -> Duration {
    Duration::from_secs(24 * 60 * 60)
}

fn default_check_interval() -> Duration {
    Duration::from_secs(2 * 60)
}

fn default_check_grace() -> Duration {
    Duration::from_secs(30 * 60)
}
