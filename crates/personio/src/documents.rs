//! Documents in the files of employees.

pub mod v1;
