//! Entries in the menu of the right mouse button.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::{
    Failure,
    failure::{need, object},
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["browser", "contextMenus"], js_name = create, catch)]
    fn create(details: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "contextMenus"], js_name = removeAll, catch)]
    async fn remove_all() -> Result<JsValue, JsValue>;
}

/// Where an entry shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the extension's button.
    Button,
    /// On a text that is selected; `%s` in the title is the text.
    Selection,
}

/// Replaces all entries: id, title, place.
///
/// # Errors
/// Without the permission `contextMenus`.
pub async fn set(entries: &[(&str, String, Place)]) -> Result<(), Failure> {
    need("contextMenus")?;
    remove_all().await?;
    for (id, title, place) in entries {
        let context = match place {
            Place::Button => "action",
            Place::Selection => "selection",
        };
        let contexts = Array::of1(&context.into());
        create(&object(&[("id", (*id).into()), ("title", title.into()), ("contexts", contexts.into())]))?;
    }
    Ok(())
}
