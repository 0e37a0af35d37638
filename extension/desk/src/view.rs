//! What the desk looks like.

mod look;
mod parts;
mod payslips;
mod people;
mod projects;
mod rows;
pub mod shell;
mod table;
mod why;
