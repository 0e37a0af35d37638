//! What wakes the worker later. It may sleep in between, so intervals of its own would not last.

use wasm_bindgen::prelude::*;

use crate::{Failure, failure::object};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["browser", "alarms"], js_name = create, catch)]
    fn create(name: &str, when: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "alarms"], js_name = clear, catch)]
    fn clear_alarm(name: &str) -> Result<JsValue, JsValue>;
}

/// Wakes the worker every so many minutes; half a minute is the least.
///
/// # Errors
/// When the browser does not take it.
pub fn every(name: &str, minutes: f64) -> Result<(), Failure> {
    create(name, &object(&[("delayInMinutes", minutes.into()), ("periodInMinutes", minutes.into())]))?;
    Ok(())
}

/// Wakes the worker once, at a moment in milliseconds since 1970.
///
/// # Errors
/// As [`every`].
pub fn at(name: &str, milliseconds: f64) -> Result<(), Failure> {
    create(name, &object(&[("when", milliseconds.into())]))?;
    Ok(())
}

/// Takes an alarm back.
///
/// # Errors
/// As [`every`].
pub fn clear(name: &str) -> Result<(), Failure> {
    clear_alarm(name)?;
    Ok(())
}
