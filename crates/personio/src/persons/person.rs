//! Persons, and the calls that read them.

use serde::{Deserialize, Serialize};

use super::CustomAttribute;
use crate::{
    calendar::DateTime,
    code::codes,
    endpoint::{endpoint, paged, path},
    envelope::{self, or_default},
    id::v2::{EmploymentId, PersonId},
    listing::Listing,
    query::Query,
    reference::Reference,
};

/// A human who works, worked or will work for the company. What the credentials may not read is missing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Person {
    pub id: PersonId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<DateTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<DateTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile_picture: Option<ProfilePicture>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<PersonStatus>,
    #[serde(default, deserialize_with = "or_default")]
    pub custom_attributes: Vec<CustomAttribute>,
    /// Ask [`GetEmployment`](super::GetEmployment) or [`ListEmployments`](super::ListEmployments) for what they hold.
    #[serde(default, deserialize_with = "or_default")]
    pub employments: Vec<Reference<EmploymentId>>,
}

/// Where the picture of a person is; it needs credentials, too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfilePicture {
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

codes! {
    /// The gender of a person.
    Gender {
        /// Not said.
        Unspecified = "UNSPECIFIED",
        /// Male.
        Male = "MALE",
        /// Female.
        Female = "FEMALE",
        /// Diverse.
        Diverse = "DIVERSE",
    }
}

codes! {
    /// Whether a person works here, by their latest employment.
    PersonStatus {
        /// Not said.
        Unspecified = "UNSPECIFIED",
        /// Active, on leave, or about to start.
        Active = "ACTIVE",
        /// Left.
        Inactive = "INACTIVE",
    }
}

/// `GET /v2/persons`: the persons that match every filter.
///
/// Personio answers 401 where the right to read persons is missing.
/// Reference: <https://developer.personio.de/reference/get_v2-persons>.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ListPersons {
    pub ids: Vec<PersonId>,
    /// Finds the person of a [`CreatePerson`](super::CreatePerson) whose answer was lost.
    pub emails: Vec<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub preferred_name: Option<String>,
    pub created_at: Option<DateTime>,
    pub created_after: Option<DateTime>,
    pub created_before: Option<DateTime>,
    pub updated_at: Option<DateTime>,
    pub updated_after: Option<DateTime>,
    pub updated_before: Option<DateTime>,
    pub status: Option<PersonStatus>,
    /// 1 to 50; Personio takes 10.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

endpoint! {
    ListPersons: Get, |it| path(&["/v2/persons"]),
    query Query::new()
        .joined("id", &it.ids)
        .joined("email", &it.emails)
        .with("first_name", it.first_name.as_ref())
        .with("last_name", it.last_name.as_ref())
        .with("preferred_name", it.preferred_name.as_ref())
        .with("created_at", it.created_at)
        .with("created_at.gt", it.created_after)
        .with("created_at.lt", it.created_before)
        .with("updated_at", it.updated_at)
        .with("updated_at.gt", it.updated_after)
        .with("updated_at.lt", it.updated_before)
        .with("status", it.status.as_ref().map(PersonStatus::code))
        .page(it.limit, it.cursor.as_ref())
    => envelope::list as Listing<Person>
}
paged!(ListPersons of Person);

/// `GET /v2/persons/{id}`: one person.
///
/// Reference: <https://developer.personio.de/reference/get_v2-persons-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetPerson {
    /// Whom.
    pub id: PersonId,
}

endpoint! { GetPerson: Get, |it| path(&["/v2/persons/", it.id.as_str()]) => envelope::one as Person }
