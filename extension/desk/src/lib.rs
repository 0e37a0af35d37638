//! The desk: a page of the extension for those who keep people, documents and projects of the company.
//!
//! It talks to the relay itself, with the session that the worker keeps: hundreds of files have no business in messages
//! between parts of an extension. What it decides lies in `personio-hr` and in [`batch`], which know no browser; [`view`]
//! draws it, [`sending`] brings it to Personio, each document once. [`tools`] are what a script does better: dropped folders,
//! a thread that reads PDFs, one sender at a time.

pub mod batch;
pub mod model;
pub mod people;
pub mod projects;
pub mod text;

pub mod journal;
pub mod relay;
pub mod sending;
pub mod tools;

pub mod view;

mod open;

pub use open::open;
