//! What the relay is told: a TOML file, and an environment variable for every key of it.

mod alert_url;
mod announcements;
mod colleagues;
mod companies;
mod database;
mod environment;
mod error;
mod export;
mod extension;
mod host;
mod key;
mod openid;
mod origin;
mod personnel;
mod protection;
mod public_url;
mod read;
mod secret;
mod tls;
mod url;

pub use alert_url::AlertUrl;
pub(crate) use announcements::Weekday;
pub use announcements::{AnnouncementsConfig, ChannelUrl};
pub use colleagues::ColleaguesConfig;
pub use companies::{Companies, CompanyName, WhichCompany};
pub(crate) use database::DatabasePlace;
pub use database::DatabaseUrl;
pub use error::ConfigError;
pub use export::{ExportConfig, OfficeConfig};
pub use extension::ExtensionOrigin;
pub use host::Host;
pub(crate) use openid::is_secure;
pub use openid::{HrClaim, OpenIdConfig};
pub use origin::Origin;
pub use personnel::PersonnelConfig;
pub use protection::ProtectionConfig;
pub use public_url::PublicUrl;
pub use tls::TlsConfig;
pub use url::{BaseUrl, SiteUrl};

use std::{
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
    path::PathBuf,
    time::Duration,
};

use personio::{board::SectionRules, credentials::Secret, language::Language, recruiting::FormDefinition};
use serde::Deserialize;

/// Everything that can be configured for a company. `relay.example.toml` explains every key.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What the company is called, where there are several.
    #[serde(skip)]
    pub name: Option<CompanyName>,
    /// The hosts under which others reach the company; without any, all that are of no other company.
    #[serde(default)]
    pub hosts: Vec<Host>,
    /// Where to listen.
    #[serde(default = "default_listen")]
    pub listen: SocketAddr,
    /// The proxies that say who a request is from.
    #[serde(default)]
    pub trusted_proxies: Vec<IpAddr>,
    /// How long the head of a request may take, and how long a body may bring next to nothing.
    #[serde(default = "default_read_timeout", deserialize_with = "read::duration")]
    pub read_timeout: Duration,
    /// The certificate, where the relay encrypts connections itself.
    #[serde(default)]
    pub tls: Option<TlsConfig>,
    /// Where the outbox, its documents and the last good board are kept.
    #[serde(default = "default_data_dir")]
    pub data_dir: PathBuf,
    /// A PostgreSQL database that several relays share; without it the relay keeps a file of SQLite in `data_dir`.
    #[serde(default)]
    pub database_url: Option<DatabaseUrl>,
    /// The folder of the widget's files; without it the relay serves none.
    #[serde(default)]
    pub widget_dir: Option<PathBuf>,
    /// The key that encrypts applications at rest, as 32 bytes in base64.
    #[serde(default, deserialize_with = "read::secret")]
    pub encryption_key: Option<Secret>,
    /// Where that key is read from; made on the first start if missing.
    #[serde(default)]
    pub encryption_key_file: Option<PathBuf>,
    /// Keys that were replaced: they open what they encrypted until it is encrypted anew.
    #[serde(default, deserialize_with = "read::secrets")]
    pub old_encryption_keys: Vec<Secret>,
    /// Where such keys are read from.
    #[serde(default)]
    pub old_encryption_key_files: Vec<PathBuf>,
    /// Where the operator is told what does not mend itself.
    #[serde(default)]
    pub alert_url: Option<AlertUrl>,
    /// How long applications wait, or the board is not read, before that is told.
    #[serde(default = "default_alert_after", deserialize_with = "read::duration")]
    pub alert_after: Duration,
    /// How often it is looked for.
    #[serde(default = "default_alert_interval", deserialize_with = "read::duration")]
    pub alert_interval: Duration,
    /// The company's account.
    pub personio: PersonioConfig,
    /// The job board.
    pub board: BoardConfig,
    /// What sections of descriptions mean, by their name.
    #[serde(default)]
    pub sections: SectionRules,
    /// How applications are taken and delivered.
    pub applications: ApplicationsConfig,
    /// What keeps robots away from the form.
    #[serde(default)]
    pub protection: ProtectionConfig,
    /// The form that candidates fill in.
    #[serde(default)]
    pub form: FormDefinition,
    /// Static pages of the jobs.
    #[serde(default)]
    pub export: Option<ExportConfig>,
    /// Employees' way to Personio; without it there is none.
    #[serde(default)]
    pub personnel: Option<PersonnelConfig>,
    /// Numbers for Prometheus; without it there are none.
    #[serde(default)]
    pub metrics: Option<MetricsConfig>,
}

/// Numbers for Prometheus.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricsConfig {
    /// Where to listen for Prometheus: an address that the public does not reach.
    pub listen: SocketAddr,
}

