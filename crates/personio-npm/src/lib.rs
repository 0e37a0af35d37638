//! Personio for JavaScript: conversions between the core and the npm package `personio-web`, and nothing else.
//!
//! Values cross the border as JSON text: engines parse it faster than they build objects call by call, and it takes no
//! further code in the module. The scripts in `js` around it turn it into objects and errors; `types` describes those.
//! What reads the job feed is a module of its own, in `feed`, so that a page which only lists jobs loads only that.

mod application;
// The browser's `fetch` exists in wasm only; what the client does before and after it is tested everywhere.
#[cfg(target_arch = "wasm32")]
mod client;
mod problem;
mod worktime;

#[cfg(target_arch = "wasm32")]
pub use client::Client;
pub use worktime::{apply_fix, check_working_time, working_shifts, working_time_rules};
