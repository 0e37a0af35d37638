//! The three specifications of version 1.

use std::{fmt, fs};

use serde_json::Value;

use super::registry;
use crate::{operation::Operation, shared};

/// One file, as JSON.
pub struct Specification {
    pub json: Value,
    /// What its paths leave out: `/v1`, or nothing.
    pub base: String,
}

/// Its operations: method, path, and what is written about it.
impl Specification {
    pub fn operations(&self) -> impl Iterator<Item = (String, String, &Value)> {
        let paths = self.json["paths"].as_object().unwrap();
        paths.iter().flat_map(move |(path, methods)| {
            let methods = methods.as_object().unwrap().iter();
            let methods =
                methods.filter(|(method, _)| ["get", "post", "patch", "put", "delete"].contains(&method.as_str()));
            methods.map(move |(method, operation)| (method.to_uppercase(), format!("{}{path}", self.base), operation))
        })
    }
}

pub fn all() -> Option<Vec<Specification>> {
    ["personio-auth-api", "personio-personnel-data-api-oa3", "personio-recruiting-api.with-examples"]
        .into_iter()
        .map(|name| {
            let text = fs::read_to_string(shared::find(&format!("specs/{name}.yaml"))?).unwrap();
            let json: Value = serde_saphyr::from_str(&text).unwrap();
            let server = json["servers"][0]["url"].as_str().unwrap();
            let base = if server.ends_with("/v1") { "/v1" } else { "" }.to_owned();
            Some(Specification { json, base })
        })
        .collect()
}

/// An operation that is specified, and the endpoint for it.
pub struct Pair<'a> {
    /// The whole specification, which the operation refers to.
    pub json: &'a Value,
    pub specified: &'a Value,
    pub endpoint: Operation,
}

impl fmt::Display for Pair<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.endpoint.method, self.endpoint.path)
    }
}

/// Every operation that has an endpoint.
pub fn pairs(specifications: &[Specification]) -> impl Iterator<Item = Pair<'_>> {
    let mut registry = registry::operations();
    specifications.iter().flat_map(|it| it.operations().map(move |operation| (&it.json, operation))).filter_map(
        move |(json, (method, path, specified))| {
            let place = registry.iter().position(|endpoint| endpoint.is(&method, &path))?;
            Some(Pair { json, specified, endpoint: registry.swap_remove(place) })
        },
    )
}

/// Method and path of each operation.
pub fn operations() -> Option<Vec<(String, String)>> {
    let all = all()?;
    let operations = all.iter().flat_map(Specification::operations).map(|(method, path, _)| (method, path));
    Some(operations.collect())
}
