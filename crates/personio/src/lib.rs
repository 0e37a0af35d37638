//! Personio's Recruiting and Personnel APIs for native programs and for WebAssembly.
//!
//! Data moves one way: bytes → model → view. [`feed`] reads a company's XML job feed, [`board`] merges its
//! languages into one board that can be searched and narrowed, [`description`] turns the HTML of a position into a
//! tree that holds nothing but known elements, and [`recruiting`] describes the calls that bring documents and
//! applications to Personio. The areas of personnel ([`employees`], [`attendances`], [`absences`], [`projects`],
//! [`documents`], [`reports`]) hold a call and its models each.
//! An endpoint is data ([`request`]); the [`client`] sends it over a [`transport`].
//!
//! What a company's employees are and do has an area each, with the API's version inside where both exist: [`persons`],
//! [`attendances`], [`absences`], [`projects`], [`documents`], [`organisation`], [`compensations`], [`reports`], and
//! [`webhooks`]. Lists are [pages](page), read as [listings](listing). [`worktime`] tells whether recorded work keeps the rules of working time.
//!
//! The client fetches tokens, repeats what may be [repeated](retry), keeps [limits](limit), creates once, follows pages
//! and tells an [observer]; its [errors](error) say what to do. [`tasks`] does what people want with as many calls as it
//! takes, [`announcement`] puts a morning's news into words. With the feature `proof`, `proof` gets what a relay wants to
//! see before it takes an application.
//!
//! Personio's reference: <https://developer.personio.de/reference>.

pub mod calendar;
pub mod csv;
pub mod decimal;
pub mod id;
pub mod json;
pub mod language;

mod answer;
mod code;
mod endpoint;
mod entity;
mod loose;
mod natural_key;
mod query;

pub mod approval;
pub mod moment;
pub mod patch;
pub mod reference;

pub mod board;
pub mod description;
pub mod feed;
#[cfg(feature = "proof")]
pub mod proof;
pub mod recruiting;

pub mod absences;
pub mod attendances;
pub mod compensations;
pub mod documents;
pub mod employees;
pub mod organisation;
pub mod persons;
pub mod projects;
pub mod reports;
pub mod webhooks;
pub mod worktime;

pub mod announcement;

pub mod authentication;
pub mod beta;
pub mod client;
pub mod credentials;
pub mod envelope;
pub mod error;
pub mod limit;
pub mod listing;
pub mod observer;
pub mod operation;
pub mod page;
pub mod request;
pub mod retry;
pub mod tasks;
pub mod transport;
