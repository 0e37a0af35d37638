//! Cost centres.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::SortBy;
use crate::{
    endpoint::{endpoint, paged, path},
    envelope,
    id::v2::CostCenterId,
    listing::Listing,
    query::Query,
};

/// A cost centre.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CostCenter {
    /// Its id.
    pub id: CostCenterId,
    /// As the company calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What else Personio says; not documented.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// `GET /v2/cost-centers`: the cost centres that match every filter. A beta of Personio.
///
/// Reference: <https://developer.personio.de/reference/listcostcenters>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListCostCenters {
    /// Only these.
    pub ids: Vec<CostCenterId>,
    /// With this name.
    pub name: Option<String>,
    /// By id, unless said otherwise.
    pub sort: Option<SortBy>,
    /// 1 to 100 is safe.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

endpoint! {
    ListCostCenters: Get, |it| path(&["/v2/cost-centers"]),
    query Query::new()
        .joined("id", &it.ids)
        .with("name", it.name.as_ref())
        .with("sort", it.sort.as_ref().map(SortBy::code))
        .page(it.limit, it.cursor.as_ref())
    => envelope::list as Listing<CostCenter>
}
paged!(ListCostCenters of CostCenter);
