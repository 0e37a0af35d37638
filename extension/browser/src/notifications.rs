//! Messages of the system.

use wasm_bindgen::prelude::*;

use crate::{
    Failure,
    failure::{need, object},
    runtime,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["browser", "notifications"], js_name = create, catch)]
    async fn create(id: &str, details: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "notifications"], js_name = clear, catch)]
    async fn clear(id: &str) -> Result<JsValue, JsValue>;
}

/// Shows a message, in place of the one with the same id.
///
/// # Errors
/// Without the permission `notifications`.
pub async fn show(id: &str, title: &str, text: &str) -> Result<(), Failure> {
    need("notifications")?;
    let icon = runtime::address("icons/idle-128.png");
    let details = [("type", "basic"), ("iconUrl", &icon), ("title", title), ("message", text)];
    create(id, &object(&details.map(|(key, value)| (key, value.into())))).await?;
    Ok(())
}

/// Takes a message away.
///
/// # Errors
/// As [`show`].
pub async fn hide(id: &str) -> Result<(), Failure> {
    need("notifications")?;
    clear(id).await?;
    Ok(())
}
