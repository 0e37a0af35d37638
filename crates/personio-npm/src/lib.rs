//! Personio for JavaScript: conversions between the core and the npm package `personio-web`, and nothing else.
//!
//! Calls are named by the core's table of operations; small values cross the border as objects, by serde-wasm-bindgen,
//! and documents as text: engines parse it faster than they build objects call by call. The scripts in `js` turn it into
//! functions, objects and errors; `types` describes those. What reads the job feed is a module of its own, in `feed`, so
//! that a page which only lists jobs loads only that.

// The browser's `fetch` exists in wasm only; what the client does before and after it is tested natively.
#[cfg(any(target_arch = "wasm32", test))]
mod call;
#[cfg(target_arch = "wasm32")]
mod client;
mod fields;
#[cfg(any(target_arch = "wasm32", test))]
mod names;
#[cfg(any(target_arch = "wasm32", test))]
mod options;
#[cfg(any(target_arch = "wasm32", test))]
mod problem;
#[cfg(target_arch = "wasm32")]
mod token;
#[cfg(any(target_arch = "wasm32", test))]
mod webhook;
mod worktime;

#[cfg(target_arch = "wasm32")]
pub use client::{Client, operations, verify_webhook};
pub use worktime::{apply_fix, check_working_time, working_shifts, working_time_rules};
