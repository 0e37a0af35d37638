//! Calls to Personio, or to whoever speaks its API.

use std::time::Duration;

use js_sys::{Function, Uint8Array};
use personio::{
    client,
    error::Error,
    observer::Attempt,
    operation::{self, Answered, Operation, Said},
    transport::{Fetch, FileContent, Progress, Upload, unless_aborted},
};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, Blob};

use crate::{
    call::{self, Asked, OperationView},
    names,
    options::Options,
    problem::Problem,
    token::Tokens,
    webhook::{self, Delivery},
};

/// All calls, for the scripts to make functions of.
#[wasm_bindgen]
#[must_use]
pub fn operations() -> JsValue {
    let views: Vec<_> = operation::all().map(OperationView::from).collect();
    js(&views)
}

/// Whether a delivery of a webhook is Personio's; gives its event with the names of JavaScript.
///
/// # Errors
/// Where nothing proves it.
#[wasm_bindgen(js_name = verifyWebhook)]
pub fn verify_webhook(
    kind: &str,
    secrets: Vec<String>,
    headers: Vec<String>,
    body: &[u8],
) -> Result<Uint8Array, JsValue> {
    let proof = webhook::proof(kind, &secrets).ok_or_else(|| slip("verifyWebhook: say one proof".to_owned()))?;
    let delivery = Delivery { headers: &headers, body };
    if !delivery.shows(&proof) {
        return Err(js(&Problem::not_proven()));
    }
    Ok(Uint8Array::from(names::to_javascript(body).as_slice()))
}

/// A client of one company.
#[wasm_bindgen]
pub struct Client(client::Client<Fetch>);

#[wasm_bindgen]
impl Client {
    /// With credentials, with somebody who has tokens, or for a relay without sign-in.
    ///
    /// # Errors
    /// When the options are not what they should be.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str, token: Option<Function>, on_attempt: Option<Function>) -> Result<Client, JsValue> {
        let options =
            Options::read(options).map_err(|problem| slip(["the options cannot be read: ", &problem].concat()))?;
        let base_url = options.base_url.clone().unwrap_or_else(|| client::PERSONIO.to_owned());
        let policy = options.policy;
        let mut client = client::Client::new(&base_url, options.credentials(token.map(Tokens::new)), Fetch);
        if let Some(policy) = policy {
            client = client.with_retry(policy);
        }
        if let Some(tell) = on_attempt {
            client = client.with_observer(move |attempt: &Attempt<'_>| told(&tell, attempt));
        }
        Ok(Self(client))
    }

    /// Calls an operation. Of one with a file, the parameters are the texts beside it.
    ///
    /// # Errors
    /// What became of it.
    #[expect(clippy::too_many_arguments, reason = "a wasm function has no other way to take what may be missing")]
    pub async fn call(
        &self,
        name: String,
        ids: Vec<String>,
        parameters: Vec<String>,
        at: Option<String>,
        body: Option<String>,
        file: Option<Blob>,
        file_name: Option<String>,
        on_progress: Option<Function>,
        timeout: Option<f64>,
        signal: Option<AbortSignal>,
    ) -> Result<Option<Uint8Array>, JsValue> {
        let operation = call::operation(&name).map_err(slip)?;
        let call = match &file {
            Some(file) => call::upload(operation, &parameters, &file_name.unwrap_or_default(), size(file)),
            None => call::call(
                operation,
                &ids,
                &Asked { parameters: &parameters, at: at.as_deref(), body: body.as_deref() },
            ),
        };
        let call = call.map_err(slip)?;
        let client = self.within(timeout);
        let content = file.map(|file| upload(file, on_progress));
        let send = client.perform(&call, content);
        answered(guarded(operation, signal, send).await?)
    }

    /// Where the next page of a list starts, if there is one.
    #[must_use]
    pub fn next(
        &self,
        name: &str,
        parameters: Vec<String>,
        at: Option<String>,
        received: usize,
        said: &str,
    ) -> Option<String> {
        let operation::AnswerKind::Pages(paging) = operation::find(name)?.answer else { return None };
        let said: Value = serde_json::from_slice(said.as_bytes()).unwrap_or_default();
        let said: Said = serde_json::from_value(said).unwrap_or_default();
        let at = at.or_else(|| call::place(paging, &parameters));
        paging.next(at.as_deref(), call::limit(&parameters), received, &said)
    }

    /// Gives the tokens back.
    ///
    /// # Errors
    /// What became of it; the tokens are forgotten all the same.
    pub async fn revoke(&self) -> Result<(), JsValue> {
        self.0.revoke().await.map_err(|error| js(&Problem::from(&error)))
    }

    fn within(&self, milliseconds: Option<f64>) -> client::Client<Fetch> {
        match milliseconds.and_then(|it| Duration::try_from_secs_f64(it / 1000.0).ok()) {
            Some(time) => self.0.within(time),
            None => self.0.clone(),
        }
    }
}

/// Lets a call go on until somebody aborts it.
async fn guarded(
    operation: &Operation,
    signal: Option<AbortSignal>,
    call: impl Future<Output = Result<Answered, Error>>,
) -> Result<Answered, JsValue> {
    let outcome = match signal {
        Some(signal) => unless_aborted(&signal, call).await,
        None => Some(call.await),
    };
    match outcome {
        Some(outcome) => outcome.map_err(|error| js(&Problem::from(&error))),
        None => Err(js(&Problem::aborted(operation.method.as_str() != "GET"))),
    }
}

/// The file for each attempt; it stays with the browser.
fn upload<'a>(file: Blob, on_progress: Option<Function>) -> FileContent<'a, Upload> {
    let upload = match on_progress {
        // What the page does with it is the page's.
        Some(tell) => Upload::new(file).on_progress(move |Progress { sent, total }| {
            _ = tell.call2(&JsValue::NULL, &sent.into(), &total.into());
        }),
        None => Upload::new(file),
    };
    FileContent::anew(move || Ok(upload.clone()))
}

fn answered(answer: Answered) -> Result<Option<Uint8Array>, JsValue> {
    Ok(match answer {
        Answered::Nothing => None,
        Answered::Bytes(bytes) => Some(Uint8Array::from(bytes.as_slice())),
        Answered::Json(json) => Some(Uint8Array::from(names::to_javascript(&json).as_slice())),
    })
}

fn told(tell: &Function, attempt: &Attempt<'_>) {
    #[derive(Serialize)]
    struct AttemptView<'a> {
        method: &'static str,
        path: &'a str,
        attempt: u32,
        status: Option<u16>,
        error: Option<&'static str>,
        duration: f64,
    }
    let view = AttemptView {
        method: attempt.method.as_str(),
        path: attempt.path,
        attempt: attempt.number,
        status: attempt.status,
        error: attempt.error.map(personio::error::ErrorKind::as_str),
        duration: attempt.duration.as_secs_f64() * 1000.0,
    };
    // Who watches does not stop a call.
    _ = tell.call1(&JsValue::NULL, &js(&view));
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are whole and not negative")]
fn size(file: &Blob) -> u64 {
    file.size() as u64
}

fn slip(message: String) -> JsValue {
    js(&Problem::input(message))
}

/// Plain objects: none of these can fail to become one.
fn js(value: &impl Serialize) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or_default()
}
