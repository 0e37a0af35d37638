//! What HR does with files and tables, decided in one place for the terminal and the extension's desk.
//!
//! [`payslips`] finds out whom each of a heap of files is for, and brings each into that person's file once.
//!
//! Nothing here reads a disk or a network: texts, bytes and records come in, verdicts and calls go out.

mod words;

pub mod payslips;
