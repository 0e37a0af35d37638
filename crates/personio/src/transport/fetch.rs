//! Sends requests with `fetch`: from pages, workers, service workers, extensions, Node and Deno.

mod abort;
mod timer;
mod upload;

pub use abort::unless_aborted;
pub use upload::{Progress, Upload};

use std::{pin::pin, time::Duration};

use futures_util::future::{Either, select};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCredentials, RequestInit, RequestRedirect, Response, ResponseType};

use self::abort::AbortOnDrop;
use super::{Answer, Body, Clock, Headers, MAX_ANSWER_BYTES, Request, Transport};
use crate::error::Error;

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
    let Request { method, url, headers, body, .. } = request;
    let init = RequestInit::new();
    init.set_method(method.as_str());
    init.set_redirect(RequestRedirect::Manual);
    init.set_credentials(RequestCredentials::Omit);
    let content_type = match body {
        Body::Empty => None,
        Body::Json(json) => {
            init.set_body(&Uint8Array::from(json.as_slice()));
            Some("application/json")
        }
        Body::Form(form) => {
            init.set_body(&Uint8Array::from(form.as_slice()));
            Some("application/x-www-form-urlencoded")
        }
        Body::File(part, upload) if upload.wants_progress() => {
            return upload::send(method, &url, &headers, &part, upload).await;
        }
        Body::File(part, upload) => {
            init.set_body(upload.form(&part)?.as_ref());
            None
        }
    };
    let abort = AbortOnDrop::new(AbortController::new().map_err(not_sent)?);
    init.set_signal(Some(&abort.signal()));
    let request = web_sys::Request::new_with_str_and_init(&url, &init).map_err(not_sent)?;
    for (name, value) in headers.iter().map(|(name, value)| (*name, value.as_str())) {
        request.headers().set(name, value).map_err(not_sent)?;
    }
    if let Some(content_type) = content_type {
        request.headers().set("content-type", content_type).map_err(not_sent)?;
    }
    let promise = fetch_of_everywhere(&request).map_err(not_sent)?;
    let response: Response = JsFuture::from(promise).await.and_then(JsCast::dyn_into).map_err(no_answer)?;
    let answer = read(&response).await;
    abort.disarm();
    answer
}

async fn read(response: &Response) -> Result<Answer, Error> {
    let known = response.headers();
    let values = Headers::READ.map(|name| (name, known.get(name).ok().flatten()));
    let headers = Headers::of(values.iter().filter_map(|(name, value)| Some((*name, value.as_deref()?))));
    // Browsers hide where a redirect leads, and that it is one.
    let status = if response.type_() == ResponseType::Opaqueredirect { 302 } else { response.status() };
    let buffer = JsFuture::from(response.array_buffer().map_err(no_answer)?).await.map_err(no_answer)?;
    let body = Uint8Array::new(&buffer);
    if usize::try_from(body.length()).map_or(true, |length| length > MAX_ANSWER_BYTES) {
        return Err(Error::no_answer("the answer is too large"));
    }
    Ok(Answer { status, headers, body: body.to_vec() })
}

/// What JavaScript says may quote the address.
fn not_sent(_error: JsValue) -> Error {
    Error::not_sent("the browser did not take the request")
}

/// `fetch` does not say whether a request left.
fn no_answer(_error: JsValue) -> Error {
    Error::no_answer("fetch failed")
}
