//! What time it is, here.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::prelude::*;

/// Milliseconds since 1970.
#[must_use]
pub fn now() -> f64 {
    Date::now()
}

/// How many minutes the clock on the wall is ahead of UTC at a moment, in milliseconds since 1970.
#[must_use]
pub fn offset_minutes(milliseconds: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "whole minutes, less than a day")]
    let behind = Date::new(&milliseconds.into()).get_timezone_offset() as i32;
    -behind
}

/// The name of the time zone, such as `Europe/Berlin`; empty where the browser does not tell.
#[must_use]
pub fn zone() -> String {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    let zone = Reflect::get(&format.resolved_options(), &JsValue::from("timeZone"));
    zone.ok().and_then(|it| it.as_string()).unwrap_or_default()
}
