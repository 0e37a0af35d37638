//! What HR does with files and tables, decided in one place for the terminal and the extension's desk.
//!
//! [`payslips`] finds out whom each of a heap of files is for, and brings each into that person's file once. [`people`]
//! writes about people by the names of columns, one by one or as a table, and says before what that would change.
//! [`project_time`] sums up who worked how long for what.
//!
//! Nothing here reads a disk or a network: texts, bytes and records come in, verdicts and calls go out.

mod words;

pub mod payslips;
pub mod people;
pub mod project_time;
