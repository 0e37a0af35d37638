//! Texts outside of pages: the browser's own catalogue, `_locales`.

use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["browser", "i18n"], js_name = getMessage)]
    fn get_message(key: &str, values: &JsValue) -> String;
    #[wasm_bindgen(js_namespace = ["browser", "i18n"], js_name = getUILanguage)]
    fn get_ui_language() -> String;
}

/// A text with its places filled.
#[must_use]
pub fn text(key: &str, values: &[&str]) -> String {
    get_message(key, &values.iter().map(|value| JsValue::from(*value)).collect::<Array>())
}

/// The language of the browser: `de`, `en-GB`.
#[must_use]
pub fn language() -> String {
    get_ui_language()
}
