//! When a page has nothing better to do.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = requestIdleCallback)]
    fn request_idle_callback(callback: &Function, options: &JsValue);
}

/// Waits until the page has shown what it has, at most so many milliseconds. A page that nobody sees shows nothing: there it
/// is the milliseconds.
pub async fn leisure(milliseconds: u32) {
    let options = Object::new();
    _ = Reflect::set(&options, &"timeout".into(), &milliseconds.into());
    let come = Promise::new(&mut |resolve, _| request_idle_callback(&resolve, &options));
    _ = JsFuture::from(come).await;
}
