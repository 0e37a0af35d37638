//! Holds a company's Personio credentials: serves its job board, takes applications and delivers each exactly once.
//!
//! An application's way: `origin` lets it in, `protection` keeps robots out, `applications` checks and stores it, `outbox`
//! keeps it, `delivery` brings it to Personio, `waiters` brings the verdict back to the candidate.
//!
//! An employee's sign-in: `commands::invite`, or `openid` with the company's provider and `pages` for people, bring a
//! code; `sessions` takes it.
//!
//! What colleagues are told in the morning: `announcements`.
//!
//! An employee's request: `origin` lets the page in, `sessions` and `personnel` know who it is, `policy` says what of it
//! may go on, `proxy` takes it to Personio and narrows the answer, `audit` keeps who wrote what.

mod config;

mod relay;
mod relays;
mod server;
mod tls;

pub mod commands;

pub mod metrics;

mod client_address;
mod headers;
mod health;
mod origin;
mod prepared;
mod refused_body;
mod verdict;
mod wire;

pub mod policy;

mod audit;
mod colleagues;
mod openid;
mod pages;
mod personnel;
mod proxy;
mod sessions;

mod board;
mod widget;

mod export;

mod applications;
mod protection;

mod delivery;
mod documents;
mod outbox;
mod waiters;

mod alerts;
mod announcements;

mod database;
mod durable;
mod hourly_key;
mod moment;
mod storage;
mod vault;

pub use config::{
    AlertUrl, AnnouncementsConfig, ApplicationsConfig, BaseUrl, BoardConfig, ChannelUrl, ColleaguesConfig, Companies,
    CompanyName, Config, ConfigError, DatabaseUrl, ExportConfig, ExtensionOrigin, ExtraField, Host, HrClaim,
    MetricsConfig, OfficeConfig, OpenIdConfig, Origin, PersonioConfig, PersonnelConfig, ProtectionConfig, PublicUrl,
    SiteUrl, TlsConfig, WhichCompany,
};
pub use relays::Relays;
pub use server::serve;
pub use vault::KeyError;
