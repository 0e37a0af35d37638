//! What the desk looks like.

mod look;
mod parts;
mod payslips;
pub mod people;
mod person;
pub mod projects;
mod rows;
pub mod shell;
mod table;
mod table_of_people;
mod why;
