//! The screens, made of markup that follows the [model](crate::model).

pub mod parts;
pub mod problem;

pub mod shell;
pub mod welcome;

pub mod advice;
pub mod editor;
pub mod entries;
pub mod timer;
pub mod today;

pub mod absences;
pub mod request;

pub mod month;
pub mod week;

pub mod help;
pub mod more;
