//! Personio's Recruiting API (v1): documents are uploaded one by one, then an application names them.
//!
//! [`UploadDocument`] and [`CreateApplication`] are the two calls, [`ErrorResponse`] and [`ErrorCode`] what they
//! answer when something is wrong, [`mod@file`] the rules that documents must follow, and [`FormDefinition`] what a
//! company wants to know from its candidates. [`v2`] reads what arrived.

mod application;
mod category;
mod document;
mod error_code;
mod error_response;
pub mod file;
mod form;
pub mod v2;

pub use application::{Application, ApplicationFile, Attribute, CreateApplication, Phase, SystemPhase};
pub use category::FileCategory;
pub use document::{UploadDocument, UploadedDocument};
pub use error_code::ErrorCode;
pub use error_response::{ApiError, ErrorResponse, FieldError};
pub use form::{
    DocumentRules, Field, FieldKind, FieldOption, FieldProblem, FormDefinition, LocalText, MAX_LINE, MAX_LONG_TEXT,
    OPTION_SEPARATOR, validate,
};
