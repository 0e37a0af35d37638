//! Projects that work can be recorded for.

pub mod v1;
