//! What every product does in a browser in the same way: tasks, events of an element, plain objects.

use std::future::Future;
use std::pin::Pin;

use js_sys::{Object, Reflect};
use leptos::wasm_bindgen::JsValue;
use leptos::web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// Runs a task until the current owner ends.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    spawn_boxed(Box::pin(task));
}

/// One kind of task for all: the machinery around it exists once.
fn spawn_boxed(task: Pin<Box<dyn Future<Output = ()>>>) {
    leptos::task::spawn_local_scoped_with_cancellation(task);
}

/// Makes tasks and effects run. It may be called more than once.
pub fn start_executor() {
    _ = any_spawner::Executor::init_wasm_bindgen();
}

/// A plain object.
#[must_use]
pub fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}

/// A text of an object; `None` where there is none.
#[must_use]
pub fn text(object: &JsValue, key: &str) -> Option<String> {
    Reflect::get(object, &key.into()).ok()?.as_string()
}

/// Tells the page what happens: the event bubbles and leaves the shadow root.
pub fn dispatch(host: &HtmlElement, name: &str, detail: &[(&str, JsValue)]) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&object(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        _ = host.dispatch_event(&event);
    }
}
