//! The extension's queue against the sandbox: whatever becomes of answers and workers, each change arrives once.

mod company;
mod queue;
