//! A local Personio to develop and test against: job feed and Recruiting API, stateful, with faults on demand.

mod options;
mod sandbox;

mod account;
mod body;
mod control;
mod credentials;
mod error_code;
mod error_response;
mod fault;
mod feed;
mod limit;
mod recruiting;
mod store;

pub use account::{AttributeKind, CustomAttribute, Feature, Posting, Settings};
pub use error_code::ErrorCode;
pub use feed::FeedSource;
pub use limit::LimitSettings;
pub use options::{FeedFile, Options, Seed};
pub use sandbox::Sandbox;
pub use store::{Application, AttachedFile, Attribute, Document, Phase, Via};
