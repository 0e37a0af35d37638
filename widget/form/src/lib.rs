//! The application form of the job board; its code is loaded when somebody applies.
//!
//! [`mount_form`] puts the form of one position into its place; dropping the [`MountedForm`] takes everything out
//! again. What the form holds and shows is `personio_ui::application`; this crate brings it to the relay.

mod context;
mod events;
mod idempotency;
mod mounted;
mod origin;
mod request;
mod sending;
mod tickets;
mod uploads;

pub use context::FormContext;
pub use mounted::{MountedForm, mount_form};
