//! What colleagues are told in the morning, in a channel of theirs: who is away, birthdays, anniversaries, first days, as
//! far as the company says so.
//!
//! `schedule` says when, `gather` asks Personio, the core puts it into words, `channel` sends it, and `ledger` sees to it
//! that of all relays one does, once a day. What may have arrived is not sent again: a message twice is worse than one
//! that is missing, which the operator is told.

mod announcer;
mod channel;
mod gather;
mod ledger;
mod schedule;

pub(crate) use announcer::{Announcer, Missing, Told, run};
