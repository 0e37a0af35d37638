//! What a page fetches itself: whatever nobody keeps, such as a document on its way to the downloads.

use js_sys::{ArrayBuffer, JsString, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::{Failure, failure::object};

#[wasm_bindgen]
extern "C" {
    type Response;
    #[wasm_bindgen(js_name = fetch, catch)]
    async fn fetch(address: &str, options: &JsValue) -> Result<Response, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Response) -> u16;
    #[wasm_bindgen(method, js_name = arrayBuffer, catch)]
    async fn array_buffer(this: &Response) -> Result<ArrayBuffer, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn text(this: &Response) -> Result<JsString, JsValue>;
    #[wasm_bindgen(js_namespace = AbortSignal, js_name = timeout)]
    fn timeout(milliseconds: u32) -> JsValue;
}

/// An answer whose content has not come yet.
pub struct Answer(Response);

/// Asks for something with a session's token, and gives it up after so many milliseconds, content included.
///
/// # Errors
/// When there is no connection, or no answer in time.
pub async fn get(address: &str, token: &str, patience: u32) -> Result<Answer, Failure> {
    let headers = object(&[("authorization", ["Bearer ", token].concat().into())]);
    let options = object(&[
        ("headers", headers.into()),
        ("cache", "no-store".into()),
        ("credentials", "omit".into()),
        ("signal", timeout(patience)),
    ]);
    Ok(Answer(fetch(address, &options).await?))
}

impl Answer {
    /// Its code, such as 200.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.0.status()
    }

    /// Its content as a text.
    ///
    /// # Errors
    /// When the rest of it does not come.
    pub async fn text(self) -> Result<String, Failure> {
        Ok(self.0.text().await?.into())
    }

    /// Its content as it is. It stays with the browser, however large it is.
    ///
    /// # Errors
    /// When the rest of it does not come.
    pub async fn content(self) -> Result<Content, Failure> {
        Ok(Content(Uint8Array::new(&self.0.array_buffer().await?.into())))
    }
}

/// Bytes that the browser holds.
pub struct Content(pub(crate) Uint8Array);

impl Content {
    /// The first of them.
    #[must_use]
    pub fn begin(&self) -> Vec<u8> {
        self.0.subarray(0, 8).to_vec()
    }
}
