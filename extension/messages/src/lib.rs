//! What the extension's view and its worker tell each other.
//!
//! The worker is the only one that writes what the extension keeps, but for the journal of payslips, which is the desk's.
//! The view reads the same [documents](document), so that it shows something before the worker is awake, asks for changes
//! with a [`Request`], and gets a [`Reply`].

pub mod catalogue;
pub mod direct;
pub mod document;
pub mod fresh;
pub mod handled;
pub mod lazy;
pub mod state;
pub mod sync;

mod problem;
mod reply;
mod request;

pub use problem::Problem;
pub use reply::Reply;
pub use request::{Asked, Devices, Press, Request, Scope, Wanted};

pub use personio_extension_model::kept::{read, write};
