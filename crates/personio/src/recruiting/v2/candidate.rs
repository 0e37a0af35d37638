//! Candidates.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    calendar::{Date, DateTime},
    endpoint::{endpoint, paged, path},
    envelope::{self, or_default},
    id::v2::{ApplicationId, CandidateId},
    listing::Listing,
    moment::Stamp,
    query::Query,
};

/// Somebody who applied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Candidate {
    pub id: CandidateId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The words are not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// As the candidate wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birthday: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub linkedin_profile: Option<String>,
    /// As the candidate wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub available_from: Option<String>,
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub applications: Vec<CandidateApplication>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Stamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Stamp>,
    /// What else Personio says.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// An application of a candidate, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateApplication {
    /// Its id.
    pub id: ApplicationId,
    /// Its day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application_date: Option<Date>,
}

/// `GET /v2/recruiting/candidates`: all candidates.
///
/// Reference: <https://developer.personio.de/reference/get_v2-recruiting-candidates>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListCandidates {
    /// Changed after. Whether candidates take filters is not certain.
    pub updated_after: Option<DateTime>,
    /// Changed before.
    pub updated_before: Option<DateTime>,
    /// With this address.
    pub email: Option<String>,
    /// 1 to 100 is safe.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

endpoint! {
    ListCandidates: Get, |it| path(&["/v2/recruiting/candidates"]),
    query Query::new()
        .with("updated_at.gt", it.updated_after)
        .with("updated_at.lt", it.updated_before)
        .with("email", it.email.as_ref())
        .page(it.limit, it.cursor.as_ref())
    => envelope::list as Listing<Candidate>
}
paged!(ListCandidates of Candidate);

/// `GET /v2/recruiting/candidates/{id}`: one candidate.
///
/// Reference: <https://developer.personio.de/reference/get_v2-recruiting-candidates-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetCandidate {
    /// Which one.
    pub id: CandidateId,
}

endpoint! {
    GetCandidate: Get, |it| path(&["/v2/recruiting/candidates/", it.id.as_str()]) => envelope::one as Candidate
}
