use serde::Deserialize;

use super::AttributeType;
use crate::{
    answer::{self, Listing},
    error::Error,
    loose,
    request::{Endpoint, Method},
};

/// `GET /v1/company/employees/attributes`: the attributes that the credentials allow, the company's own ones included.
///
/// Reference: <https://developer.personio.de/reference/get_company-employees-attributes>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListAttributes;

impl Endpoint for ListAttributes {
    type Response = Listing<AttributeDefinition>;

    fn method(&self) -> Method {
        Method::Get
    }

    fn path(&self) -> String {
        "/v1/company/employees/attributes".to_owned()
    }

    fn decode(&self, body: &[u8]) -> Result<Listing<AttributeDefinition>, Error> {
        answer::list(body)
    }
}

/// `GET /v1/company/employees/custom-attributes`: another name of [`ListAttributes`].
///
/// Reference: <https://developer.personio.de/reference/get_company-employees-custom-attributes>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCustomAttributes;

impl Endpoint for ListCustomAttributes {
    type Response = Listing<AttributeDefinition>;

    fn method(&self) -> Method {
        Method::Get
    }

    fn path(&self) -> String {
        "/v1/company/employees/custom-attributes".to_owned()
    }

    fn decode(&self, body: &[u8]) -> Result<Listing<AttributeDefinition>, Error> {
        answer::list(body)
    }
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
