//! Documents of persons. They are uploaded in v1, and listed, changed, deleted and downloaded in v2.
//!
//! ```
//! use personio::{documents::v2::ListDocuments, request::Endpoint};
//!
//! let documents = ListDocuments::of("1".into());
//! assert_eq!(documents.query(), [("owner_id", "1".to_owned())]);
//! ```

pub mod v1;
pub mod v2;
