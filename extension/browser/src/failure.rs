//! What the browser did not do.

use std::fmt;

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// The browser refused, or does not have what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    pub(crate) fn new(words: &str) -> Self {
        Self(words.to_owned())
    }
}

impl From<JsValue> for Failure {
    fn from(error: JsValue) -> Self {
        let message = Reflect::get(&error, &"message".into()).ok().and_then(|it| it.as_string());
        Self(message.or_else(|| error.as_string()).unwrap_or_default())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

/// Whether the extension may use a part of the API, by its name in the manifest.
///
/// Ask before calling an `async` function of what may be missing. Its call would throw at once instead of refusing its
/// promise; nobody takes that exception, and the next call of anything else, such as a look into storage, finds it and
/// believes that it failed.
///
/// # Errors
/// When it was not allowed, or this browser does not have it.
pub(crate) fn need(name: &str) -> Result<(), Failure> {
    let browser = Reflect::get(&js_sys::global(), &"browser".into())?;
    if Reflect::get(&browser, &name.into())?.is_undefined() {
        return Err(Failure::new("not allowed"));
    }
    Ok(())
}

/// A plain object.
pub(crate) fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}
