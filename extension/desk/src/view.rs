//! What the desk looks like.

mod filter_of_people;
mod look;
mod parts;
mod payslips;
pub mod people;
mod person;
pub mod person_document;
pub mod projects;
mod rows;
pub mod shell;
mod table;
mod table_of_people;
pub mod time;
mod time_chart;
mod why;
mod wrong;
