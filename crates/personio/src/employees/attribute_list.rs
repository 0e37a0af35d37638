use serde::Deserialize;

use super::AttributeType;
use crate::{answer, endpoint::endpoint, listing::Listing, loose};

/// `GET /v1/company/employees/attributes`: the attributes that the credentials allow, the company's own ones included.
///
/// Reference: <https://developer.personio.de/reference/get_company-employees-attributes>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListAttributes;

endpoint! {
    ListAttributes: Get, |it| "/v1/company/employees/attributes".to_owned()
    => answer::list as Listing<AttributeDefinition>
}

/// `GET /v1/company/employees/custom-attributes`: another name of [`ListAttributes`].
///
/// Reference: <https://developer.personio.de/reference/get_company-employees-custom-attributes>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCustomAttributes;

endpoint! {
    ListCustomAttributes: Get, |it| "/v1/company/employees/custom-attributes".to_owned()
    => answer::list as Listing<AttributeDefinition>
}

/// What an attribute may hold.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct AttributeDefinition {
    /// Names it: `first_name`, `dynamic_2`.
    #[serde(deserialize_with = "loose::required")]
    pub key: String,
    /// What people call it.
    #[serde(default, deserialize_with = "loose::option")]
    pub label: Option<String>,
    /// What it holds.
    #[serde(default, rename = "type", deserialize_with = "loose::option")]
    pub attribute_type: Option<AttributeType>,
    /// Names it across companies.
    #[serde(default, deserialize_with = "loose::option")]
    pub universal_id: Option<String>,
    /// What may be chosen.
    #[serde(default, deserialize_with = "loose::list")]
    pub options: Vec<String>,
}
