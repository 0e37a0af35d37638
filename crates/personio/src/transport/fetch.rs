//! Sends requests with the browser's `fetch`: from pages, workers and extensions.

use std::convert::Infallible;

use gloo_net::http::{Method, RequestBuilder};
use web_sys::RequestRedirect;

use super::{Answer, Body, Request, Transport};
use crate::error::Error;

/// The browser's `fetch`, without cookies and without redirects. Files are not sent by it: only
/// `XMLHttpRequest` tells how far an upload is, so pages do that themselves. When to give up is for the browser to say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fetch;

impl Transport for Fetch {
    type Content = Infallible;

    async fn send(&self, request: Request<Infallible>) -> Result<Answer, Error> {
        let method = match request.method {
            crate::request::Method::Get => Method::GET,
            crate::request::Method::Post => Method::POST,
            crate::request::Method::Put => Method::PUT,
            crate::request::Method::Patch => Method::PATCH,
            crate::request::Method::Delete => Method::DELETE,
        };
        let mut builder = RequestBuilder::new(&request.url)
            .method(method)
            .redirect(RequestRedirect::Manual)
            .credentials(web_sys::RequestCredentials::Omit);
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        let built = match request.body {
            Body::Empty => builder.build(),
            Body::Json(json) => {
                builder.header("content-type", "application/json").body(js_sys::Uint8Array::from(json.as_slice()))
            }
            Body::Form(form) => builder
                .header("content-type", "application/x-www-form-urlencoded")
                .body(js_sys::Uint8Array::from(form.as_slice())),
            Body::File(_, content) => match content {},
        };
        let answer = built.map_err(not_sent)?.send().await.map_err(no_answer)?;
        let retry_after = answer.headers().get("retry-after").and_then(|text| text.trim().parse().ok());
        Ok(Answer {
            status: answer.status(),
            retry_after: retry_after.map(std::time::Duration::from_secs),
            body: answer.binary().await.map_err(no_answer)?,
        })
    }
}

fn not_sent(error: gloo_net::Error) -> Error {
    Error::not_sent(error.to_string())
}

/// `fetch` does not say whether a request left.
fn no_answer(error: gloo_net::Error) -> Error {
    Error::no_answer(error.to_string())
}
