//! The desk: a page of the extension for those who keep people, documents and projects of the company.
//!
//! It talks to the relay itself, with the session that the worker keeps: hundreds of files have no business in messages
//! between parts of an extension. What it decides lies in `personio-hr`, in [`batch`], [`people`] and [`projects`], which
//! know no browser, as does [`time`]; `view` draws it, `sending` brings payslips to Personio, each once, `saving` what is
//! written about people, and `summing` reads who worked for what. `tools` are what a script does better: dropped folders, a thread that reads PDFs, one sender at a time.

pub mod batch;
pub mod people;
pub mod projects;
pub mod text;
pub mod time;

#[cfg(target_arch = "wasm32")]
pub mod journal;
#[cfg(target_arch = "wasm32")]
pub mod model;
#[cfg(target_arch = "wasm32")]
pub mod relay;
#[cfg(target_arch = "wasm32")]
pub mod saving;
#[cfg(target_arch = "wasm32")]
pub mod sending;
#[cfg(target_arch = "wasm32")]
pub mod summing;
#[cfg(target_arch = "wasm32")]
pub mod tools;

#[cfg(target_arch = "wasm32")]
pub mod view;

#[cfg(target_arch = "wasm32")]
mod open;
#[cfg(target_arch = "wasm32")]
mod parts;

#[cfg(target_arch = "wasm32")]
pub use open::open;
