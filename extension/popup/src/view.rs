//! The screens, made of markup that follows the [model](crate::model).

pub mod later;
pub mod parts;
pub mod problem;

pub mod shell;
pub mod welcome;

pub mod advice;
pub mod away;
pub mod editor;
pub mod entries;
pub mod preview;
pub mod project;
pub mod projects;
pub mod quick;
pub mod timer;
pub mod today;
pub mod tour;

pub mod absences;
pub mod request;

pub mod month;
pub mod sheet;
pub mod week;

pub mod export;
pub mod import;
pub mod transfer;

pub mod direct;
pub mod unlock;

pub mod documents;
pub mod looking;
pub mod people;

pub mod help;
pub mod more;
