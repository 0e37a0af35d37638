//! The extension's button in the browser.

use wasm_bindgen::prelude::*;

use crate::failure::object;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["browser", "action"], js_name = setBadgeText, catch)]
    fn set_badge_text(details: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "action"], js_name = setBadgeBackgroundColor, catch)]
    fn set_badge_background(details: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "action"], js_name = setBadgeTextColor, catch)]
    fn set_badge_text_color(details: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "action"], js_name = setTitle, catch)]
    fn set_title(details: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "action"], js_name = setIcon, catch)]
    fn set_icon(details: &JsValue) -> Result<JsValue, JsValue>;
}

/// How the button looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look<'a> {
    /// Four characters have room.
    pub badge: &'a str,
    /// The badge's colour, as in CSS.
    pub colour: &'a str,
    /// What is said when somebody points at it; screen readers say it too.
    pub title: &'a str,
}

/// Shows a look. A browser that does not know one of its parts shows the others.
pub fn show(look: &Look<'_>) {
    _ = set_badge_text(&object(&[("text", look.badge.into())]));
    _ = set_badge_background(&object(&[("color", look.colour.into())]));
    _ = set_badge_text_color(&object(&[("color", "#ffffff".into())]));
    _ = set_title(&object(&[("title", look.title.into())]));
}

/// Shows an icon by its name: `icons/NAME-16.png`. The browser takes long for it: it reads and draws each size.
pub fn show_icon(name: &str) {
    let path = |size: &str| JsValue::from(["icons/", name, "-", size, ".png"].concat());
    let paths = object(&[("16", path("16")), ("32", path("32"))]);
    _ = set_icon(&object(&[("path", paths.into())]));
}