impl Config {
    /// Where everything is that has to survive a restart.
    pub(crate) fn database(&self) -> DatabasePlace {
        match &self.database_url {
            Some(url) => DatabasePlace::Server(url.clone()),
            None => DatabasePlace::File(self.data_dir.join("outbox.sqlite")),
        }
    }

    /// Where the last good board is.
    pub(crate) fn board_folder(&self) -> PathBuf {
        let folder = self.data_dir.join("board");
        self.name.as_ref().map_or(folder.clone(), |name| folder.join(name.as_str()))
    }

    /// Where documents are that are not in the database.
    pub(crate) fn documents_folder(&self) -> PathBuf {
        self.data_dir.join("documents")
    }

    /// Where the encryption key is, unless it is in the configuration itself.
    pub(crate) fn encryption_key_file(&self) -> PathBuf {
        self.encryption_key_file.clone().unwrap_or_else(|| self.data_dir.join("encryption.key"))
    }
}

/// The company's account.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonioConfig {
    /// Such as `https://acme.jobs.personio.de`.
    pub career_page: BaseUrl,
    /// Personio's API.
    #[serde(default = "default_api")]
    pub api: BaseUrl,
    /// The company's number.
    #[serde(deserialize_with = "read::text_or_number")]
    pub company_id: String,
    /// The token of the Recruiting API.
    #[serde(default, deserialize_with = "read::secret")]
    pub recruiting_token: Option<Secret>,
    /// A file that holds the token.
    #[serde(default)]
    pub recruiting_token_file: Option<PathBuf>,
}

/// The job board.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoardConfig {
    /// The languages of the feed, the company's preferred one first.
    pub languages: Vec<Language>,
    /// How often the feed is read.
    #[serde(default = "default_interval", deserialize_with = "read::duration")]
    pub interval: Duration,
    /// Fills gaps where a request names no fallback; empty means the order of `languages`.
    #[serde(default)]
    pub fallbacks: Vec<Language>,
}

/// How applications are taken and delivered.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApplicationsConfig {
    /// The origins of the pages that may send applications.
    pub allowed_origins: Vec<Origin>,
    /// Whether requests that no page made are taken.
    #[serde(default)]
    pub allow_requests_without_origin: bool,
    /// What a candidate may set beyond the usual.
    #[serde(default)]
    pub allowed_fields: Vec<ExtraField>,
    /// How long a candidate waits for Personio's verdict.
    #[serde(default = "default_wait", deserialize_with = "read::duration")]
    pub wait: Duration,
    /// How many requests a minute go to each of Personio's two endpoints.
    #[serde(default = "default_per_minute")]
    pub per_minute: NonZeroU32,
    /// The size of a document.
    #[serde(default = "default_max_document_bytes")]
    pub max_document_bytes: u64,
    /// The size of all stored documents.
    #[serde(default = "default_max_stored_bytes")]
    pub max_stored_bytes: u64,
    /// When applications are deleted that Personio refused after all and nobody looked at.
    #[serde(default = "default_dead_letters_expire", deserialize_with = "read::duration")]
    pub dead_letters_expire: Duration,
    /// When documents that nobody sent are deleted.
    #[serde(default = "default_documents_expire", deserialize_with = "read::duration")]
    pub documents_expire: Duration,
}

/// A field of an application that is refused unless the company asks for it.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum ExtraField {
    /// Where in the process the application starts.
    Phase,
    /// Tags; Personio creates those that it does not know.
    Tags,
    /// The day of the application.
    ApplicationDate,
}

impl ExtraField {
    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Phase => "phase",
            Self::Tags => "tags",
            Self::ApplicationDate => "application_date",
        }
    }
}

fn default_listen() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 8787))
}

fn default_read_timeout() -> Duration {
    Duration::from_secs(15)
}

fn default_data_dir() -> PathBuf {
    PathBuf::from("personio-relay-data")
}

fn default_api() -> BaseUrl {
    BaseUrl::personio_api()
}

fn default_interval() -> Duration {
    Duration::from_secs(5 * 60)
}

fn default_wait() -> Duration {
    Duration::from_secs(8)
}

fn default_per_minute() -> NonZeroU32 {
    const PERSONIOS_LIMIT: NonZeroU32 = NonZeroU32::MIN.saturating_add(19);
    PERSONIOS_LIMIT
}

fn default_max_document_bytes() -> u64 {
    personio::recruiting::file::MAX_BYTES
}

fn default_max_stored_bytes() -> u64 {
    5_000_000_000
}

/// Half a year: as long as claims of candidates may come, and no longer than their data may be kept for that.
fn default_dead_letters_expire() -> Duration {
    Duration::from_secs(180 * 24 * 60 * 60)
}

fn default_alert_after() -> Duration {
    Duration::from_secs(60 * 60)
}

fn default_alert_interval() -> Duration {
    Duration::from_secs(30)
}

fn default_documents_expire() -> Duration {
    Duration::from_secs(24 * 60 * 60)
}

#[cfg(test)]
mod tests;
