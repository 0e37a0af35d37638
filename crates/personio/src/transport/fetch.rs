//! Sends requests with `fetch`: from pages, workers, service workers, extensions, Node and Deno.

mod abort;
mod call;
mod timer;
mod upload;

pub use abort::unless_aborted;
pub use upload::{Progress, Upload};

use std::{pin::pin, time::Duration};

use futures_util::future::{Either, select};
use gloo_net::http::{RequestBuilder, Response};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCredentials, RequestRedirect, ResponseType};

use self::abort::AbortOnDrop;
use super::{Answer, Body, Clock, Headers, Request, Transport};
use crate::{error::Error, request::Method};

#[wasm_bindgen]
extern "C" {
    /// The one of pages, workers and Node; they have nothing else in common.
    #[wasm_bindgen(js_name = fetch, catch)]
    fn fetch_of_everywhere(request: &web_sys::Request) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn milliseconds() -> f64;
}

/// `fetch`, without cookies and without redirects. Who drops a call aborts its request. Files go through
/// `XMLHttpRequest` where somebody wants to know [how far they are](Upload::on_progress) and there is one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fetch;

impl Clock for Fetch {
    fn now(&self) -> Duration {
        Duration::try_from_secs_f64(milliseconds() / 1000.0).unwrap_or_default()
    }

    async fn sleep(&self, pause: Duration) {
        timer::sleep(pause).await;
    }

    fn random(&self) -> u64 {
        js_sys::Math::random().to_bits().rotate_left(32)
    }
}

impl Transport for Fetch {
    type Content = Upload;

    async fn send(&self, request: Request<Upload>) -> Result<Answer, Error> {
        let timeout = timer::sleep(request.timeout);
        match select(pin!(exchange(request)), pin!(timeout)).await {
            Either::Left((answer, _)) => answer,
            Either::Right(_) => Err(Error::no_answer("it took too long")),
        }
    }
}

async fn exchange(request: Request<Upload>) -> Result<Answer, Error> {
    let Request { method, url, headers, body, answer_at_most, .. } = request;
    let (content, content_type) = match body {
        Body::Empty => (None, None),
        Body::Json(json) => (Some(Uint8Array::from(json.as_slice()).into()), Some("application/json")),
        Body::Form(form) => (Some(Uint8Array::from(form.as_slice()).into()), Some("application/x-www-form-urlencoded")),
        Body::File(part, upload) => match upload.watched() {
            Some(send) => return send(method, url, headers, part, upload).await,
            None => (Some(JsValue::from(upload.form(&part)?)), None),
        },
    };
    let abort = AbortOnDrop::new(AbortController::new().map_err(not_sent)?);
    let request = RequestBuilder::new(&url)
        .method(method.into())
        .redirect(RequestRedirect::Manual)
        .credentials(RequestCredentials::Omit)
        .abort_signal(Some(&abort.signal()));
    let request = match content {
        Some(content) => request.body(content),
        None => request.build(),
    };
    let request = web_sys::Request::from(request.map_err(|_| not_sent(JsValue::UNDEFINED))?);
    // Not by the builder: a value that is no header makes it panic.
    for (name, value) in headers.iter().map(|(name, value)| (*name, value.as_str())) {
        request.headers().set(name, value).map_err(not_sent)?;
    }
    if let Some(content_type) = content_type {
        request.headers().set("content-type", content_type).map_err(not_sent)?;
    }
    let promise = fetch_of_everywhere(&request).map_err(not_sent)?;
    let response: web_sys::Response = JsFuture::from(promise).await.and_then(JsCast::dyn_into).map_err(no_answer)?;
    let answer = read(&response.into(), answer_at_most).await;
    abort.disarm();
    answer
}

async fn read(response: &Response, at_most: usize) -> Result<Answer, Error> {
    let known = response.headers();
    let values = Headers::READ.map(|name| (name, known.get(name)));
    let headers = Headers::of(values.iter().filter_map(|(name, value)| Some((*name, value.as_deref()?))));
    // Browsers hide where a redirect leads, and that it is one.
    let status = if response.type_() == ResponseType::Opaqueredirect { 302 } else { response.status() };
    let body = response.binary().await.map_err(|_| no_answer(JsValue::UNDEFINED))?;
    if body.len() > at_most {
        return Err(Error::no_answer("the answer is too large"));
    }
    Ok(Answer { status, headers, body })
}

impl From<Method> for gloo_net::http::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Post => Self::POST,
            Method::Put => Self::PUT,
            Method::Patch => Self::PATCH,
            Method::Delete => Self::DELETE,
        }
    }
}

/// What JavaScript says may quote the address.
fn not_sent(_error: JsValue) -> Error {
    Error::not_sent("the browser did not take the request")
}

/// `fetch` does not say whether a request left.
fn no_answer(_error: JsValue) -> Error {
    Error::no_answer("fetch failed")
}
