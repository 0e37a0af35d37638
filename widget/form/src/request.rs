//! Requests to the relay. `XMLHttpRequest` tells how much of an upload is sent, so it does everything here.

use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{FormData, ProgressEvent, XmlHttpRequest, XmlHttpRequestResponseType};

/// An answer; status 0 is none.
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// What came with it.
    pub body: Vec<u8>,
}

/// A request that is aborted when it is dropped.
pub struct Request {
    xhr: XmlHttpRequest,
    on_progress: Option<Closure<dyn Fn(ProgressEvent)>>,
}

impl Drop for Request {
    fn drop(&mut self) {
        self.xhr.set_onloadend(None);
        if self.on_progress.is_some()
            && let Ok(upload) = self.xhr.upload()
        {
            upload.set_onprogress(None);
        }
        _ = self.xhr.abort();
    }
}

impl Request {
    /// A request that was not sent yet.
    pub fn new(method: &str, url: &str) -> Option<Self> {
        let xhr = XmlHttpRequest::new().ok()?;
        xhr.open(method, url).ok()?;
        xhr.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
        Some(Self { xhr, on_progress: None })
    }

    /// Sets a header.
    pub fn header(self, name: &str, value: &str) -> Self {
        _ = self.xhr.set_request_header(name, value);
        self
    }

    /// Sets a header, unless its value is empty.
    pub fn optional_header(self, name: &str, value: &str) -> Self {
        if value.is_empty() { self } else { self.header(name, value) }
    }

    /// Gives up after so many milliseconds.
    pub fn timeout(self, milliseconds: u32) -> Self {
        self.xhr.set_timeout(milliseconds);
        self
    }

    /// Tells how many per cent are sent.
    pub fn on_progress(mut self, tell: impl Fn(u8) + 'static) -> Self {
        let listener = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
            if event.length_computable() && event.total() > 0.0 {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
                tell((event.loaded() / event.total() * 100.0).clamp(0.0, 100.0) as u8);
            }
        });
        if let Ok(upload) = self.xhr.upload() {
            upload.set_onprogress(Some(listener.as_ref().unchecked_ref()));
        }
        self.on_progress = Some(listener);
        self
    }

    /// Sends a text, or nothing.
    pub async fn send(self, body: Option<&str>) -> Response {
        let sent = self.xhr.send_with_opt_str(body);
        self.answer(sent).await
    }

    /// Sends a form with a file.
    pub async fn send_form(self, form: &FormData) -> Response {
        let sent = self.xhr.send_with_opt_form_data(Some(form));
        self.answer(sent).await
    }

    /// Waits for the end, whatever it is. The future holds the request: dropping it aborts.
    async fn answer(self, sent: Result<(), JsValue>) -> Response {
        if sent.is_err() {
            return Response { status: 0, body: Vec::new() };
        }
        let end = Promise::new(&mut |resolve, _| self.xhr.set_onloadend(Some(&resolve)));
        // It resolves in any case; how the request ended is in its status.
        _ = JsFuture::from(end).await;
        let status = self.xhr.status().unwrap_or_default();
        let body = self.xhr.response().ok().and_then(|body| body.dyn_into::<ArrayBuffer>().ok());
        Response { status, body: body.map(|body| Uint8Array::new(&body).to_vec()).unwrap_or_default() }
    }
}
