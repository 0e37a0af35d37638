//! `personio`, the command line: the jobs of Personio's APIs in a terminal and in scripts, directly or through a relay.
//!
//! [`run`] is the program. Arguments come in ([`arguments`]), a [`profile`] says where Personio is and who is asking, a
//! [`session`] sends what the commands want, and [`output`] shows what came back: a table for people, JSON and CSV for
//! machines. What goes wrong is a [`failure`]: what happened, what is safe, what to do, and an exit code.
//!
//! Each command is a room of its own; its arguments stand beside what it does.

mod arguments;
mod run;

mod failure;
mod interrupt;
mod output;
mod preview;
mod profile;
mod question;
mod secret;
mod session;

mod date;
mod person;

mod login;

mod absences;
mod announce;
mod apply;
mod attendances;
mod documents;
mod employees;
mod feed;
mod projects;

pub use run::run;
