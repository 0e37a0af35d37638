//! What HR writes about people: by the names of columns, one by one or as a table, and what that would change.

pub mod columns;
pub mod fields;
pub mod import;
mod wrong;

pub use fields::{Change, Fields};
pub use import::{NoPeople, Unknown, Wanted};
pub use wrong::Wrong;
