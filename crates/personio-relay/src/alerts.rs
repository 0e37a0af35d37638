//! Tells the operator what does not mend itself: a POST to an address of theirs, once for each cause, with nothing
//! personal in it.

mod cause;
mod ledger;
mod message;
mod watch;

pub(crate) use watch::Watch;
