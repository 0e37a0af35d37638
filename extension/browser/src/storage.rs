//! What the extension remembers. Every value is a text.

use js_sys::{Array, Function, JSON, Object, Reflect};
use wasm_bindgen::{closure::Closure, prelude::*};

use crate::Failure;

/// Where something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// On this device, until it is removed.
    Local,
    /// In memory, until the browser ends.
    Session,
    /// What the company's administrators set; nobody else can write it.
    Managed,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["browser", "storage", "local"], js_name = get, catch)]
    async fn local_get(keys: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "storage", "local"], js_name = set, catch)]
    async fn local_set(values: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "storage", "local"], js_name = remove, catch)]
    async fn local_remove(keys: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "storage", "session"], js_name = get, catch)]
    async fn session_get(keys: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "storage", "session"], js_name = set, catch)]
    async fn session_set(values: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "storage", "session"], js_name = remove, catch)]
    async fn session_remove(keys: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "storage", "managed"], js_name = get, catch)]
    async fn managed_get(keys: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "storage", "onChanged"], js_name = addListener)]
    fn add_listener(listener: &Function);
    #[wasm_bindgen(js_namespace = ["browser", "storage", "onChanged"], js_name = removeListener)]
    fn remove_listener(listener: &Function);
}

/// The values of some keys, in their order.
///
/// # Errors
/// When the browser cannot read.
pub async fn get(area: Area, keys: &[&str]) -> Result<Vec<Option<String>>, Failure> {
    let asked: JsValue = keys.iter().map(|key| JsValue::from(*key)).collect::<Array>().into();
    let found = match area {
        Area::Local => local_get(&asked).await?,
        Area::Session => session_get(&asked).await?,
        Area::Managed => managed_get(&asked).await?,
    };
    Ok(texts(&found, keys))
}

/// Everything that lies in [`Area::Local`]: one request, where keys that depend on others would take two.
///
/// # Errors
/// As [`get`].
pub async fn everything() -> Result<JsValue, Failure> {
    Ok(local_get(&JsValue::NULL).await?)
}

/// The values of some keys, in their order, of [`everything`], whoever asked for it.
#[must_use]
pub fn texts(found: &JsValue, keys: &[&str]) -> Vec<Option<String>> {
    keys.iter().map(|key| text(&Reflect::get(found, &(*key).into()).ok()?)).collect()
}

/// Keeps values; all of them or none.
///
/// # Errors
/// When the browser cannot write: the disk or the quota is full, or the area is [`Area::Managed`].
pub async fn set(area: Area, values: &[(String, String)]) -> Result<(), Failure> {
    let object = Object::new();
    for (key, value) in values {
        _ = Reflect::set(&object, &key.into(), &value.into());
    }
    match area {
        Area::Local => local_set(&object).await?,
        Area::Session => session_set(&object).await?,
        Area::Managed => return Err(Failure::new("only administrators write there")),
    }
    Ok(())
}

/// Forgets values.
///
/// # Errors
/// As [`set`].
pub async fn remove(area: Area, keys: &[&str]) -> Result<(), Failure> {
    let keys: JsValue = keys.iter().map(|key| JsValue::from(*key)).collect::<Array>().into();
    match area {
        Area::Local => local_remove(&keys).await?,
        Area::Session => session_remove(&keys).await?,
        Area::Managed => return Err(Failure::new("only administrators write there")),
    }
    Ok(())
}

/// Hears of changes until it is dropped.
#[must_use]
pub struct Watch {
    listener: Closure<dyn FnMut(JsValue, String)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        remove_listener(self.listener.as_ref().unchecked_ref());
    }
}

/// Tells of the keys that changed on this device, in [`Area::Local`] or [`Area::Session`].
pub fn watch(mut changed: impl FnMut(Vec<String>) + 'static) -> Watch {
    let listener = Closure::new(move |changes: JsValue, area: String| {
        if area == "local" || area == "session" {
            let keys = Object::keys::<Object>(&changes.unchecked_into());
            changed(keys.iter().filter_map(|key| key.as_string()).collect());
        }
    });
    add_listener(AsRef::<JsValue>::as_ref(&listener).unchecked_ref());
    Watch { listener }
}

/// A text as it is; what administrators wrote as an object becomes its JSON.
fn text(value: &JsValue) -> Option<String> {
    if value.is_undefined() || value.is_null() {
        return None;
    }
    value.as_string().or_else(|| JSON::stringify(value).ok()?.as_string())
}
