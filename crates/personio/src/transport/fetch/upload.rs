//! Files. `XMLHttpRequest` alone tells how much of one is sent; service workers and Node have none.

use std::{fmt, rc::Rc};

use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, FormData, ProgressEvent, XmlHttpRequest, XmlHttpRequestResponseType};

use super::{call::Called, no_answer, not_sent};
use crate::{
    error::Error,
    request::{FilePart, Method},
    transport::{Answer, Headers, Pending},
};

/// The content of a file: a `File` or another `Blob`. It stays with the browser and is never copied into wasm.
///
/// What sends it comes with it: a module that has no files carries nothing of that.
#[derive(Clone)]
pub struct Upload {
    blob: Blob,
    form: fn(&Self, &FilePart) -> Result<FormData, Error>,
    progress: Option<Watched>,
}

/// Somebody wants to know how far it is.
#[derive(Clone)]
struct Watched {
    tell: Rc<dyn Fn(Progress)>,
    send: fn(Method, String, Vec<(&'static str, String)>, FilePart, Upload) -> Pending<'static, Result<Answer, Error>>,
}

/// How much of a request is sent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Bytes that are sent.
    pub sent: f64,
    /// Bytes in all, a little more than the file has.
    pub total: f64,
}

impl Upload {
    /// A file to be sent.
    #[must_use]
    pub fn new(blob: Blob) -> Self {
        Self { blob, form, progress: None }
    }

    /// Tells how far it is, where the browser knows: in pages and their workers.
    #[must_use]
    pub fn on_progress(self, tell: impl Fn(Progress) + 'static) -> Self {
        Self { progress: Some(Watched { tell: Rc::new(tell), send }), ..self }
    }

    /// A form with the file, whose media type is that of the part and not what the browser thinks.
    pub(super) fn form(&self, part: &FilePart) -> Result<FormData, Error> {
        (self.form)(self, part)
    }

    /// What sends it and tells how far it is, where somebody wants to know and the browser can.
    pub(super) fn watched(
        &self,
    ) -> Option<
        fn(Method, String, Vec<(&'static str, String)>, FilePart, Self) -> Pending<'static, Result<Answer, Error>>,
    > {
        let watched = self.progress.as_ref()?;
        let can = Reflect::has(&js_sys::global(), &JsValue::from_str("XMLHttpRequest")).unwrap_or(false);
        can.then_some(watched.send)
    }
}

fn form(upload: &Upload, part: &FilePart) -> Result<FormData, Error> {
    let form = FormData::new().map_err(not_sent)?;
    for (name, value) in &part.fields {
        form.append_with_str(name, value).map_err(not_sent)?;
    }
    let size = upload.blob.size();
    let typed = upload.blob.slice_with_f64_and_f64_and_content_type(0.0, size, &part.mimetype).map_err(not_sent)?;
    form.append_with_blob_and_filename(part.name, &typed, &part.file_name).map_err(not_sent)?;
    Ok(form)
}

impl fmt::Debug for Upload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Upload").field("size", &self.blob.size()).finish_non_exhaustive()
    }
}

/// Aborts when it is dropped, and forgets who listened.
struct Sending {
    xhr: XmlHttpRequest,
    end: Called,
    _progress: Closure<dyn Fn(ProgressEvent)>,
}

impl Drop for Sending {
    fn drop(&mut self) {
        self.xhr.set_onloadend(None);
        if let Ok(upload) = self.xhr.upload() {
            upload.set_onprogress(None);
        }
        _ = self.xhr.abort();
    }
}

/// Sends a file and tells how far it is.
fn send(
    method: Method,
    url: String,
    headers: Vec<(&'static str, String)>,
    part: FilePart,
    upload: Upload,
) -> Pending<'static, Result<Answer, Error>> {
    Box::pin(send_watched(method, url, headers, part, upload))
}

async fn send_watched(
    method: Method,
    url: String,
    headers: Vec<(&'static str, String)>,
    part: FilePart,
    upload: Upload,
) -> Result<Answer, Error> {
    let form = upload.form(&part)?;
    let xhr = XmlHttpRequest::new().map_err(not_sent)?;
    xhr.open(method.as_str(), &url).map_err(not_sent)?;
    xhr.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    for (name, value) in &headers {
        xhr.set_request_header(name, value).map_err(not_sent)?;
    }
    let tell = upload.progress.map(|watched| watched.tell);
    let progress = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        if let (Some(tell), true) = (&tell, event.length_computable()) {
            tell(Progress { sent: event.loaded(), total: event.total() });
        }
    });
    xhr.upload().map_err(not_sent)?.set_onprogress(Some(progress.as_ref().unchecked_ref()));
    let mut sending = Sending { xhr, end: Called::new(), _progress: progress };
    sending.xhr.set_onloadend(Some(sending.end.function()));
    sending.xhr.send_with_opt_form_data(Some(&form)).map_err(not_sent)?;
    // It comes in any case; how the request ended is in its status.
    (&mut sending.end).await;
    let status = sending.xhr.status().unwrap_or_default();
    if status == 0 {
        return Err(no_answer(JsValue::UNDEFINED));
    }
    let values = Headers::READ.map(|name| (name, sending.xhr.get_response_header(name).ok().flatten()));
    let headers = Headers::of(values.iter().filter_map(|(name, value)| Some((*name, value.as_deref()?))));
    let body = sending.xhr.response().ok().and_then(|body| body.dyn_into::<ArrayBuffer>().ok());
    let body = body.map(|body| Uint8Array::new(&body).to_vec()).unwrap_or_default();
    Ok(Answer { status, headers, body })
}
