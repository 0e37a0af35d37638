//! Waiting.

use js_sys::{Function, Promise};
use leptos::{wasm_bindgen::JsValue, web_sys};
use wasm_bindgen_futures::JsFuture;

/// A timeout that is cleared with the task that waits for it: what is removed leaves none behind.
struct Timeout(i32);

impl Drop for Timeout {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.0);
        }
    }
}

/// Waits so many milliseconds; zero lets the page do what it has to do.
pub async fn pause(milliseconds: i32) {
    let mut timeout = None;
    let end = Promise::new(&mut |resolve: Function, _| {
        timeout = web_sys::window()
            .and_then(|window| {
                window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).ok()
            })
            .map(Timeout);
        if timeout.is_none() {
            _ = resolve.call0(&JsValue::NULL);
        }
    });
    _ = JsFuture::from(end).await;
    drop(timeout);
}
