//! What the browser extension knows and decides, without a browser.
//!
//! Everything here is a value and a function of values: the moment, the zone and whatever else the browser knows are
//! passed in, and what should be stored or sent is handed back. So worker and popup share one mind, and tests need
//! neither.
//!
//! Time runs through the rooms like this. The [`clock`] says what the clock on the person's wall shows. The [`timer`]
//! keeps when work and breaks began and makes [`attendance`] of them when it is stopped. An [`operation`] says what
//! becomes of the day's [entries](entry), and its undo. It is put into the [`queue`], which stores it before anything is
//! sent and sends it once. [`known`] is what Personio had when it was last asked; both together are the [`timeline`] that
//! people see, counted in the [`day`], the [`week`] and the [`month`] against the [`plan`], and held against the
//! [`rules`].

pub mod clock;
pub mod kept;

pub mod absence;
pub mod attendance;
pub mod edit;
pub mod entry;

pub mod day;
pub mod known;
pub mod operation;
pub mod queue;
pub mod timeline;
pub mod timer;

pub mod fill;
pub mod idle;
pub mod leave;
pub mod month;
pub mod plan;
pub mod reminder;
pub mod rules;
pub mod sheet;
pub mod summary;
pub mod team;
pub mod week;

pub mod export;
pub mod import;
pub mod quick;

pub mod document;
pub mod hours;
pub mod offer;
pub mod search;

pub mod account;
pub mod settings;

mod lenient;

#[cfg(test)]
mod random;

// What is derived names this crate.
extern crate self as personio_extension_model;
