//! The application form: its state as plain code, and the components that show it.
//!
//! [`ApplicationModel`] holds what was typed and chosen; whoever mounts [`application_form`] brings documents and the
//! application to a relay and hands the answers back.

mod answer;
mod documents;
mod drop_zone;
mod form;
mod model;
mod outcome;
mod problem;
mod question;
mod question_view;
mod size;
mod summary;
mod upload;
mod upload_row;

pub use answer::{Answer, Refusal};
pub use form::{FormActions, application_form};
pub use model::{ApplicationModel, Job, NextStep, Status};
pub use problem::{AnswerProblem, Banner, UploadProblem};
pub use question::{Question, choose_fields};
pub use upload::{Upload, UploadState, read_upload_answer};

/// The form's styles, to stand after [`STYLES`](crate::STYLES).
pub const FORM_STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/form.css"));
