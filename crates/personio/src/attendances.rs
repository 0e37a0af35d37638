//! Working time that was recorded.

pub mod v1;
