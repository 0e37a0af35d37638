//! Looks into the files that somebody drops on the desk: PDFs, archives, one PDF with the payslips of many.
//!
//! Reading PDFs is heavy, in bytes and in time: the module is loaded when the first file is dropped, and works in a thread
//! of its own, so that the page goes on answering.

mod exports;

pub use exports::{cut, problem, read, unpack};
