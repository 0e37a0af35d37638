//! What every product does in a browser in the same way: tasks, waiting, styles, events of an element, plain objects.

mod pause;

pub use pause::pause;

use std::future::Future;
use std::pin::Pin;

use js_sys::{Array, Object, Reflect};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{CssStyleSheet, CustomEvent, CustomEventInit, HtmlElement, Node};

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

/// Adds styles to a document or shadow root, after those that are there; once under the same name.
///
/// A constructed style sheet needs no `style-src` in the page's policy, and reaches nothing outside the root.
///
/// # Errors
/// When the browser cannot make the sheet.
pub fn adopt_styles(root: &Node, name: &str, styles: &str) -> Result<(), JsValue> {
    let key = JsValue::from("adoptedStyleSheets");
    let mark = JsValue::from(["personio-", name].concat());
    let adopted: Array = Reflect::get(root, &key)?.dyn_into().unwrap_or_default();
    if adopted.iter().any(|sheet| Reflect::has(&sheet, &mark).unwrap_or_default()) {
        return Ok(());
    }
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(styles)?;
    _ = Reflect::set(&sheet, &mark, &JsValue::TRUE)?;
    // A frozen array in older browsers: it is set anew rather than added to.
    _ = Reflect::set(root, &key, &adopted.concat(&Array::of1(&sheet)))?;
    Ok(())
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
