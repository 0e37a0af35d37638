//! What is suggested in the address bar behind the extension's word.

use wasm_bindgen::prelude::*;

use crate::{Failure, failure::object};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["browser", "omnibox"], js_name = setDefaultSuggestion, catch)]
    fn set_default_suggestion(details: &JsValue) -> Result<JsValue, JsValue>;
}

/// Says what Enter would do. Chromium reads the text as XML, so what belongs to markup is written as such.
///
/// # Errors
/// When the browser does not take the text.
pub fn say(text: &str) -> Result<(), Failure> {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    set_default_suggestion(&object(&[("description", text.into())]))?;
    Ok(())
}
