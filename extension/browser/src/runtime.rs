//! The extension itself: its files, and messages between its parts.

use wasm_bindgen::prelude::*;

use crate::Failure;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["browser", "runtime"], js_name = getURL)]
    fn get_url(path: &str) -> String;
    #[wasm_bindgen(js_namespace = ["browser", "runtime"], js_name = sendMessage, catch)]
    async fn send_message(message: &str) -> Result<JsValue, JsValue>;
}

/// The address of one of the extension's files.
#[must_use]
pub fn address(path: &str) -> String {
    get_url(path)
}

/// Sends a text to the worker, which is woken for it, and gives its answer.
///
/// # Errors
/// When nobody answered: the worker died over it, or the extension was updated meanwhile.
pub async fn send(message: &str) -> Result<String, Failure> {
    send_message(message).await?.as_string().ok_or_else(|| Failure::new("the worker did not answer"))
}
