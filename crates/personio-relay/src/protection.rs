//! Keeps robots away from the form, and asks nothing of people.
//!
//! While a candidate types, the page solves a challenge by ALTCHA's protocol (`challenge`) and gets a sealed ticket for
//! it (`ticket`), good for documents and one application for one job. Three things are counted: what an address does,
//! what a job gets, and what was used already (`tally`). A field that people do not see, and a time in which nobody
//! writes an application, are traps (`trap`): a robot that falls in gets the answer that success has, and nothing is
//! stored. A person whose ticket ran out is told so, and the page gets another by itself.

mod admission;
mod challenge;
mod load;
mod routes;
mod tally;
mod ticket;
mod tidy;
mod trap;

pub(crate) use admission::{Admission, Doorkeeper};
pub(crate) use routes::{challenge as challenge_route, ticket as ticket_route};
pub(crate) use tidy::tidy;
pub(crate) use trap::{FIELD as TRAP_FIELD, is_filled as trap_is_filled};

/// The header that carries a form's ticket.
pub(crate) const TICKET_HEADER: &str = "x-relay-ticket";
