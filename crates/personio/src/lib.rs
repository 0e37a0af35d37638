//! Personio's Recruiting API for native programs and for WebAssembly.
//!
//! Data moves one way: bytes → model → view. [`feed`] reads a company's XML job feed, [`board`] merges its
//! languages into one board that can be searched and narrowed, [`description`] turns the HTML of a position into a
//! tree that holds nothing but known elements, and [`recruiting`] describes the calls that bring documents and
//! applications to Personio. An endpoint is data ([`request`]); the [`client`] sends it over a [`transport`].
//!
//! Personio's reference: <https://developer.personio.de/reference>.

pub mod id;
pub mod language;

mod calendar;
mod code;
mod entity;

pub mod board;
pub mod description;
pub mod feed;
pub mod recruiting;

pub mod client;
pub mod credentials;
pub mod error;
pub mod page;
pub mod request;
pub mod transport;
