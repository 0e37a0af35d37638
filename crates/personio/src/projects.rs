//! Projects that working time is recorded for.
//!
//! ```
//! use personio::{projects::v2::{CreateProject, Placement}, request::{Endpoint, RequestBody}};
//!
//! let design = CreateProject { place: Placement::Below("7".into()), ..CreateProject::named("Design") };
//! let json = br#"{"name":"Design","status":"ACTIVE","parent_project":{"id":"7"}}"#;
//! assert_eq!(design.body()?, RequestBody::Json(json.to_vec()));
//! # Ok::<(), personio::error::Error>(())
//! ```

pub mod v1;
pub mod v2;
