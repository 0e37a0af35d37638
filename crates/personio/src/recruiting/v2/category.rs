//! Categories of jobs, each with its stages.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Stage;
use crate::{
    endpoint::{endpoint, paged, path},
    envelope::{self, or_default},
    id::v2::{CompanyId, RecruitingCategoryId},
    listing::Listing,
    query::Query,
    reference::Reference,
};

/// A category of jobs. It decides which stages applications pass.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Category {
    /// Its id.
    pub id: RecruitingCategoryId,
    /// As the company calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The stages, in order.
    #[serde(default, deserialize_with = "or_default")]
    pub stages: Vec<Stage>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<Reference<CompanyId>>,
    /// What else Personio says.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// `GET /v2/recruiting/categories`: all categories.
///
/// Reference: <https://developer.personio.de/reference/get_v2-recruiting-categories>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListCategories {
    /// 1 to 100 is safe.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

endpoint! {
    ListCategories: Get, |it| path(&["/v2/recruiting/categories"]),
    query Query::new().page(it.limit, it.cursor.as_ref()) => envelope::list as Listing<Category>
}
paged!(ListCategories of Category);

/// `GET /v2/recruiting/categories/{id}`: one category.
///
/// Reference: <https://developer.personio.de/reference/get_v2-recruiting-categories-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetCategory {
    /// Which one.
    pub id: RecruitingCategoryId,
}

endpoint! {
    GetCategory: Get, |it| path(&["/v2/recruiting/categories/", it.id.as_str()]) => envelope::one as Category
}
