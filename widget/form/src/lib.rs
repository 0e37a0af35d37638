//! The application form of the job board; loaded when somebody applies.
//!
//! [`mount_form`] puts the form of one position into its place; dropping the [`FormHandle`] takes everything out again.
//! What the form holds and shows is `personio_ui::application`; this module brings it to the relay.

mod context;
mod events;
mod idempotency;
mod mounted;
mod origin;
mod request;
mod sending;
mod styles;
mod uploads;

pub use mounted::{FormHandle, mount_form};
