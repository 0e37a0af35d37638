//! The custom element `personio-jobs`: a company's job board on any page.
//!
//! `js/personio-jobs.js` defines the element and loads this module; [`mount`] puts a board into its shadow root and
//! the [`Board`] that it returns takes it out again. The application form (`form/`) and the feed parser (`feed/`) are
//! modules of their own, loaded when they are wanted.

mod address;
mod application;
mod board;
mod detail;
mod events;
mod indexing;
mod options;
mod parts;
mod source;

pub use board::{Board, mount};
