//! Personio's Recruiting API (v1): documents are uploaded one by one, then an application names them.
//!
//! [`UploadDocument`] and [`CreateApplication`] are the two calls, [`ErrorResponse`] and [`ErrorCode`] what they
//! answer when something is wrong, [`mod@file`] the rules that documents must follow, and [`FormDefinition`] what a
//! company wants to know from its candidates. [`v2`] reads what arrived.
//!
//! ```
//! use personio::{
//!     client::Client,
//!     id::PositionId,
//!     recruiting::{Application, ApplicationFile, CreateApplication, FileCategory, UploadDocument},
//!     transport::{FileContent, Reply, Scripted},
//! };
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), personio::error::Error> {
//! # let transport = Scripted::answering(|sent| match sent.path() {
//! #     "/v1/recruiting/applications" => Reply::status(201),
//! #     _ => Reply::ok(r#"{"uuid":"7d0f360a","size":8,"mimetype":"application/pdf","original_filename":"cv.pdf","extension":"pdf"}"#),
//! # });
//! # let client = Client::without_credentials("https://acme.example", transport.clone());
//! let upload = UploadDocument { file_name: "cv.pdf".into(), size: 8 };
//! let cv = client.send_file(&upload, FileContent::anew(|| Ok(b"%PDF-1.7".to_vec()))).await?;
//! let application = Application {
//!     first_name: "Ada".into(),
//!     last_name: "Byron".into(),
//!     email: "ada@example.com".into(),
//!     job_position_id: PositionId(7),
//!     files: vec![ApplicationFile {
//!         uuid: cv.uuid,
//!         original_filename: cv.original_filename,
//!         category: FileCategory::Cv,
//!     }],
//!     ..Application::default()
//! };
//! client.create(&CreateApplication { application }).await?;
//! # Ok(())
//! # }
//! ```

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
