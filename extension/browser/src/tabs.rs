//! Tabs, which need no permission as long as nobody asks what is in them.

use wasm_bindgen::prelude::*;

use crate::{Failure, failure::object};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["browser", "tabs"], js_name = create, catch)]
    async fn create(details: &JsValue) -> Result<JsValue, JsValue>;
}

/// Opens a page in a new tab.
///
/// # Errors
/// When the browser does not.
pub async fn open(address: &str) -> Result<(), Failure> {
    create(&object(&[("url", address.into())])).await?;
    Ok(())
}
