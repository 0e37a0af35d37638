//! Looking into files: archives, PDFs, their texts, and cutting one into several.
//!
//! What others made is read here, and nothing of it may stop the program: a page that cannot be read has no text, a file
//! that cannot be opened says why, and what a small archive swells to has an end.

mod archive;
mod pages;
mod pdf;

pub use archive::{ArchiveProblem, unpack};
pub use pages::cut;
pub use pdf::read;

#[cfg(test)]
mod tests;
