//! Personio's Recruiting and Personnel APIs for native programs and for WebAssembly.
//!
//! Data moves one way: bytes → model → view. [`feed`] reads a company's XML job feed, [`board`] merges its
//! languages into one board that can be searched and narrowed, [`description`] turns the HTML of a position into a
//! tree that holds nothing but known elements, and [`recruiting`] describes the calls that bring documents and
//! applications to Personio. The areas of personnel ([`employees`], [`attendances`], [`absences`], [`projects`],
//! [`documents`], [`reports`]) hold a call and its models each.
//! An endpoint is data ([`request`]); the [`client`] sends it over a [`transport`].
//!
//! Personio's reference: <https://developer.personio.de/reference>.

pub mod calendar;
pub mod decimal;
pub mod id;
pub mod language;

mod code;
mod entity;
mod loose;

pub mod approval;
pub mod patch;

pub mod board;
pub mod description;
pub mod feed;
pub mod recruiting;

pub mod absences;
pub mod attendances;
pub mod authentication;
pub mod documents;
pub mod employees;
pub mod projects;
pub mod reports;

pub mod answer;
pub mod client;
pub mod credentials;
pub mod error;
pub mod page;
pub mod request;
pub mod transport;
