//! Payslips for everyone: a heap of files, each for one person.
//!
//! A [`Paper`] is a file as it was looked at. [`assign`] holds its name, and its text where somebody wants that, against
//! the [`Recipients`] and gives a [`Proposal`] for each: whom it is for, by which rule, and whether that is certain enough to
//! be sent. What is not waits for somebody to look at it. The [`plan`] is the same as CSV. [`deliver`] sends a document once
//! with a journal of [`State`]s, whatever ends the program in between.

mod delivery;
mod journal;
mod matching;
pub mod paper;
mod proposal;
mod recipient;
mod sheets;

#[cfg(feature = "files")]
pub mod files;
pub mod plan;

pub use delivery::{Delivered, Delivery, deliver};
pub use journal::{Key, Line, State};
pub use matching::{Rule, Source, Verdict};
pub use paper::{Content, Paper, Problem};
pub use plan::{Plan, Row, Send};
pub use proposal::{Basis, Proposal, Reason, assign};
pub use recipient::{Recipient, Recipients, UnknownAttribute, name};
pub use sheets::{Group, groups, in_steps};
