//! Legal entities, once called subcompanies.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    endpoint::{endpoint, paged, path},
    envelope,
    id::v2::LegalEntityId,
    listing::Listing,
    query::Query,
};

/// A legal entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LegalEntity {
    /// Its id.
    pub id: LegalEntityId,
    /// As the company calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it is: two letters of ISO 3166, such as `DE`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// What else Personio says; not documented.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// `GET /v2/legal-entities`: the legal entities that match every filter.
///
/// Reference: <https://developer.personio.de/reference/get_v2-legal-entities>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListLegalEntities {
    /// In this country: two letters of ISO 3166.
    pub country: Option<String>,
    /// 1 to 100.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

endpoint! {
    ListLegalEntities: Get, |it| path(&["/v2/legal-entities"]),
    query Query::new().with("country", it.country.as_ref()).page(it.limit, it.cursor.as_ref())
    => envelope::list as Listing<LegalEntity>
}
paged!(ListLegalEntities of LegalEntity);

/// `GET /v2/legal-entities/{id}`: one legal entity.
///
/// Reference: <https://developer.personio.de/reference/get_v2-legal-entities-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetLegalEntity {
    /// Which one.
    pub id: LegalEntityId,
}

endpoint! { GetLegalEntity: Get, |it| path(&["/v2/legal-entities/", it.id.as_str()]) => envelope::one as LegalEntity }
