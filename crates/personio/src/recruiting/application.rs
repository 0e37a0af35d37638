//! An application, and the call that brings it to Personio.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::FileCategory;
use crate::{
    code::codes,
    error::Error,
    id::PositionId,
    request::{self, Endpoint, Method, RequestBody},
};

/// `POST /v1/recruiting/applications`: submits an application. Personio answers 201 without a body.
///
/// At most 20 requests in 60 seconds for a company, documents included.
/// Reference: <https://developer.personio.de/reference/post_v1-recruiting-applications>.
#[derive(Clone, Debug)]
pub struct CreateApplication {
    /// What is submitted.
    pub application: Application,
}

impl Endpoint for CreateApplication {
    type Response = ();

    fn method(&self) -> Method {
        Method::Post
    }

    fn path(&self) -> String {
        "/v1/recruiting/applications".to_owned()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        request::json(&self.application)
    }

    fn decode(&self, _body: &[u8]) -> Result<(), Error> {
        Ok(())
    }
}

/// An application as Personio takes it. `Debug` shows no personal data.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Application {
    /// Not only white space.
    pub first_name: String,
    /// Not only white space.
    pub last_name: String,
    /// The candidate's address; one application for a position and address.
    pub email: String,
    /// A published position.
    pub job_position_id: PositionId,
    /// Where the candidate came from: a channel of the company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recruiting_channel_id: Option<i64>,
    /// The id that a job board gave to its copy of the position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_posting_id: Option<String>,
    /// What the candidate wants to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// `2024-09-24`, not in the future.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application_date: Option<String>,
    /// Where in the process it starts; without it, the first phase of the position's category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// Tags; those that do not exist are created.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Documents that were uploaded before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<ApplicationFile>,
    /// Everything else about the candidate.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
}

impl fmt::Debug for Application {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Application")
            .field("job_position_id", &self.job_position_id)
            .field("files", &self.files.len())
            .field("attributes", &self.attributes.len())
            .finish_non_exhaustive()
    }
}

/// A phase of the recruiting process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "id", rename_all = "snake_case")]
pub enum Phase {
    /// A phase that every company has.
    System(SystemPhase),
    /// A phase that the company made.
    Custom(i64),
}

codes! {
    /// The phases that every company has.
    SystemPhase {
        /// Not yet in a phase.
        Unassigned = "unassigned",
        /// Turned down.
        Rejected = "rejected",
        /// The candidate stepped back.
        Withdrawn = "withdrawn",
        /// An offer was made.
        Offer = "offer",
        /// The offer was accepted.
        Accepted = "accepted",
    }
}

/// An uploaded document that belongs to an application. `Debug` does not show its name.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationFile {
    /// As [`UploadedDocument::uuid`](super::UploadedDocument::uuid) said.
    pub uuid: String,
    /// The name that recruiters see.
    pub original_filename: String,
    /// What it is.
    pub category: FileCategory,
}

impl fmt::Debug for ApplicationFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ApplicationFile")
            .field("uuid", &self.uuid)
            .field("category", &self.category)
            .finish_non_exhaustive()
    }
}

/// Something about the candidate that has no field of its own. `Debug` does not show the value.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// `birthday`, `gender`, `location`, `phone`, `available_from`, `salary_expectations` or `custom_attribute_123`.
    pub id: String,
    /// The value; dates as `2024-09-24`, options by their own value.
    pub value: String,
}

impl Attribute {
    /// The attributes that every company has.
    pub const SYSTEM: [&str; 6] = ["birthday", "gender", "location", "phone", "available_from", "salary_expectations"];
}

impl fmt::Debug for Attribute {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Attribute").field("id", &self.id).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Application, ApplicationFile, Attribute, CreateApplication, Phase, SystemPhase};
    use crate::{
        id::PositionId,
        recruiting::FileCategory,
        request::{Endpoint, RequestBody},
    };

    fn application() -> Application {
        Application {
            first_name: "Ada".into(),
            last_name: "Byron".into(),
            email: "ada@example.com".into(),
            job_position_id: PositionId(7),
            phase: Some(Phase::System(SystemPhase::Offer)),
            files: vec![ApplicationFile {
                uuid: "u".into(),
                original_filename: "Ada.pdf".into(),
                category: FileCategory::CoverLetter,
            }],
            attributes: vec![Attribute { id: "phone".into(), value: "+49 30 1".into() }],
            ..Application::default()
        }
    }

    #[test]
    fn what_is_not_said_is_not_sent() {
        let RequestBody::Json(body) = (CreateApplication { application: application() }).body().unwrap() else {
            panic!("an application is sent as JSON");
        };
        let sent: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(
            sent,
            json!({
                "first_name": "Ada", "last_name": "Byron", "email": "ada@example.com", "job_position_id": 7,
                "phase": {"type": "system", "id": "offer"},
                "files": [{"uuid": "u", "original_filename": "Ada.pdf", "category": "cover-letter"}],
                "attributes": [{"id": "phone", "value": "+49 30 1"}],
            })
        );
        assert_eq!(serde_json::from_slice::<Application>(&body).unwrap(), application());
    }

    #[test]
    fn a_phase_of_the_company_is_a_number() {
        let phase: Phase = serde_json::from_value(json!({"type": "custom", "id": 12})).unwrap();
        assert_eq!(phase, Phase::Custom(12));
    }

    #[test]
    fn a_log_line_names_nobody() {
        let shown = format!("{:?}", CreateApplication { application: application() });
        for secret in ["Ada", "Byron", "example.com", "+49"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}
