//! Jobs that candidates apply for.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    calendar::DateTime,
    endpoint::{endpoint, paged, path},
    envelope::{self, or_default},
    id::v2::{CompanyId, OrgUnitId, PersonId, RecruitingJobId},
    listing::Listing,
    moment::Stamp,
    query::Query,
    reference::Reference,
};

/// A job that candidates apply for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// Its id.
    pub id: RecruitingJobId,
    /// As candidates see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where in the company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<Named<OrgUnitId>>,
    /// Its category, as it came: it can be empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Value>,
    /// Who looks after it.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub hiring_team: Vec<Recruiter>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<Reference<CompanyId>>,
    /// When it was created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Stamp>,
    /// When it last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Stamp>,
    /// What else Personio says.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// An id with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named<I> {
    /// Its id.
    pub id: I,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Somebody who looks after a job or an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recruiter {
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Reference<PersonId>>,
    /// As what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

/// What somebody does for a job.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// As the company calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// `GET /v2/recruiting/jobs`: all jobs.
///
/// Reference: <https://developer.personio.de/reference/get_v2-recruiting-jobs>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListJobs {
    /// Changed after. Whether jobs take filters is not certain.
    pub updated_after: Option<DateTime>,
    /// Changed before.
    pub updated_before: Option<DateTime>,
    /// 1 to 200.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

endpoint! {
    ListJobs: Get, |it| path(&["/v2/recruiting/jobs"]),
    query Query::new()
        .with("updated_at.gt", it.updated_after)
        .with("updated_at.lt", it.updated_before)
        .page(it.limit, it.cursor.as_ref())
    => envelope::list as Listing<Job>
}
paged!(ListJobs of Job);

/// `GET /v2/recruiting/jobs/{id}`: one job.
///
/// Reference: <https://developer.personio.de/reference/get_v2-recruiting-jobs-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetJob {
    /// Which one.
    pub id: RecruitingJobId,
}

endpoint! { GetJob: Get, |it| path(&["/v2/recruiting/jobs/", it.id.as_str()]) => envelope::one as Job }
