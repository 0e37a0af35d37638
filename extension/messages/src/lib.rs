//! What the extension's view and its worker tell each other.
//!
//! The worker is the only one that writes what the extension keeps. The view reads the same [documents](document), so
//! that it shows something before the worker is awake, asks for changes with a [`Request`], and gets a [`Reply`].

pub mod catalogue;
pub mod document;
pub mod fresh;
pub mod handled;
pub mod state;
pub mod sync;

mod problem;
mod reply;
mod request;

pub use problem::Problem;
pub use reply::Reply;
pub use request::{Asked, Devices, Press, Request, Scope};

use serde::{Serialize, de::DeserializeOwned};

/// A message as a text.
#[must_use]
pub fn write<T: Serialize>(message: &T) -> String {
    // Neither texts nor numbers can fail to become JSON, and nothing else is in messages.
    serde_json::to_string(message).unwrap_or_default()
}

/// Reads a message; `None` for one of another version.
///
/// By way of a value, and of its reference, as the model reads what is stored: another kind of reader would be code of its
/// own for each type.
#[must_use]
pub fn read<T: DeserializeOwned>(message: &str) -> Option<T> {
    let value: serde_json::Value = serde_json::from_str(message).ok()?;
    T::deserialize(&value).ok()
}
