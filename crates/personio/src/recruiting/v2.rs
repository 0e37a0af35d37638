//! What the Recruiting API of v2 reads: applications, candidates, jobs, categories, the latest change first.
//!
//! Jobs have no description, address or office; those are in the [feed](crate::feed). Filters with a wrong name are
//! ignored by Personio. The shapes are those that other clients saw; what was seen with and without is optional.
//!
//! ```
//! use personio::{page::Paged, recruiting::v2::ListApplications, request::Endpoint};
//!
//! let ada = ListApplications { candidate_email: Some("ada@example.com".to_owned()), ..ListApplications::default() };
//! assert_eq!(ada.query(), [("candidate.email", "ada@example.com".to_owned())]);
//! assert!(ada.page(ada.decode(br#"{"_data":[]}"#)?).items.is_empty());
//! # Ok::<(), personio::error::Error>(())
//! ```

mod application;
mod candidate;
mod category;
mod job;

pub use application::{
    Application, ApplicationCandidate, GetApplication, ListApplications, ListStageTransitions, Stage, StageTransition,
};
pub use candidate::{Candidate, CandidateApplication, GetCandidate, ListCandidates};
pub use category::{Category, GetCategory, ListCategories};
pub use job::{GetJob, Job, ListJobs, Named, Recruiter, Role};
