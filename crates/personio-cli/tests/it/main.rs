//! The command line as people and scripts use it: the program as a process, Personio's sandbox behind it.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod stage;

mod absences;
mod announce;
mod applications;
mod attendances;
mod distribute;
mod documents;
mod employees;
mod output;
mod payslips;
mod projects;
mod readme;
mod relay;
