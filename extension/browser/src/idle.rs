//! Whether somebody is at the computer.

use wasm_bindgen::prelude::*;

use crate::Failure;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["browser", "idle"], js_name = setDetectionInterval, catch)]
    fn set_detection_interval(seconds: u32) -> Result<JsValue, JsValue>;
}

/// After how many seconds without a sign somebody counts as away; 15 at least.
///
/// # Errors
/// Without the permission `idle`.
pub fn away_after(seconds: u32) -> Result<(), Failure> {
    set_detection_interval(seconds.max(15))?;
    Ok(())
}
