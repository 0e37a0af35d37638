//! Applications and the stages that they pass.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Job, Named, Recruiter};
use crate::{
    calendar::{Date, DateTime},
    endpoint::{endpoint, paged, path},
    envelope::{self, or_default},
    id::v2::{ApplicationId, CandidateId, ChannelId, StageId},
    listing::Listing,
    moment::Stamp,
    query::Query,
};

/// Somebody applied for a job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Application {
    /// Its id.
    pub id: ApplicationId,
    /// The day of the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application_date: Option<Date>,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<ApplicationCandidate>,
    /// For what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job: Option<Job>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current_stage: Option<Stage>,
    /// Through which channel it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Named<ChannelId>>,
    /// Who looks after it.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub hiring_team: Vec<Recruiter>,
    /// The candidate's data was removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_anonymized: Option<bool>,
    /// When it arrived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Stamp>,
    /// When it last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Stamp>,
    /// What else Personio says.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The candidate of an application, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ApplicationCandidate {
    pub id: CandidateId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// The words are not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
}

/// A stage that applications pass. Stages of Personio itself have a type, and neither id nor name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// The id of a stage that the company made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<StageId>,
    /// As the company calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Personio's or the company's; the words are not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What it is for; the words are not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

/// An application entered a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageTransition {
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered_at: Option<Stamp>,
    /// Which one.
    pub stage: Stage,
}

/// `GET /v2/recruiting/applications`: the applications that match every filter.
///
/// Reference: <https://developer.personio.de/reference/get_v2-recruiting-applications>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListApplications {
    /// Changed after.
    pub updated_after: Option<DateTime>,
    /// Changed before.
    pub updated_before: Option<DateTime>,
    /// Of the candidate with this address.
    pub candidate_email: Option<String>,
    /// 1 to 100 is safe.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

endpoint! {
    ListApplications: Get, |it| path(&["/v2/recruiting/applications"]),
    query Query::new()
        .with("updated_at.gt", it.updated_after)
        .with("updated_at.lt", it.updated_before)
        .with("candidate.email", it.candidate_email.as_ref())
        .page(it.limit, it.cursor.as_ref())
    => envelope::list as Listing<Application>
}
paged!(ListApplications of Application);

/// `GET /v2/recruiting/applications/{id}`: one application.
///
/// Reference: <https://developer.personio.de/reference/get_v2-recruiting-applications-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetApplication {
    /// Which one.
    pub id: ApplicationId,
}

endpoint! {
    GetApplication: Get, |it| path(&["/v2/recruiting/applications/", it.id.as_str()]) => envelope::one as Application
}

/// `GET /v2/recruiting/applications/{id}/stage-transitions`: the stages that an application passed, the latest first.
///
/// Reference: <https://developer.personio.de/reference/get_v2-recruiting-applications-id-stage-transitions>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListStageTransitions {
    /// Of which application.
    pub application: ApplicationId,
    /// 1 to 100 is safe.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

endpoint! {
    ListStageTransitions: Get, |it| path(&["/v2/recruiting/applications/", it.application.as_str(), "/stage-transitions"]),
    query Query::new().page(it.limit, it.cursor.as_ref()) => envelope::list as Listing<StageTransition>
}
paged!(ListStageTransitions of StageTransition);

#[cfg(test)]
mod tests {
    use super::GetApplication;
    use crate::request::Endpoint;

    #[test]
    fn an_application_is_read_with_and_without_a_wrapper_and_with_a_stage_of_personio() {
        let json = r#"{"id":7,"application_date":"2026-06-01","candidate":{"id":"c","email":"ada@example.com"},
            "job":{"id":"j","name":"Engineer","department":{"id":"d","name":"R&D"},"category":{}},
            "current_stage":{"id":null,"kind":"SYSTEM","name":null,"type":"unassigned"},"hiring_team":null,
            "created_at":{"date-time":"2026-06-01T10:00:00Z","timezone":"UTC"},"updated_at":"2026-06-01T10:00:00Z"}"#;
        for body in [json.to_owned(), format!(r#"{{"_data":{json}}}"#)] {
            let application = GetApplication { id: "7".into() }.decode(body.as_bytes()).unwrap();
            assert_eq!(application.created_at.unwrap().date_time, application.updated_at.unwrap().date_time);
            assert_eq!(application.current_stage.unwrap().id, None);
        }
    }
}
