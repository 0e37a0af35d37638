//! Waits with `setTimeout`, which pages, workers and Node have.

use std::time::Duration;

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::call::Called;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(then: &Function, milliseconds: f64) -> JsValue;

    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// The longest that `setTimeout` can wait, in milliseconds.
const LONGEST: f64 = 2_147_483_647.0;

/// A timer that does not outlive who waits for it.
struct Timer(JsValue);

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.0);
    }
}

pub(super) async fn sleep(pause: Duration) {
    let milliseconds = (pause.as_secs_f64() * 1000.0).ceil().min(LONGEST);
    let mut over = Called::new();
    // It is stopped before the function is gone: what was made last goes first.
    let _timer = Timer(set_timeout(over.function(), milliseconds));
    (&mut over).await;
}
