//! The browsers' extension API, as far as the extension uses it.
//!
//! The scripts of the extension set `globalThis.browser ??= chrome`; both names then mean the same promises. What only
//! one browser has, or what was not allowed yet, answers [`Failure`] instead of throwing.

pub mod action;
pub mod alarms;
pub mod clock;
mod failure;
pub mod files;
pub mod i18n;
pub mod identity;
pub mod idle;
pub mod leisure;
pub mod menus;
pub mod notifications;
pub mod omnibox;
pub mod permissions;
pub mod random;
pub mod runtime;
pub mod storage;
pub mod tabs;
pub mod vault;

pub use failure::Failure;
