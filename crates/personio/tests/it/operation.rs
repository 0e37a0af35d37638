//! What an endpoint sends, and how it reads.

use std::fmt::Debug;

use personio::{
    error::Error,
    page::Paged,
    request::{Endpoint, Method, RequestBody},
};

/// Shows what was read of a body; nothing if it is refused.
type Reads = Box<dyn Fn(&[u8]) -> Option<String>>;

/// An endpoint without its types.
pub struct Operation {
    pub method: &'static str,
    pub path: String,
    pub query: Vec<(&'static str, String)>,
    pub body: RequestBody,
    pub is_paged: bool,
    pub reads: Reads,
}

/// What the registries write for every number that names a record.
pub const NUMBER: u64 = 4711;

impl Operation {
    pub fn is(&self, method: &str, pattern: &str) -> bool {
        self.method == method && matches(pattern, &self.path)
    }
}

/// Sends what the operation sends; any answer will do.
impl Endpoint for Operation {
    type Response = ();

    fn method(&self) -> Method {
        let all = [Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete];
        all.into_iter().find(|method| method.as_str() == self.method).unwrap()
    }

    fn path(&self) -> String {
        self.path.clone()
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        self.query.clone()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        Ok(self.body.clone())
    }

    fn decode(&self, _body: &[u8]) -> Result<(), Error> {
        Ok(())
    }
}

/// The registries name every record `ID` or [`NUMBER`].
fn matches(pattern: &str, path: &str) -> bool {
    let is_id = |part: &str| part == "ID" || part == NUMBER.to_string();
    let same = |(pattern, part): (&str, &str)| if pattern.starts_with('{') { is_id(part) } else { pattern == part };
    pattern.split('/').count() == path.split('/').count() && pattern.split('/').zip(path.split('/')).all(same)
}

pub fn one<E: Endpoint<Response: Debug> + 'static>(endpoint: E) -> Operation {
    Operation {
        method: endpoint.method().as_str(),
        path: endpoint.path(),
        query: endpoint.query(),
        body: endpoint.body().unwrap(),
        is_paged: false,
        reads: Box::new(move |answer| Some(format!("{:?}", endpoint.decode(answer).ok()?))),
    }
}

pub fn list<E: Paged<Response: Debug> + 'static>(endpoint: E) -> Operation {
    Operation { is_paged: true, ..one(endpoint) }
}
