//! Holds a company's Personio credentials: serves its job board, takes applications and delivers each exactly once.
//!
//! An application's way: `origin` lets it in, `applications` checks and stores it, `outbox` keeps it,
//! `delivery` brings it to Personio, `waiters` brings the verdict back to the candidate.

mod config;

mod relay;
mod server;

mod headers;
mod health;
mod origin;
mod prepared;
mod refused_body;
mod verdict;

pub mod policy;

mod board;
mod widget;

mod applications;
mod delivery;
mod document_files;
mod outbox;
mod waiters;

mod durable;
mod moment;
mod vault;

pub use config::{ApplicationsConfig, BaseUrl, BoardConfig, Config, ConfigError, ExtraField, Origin, PersonioConfig};
pub use relay::Relay;
pub use server::serve;
pub use vault::KeyError;
