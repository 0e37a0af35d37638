//! The page that an application comes from. Relays take applications from the pages that their company named.

use std::convert::Infallible;

use personio::{
    error::Error,
    recruiting::CreateApplication,
    request::{Api, Create, Endpoint, Method, Repeat, RequestBody},
};

/// A call with the header `Origin`, if there is one to send.
pub(super) struct FromPage<'a, E> {
    pub(super) origin: Option<&'a str>,
    pub(super) endpoint: E,
}

impl<E: Endpoint> Endpoint for FromPage<'_, E> {
    type Response = E::Response;

    fn method(&self) -> Method {
        self.endpoint.method()
    }

    fn path(&self) -> String {
        self.endpoint.path()
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        self.endpoint.query()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        self.endpoint.body()
    }

    fn headers(&self) -> Vec<(&'static str, String)> {
        let mut headers = self.endpoint.headers();
        headers.extend(self.origin.map(|origin| ("origin", origin.trim_end_matches('/').to_owned())));
        headers
    }

    fn api(&self) -> Api {
        self.endpoint.api()
    }

    fn repeat(&self) -> Repeat {
        self.endpoint.repeat()
    }

    fn decode(&self, body: &[u8]) -> Result<E::Response, Error> {
        self.endpoint.decode(body)
    }
}

impl Create for FromPage<'_, CreateApplication> {
    type Lookup = Infallible;

    fn lookup(&self) -> Option<Infallible> {
        self.endpoint.lookup()
    }

    fn find(&self, found: Vec<Infallible>) -> Option<()> {
        self.endpoint.find(found)
    }

    fn is_there(&self, refusal: &Error) -> Option<()> {
        self.endpoint.is_there(refusal)
    }
}
