//! The form's styles in the board's shadow root.

use js_sys::{Array, Reflect};
use personio_ui::application::FORM_STYLES;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Node};

/// Marks the sheet, so that a second form in the same root brings none.
const MARK: &str = "personioForm";

/// Adds the form's styles to the root that an element is in.
pub fn adopt(place: &Node) -> Result<(), JsValue> {
    let root = place.get_root_node();
    let name = JsValue::from("adoptedStyleSheets");
    let adopted: Array = Reflect::get(&root, &name)?.dyn_into().unwrap_or_default();
    if adopted.iter().any(|sheet| Reflect::has(&sheet, &MARK.into()).unwrap_or_default()) {
        return Ok(());
    }
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(FORM_STYLES)?;
    Reflect::set(&sheet, &MARK.into(), &JsValue::TRUE)?;
    // A frozen array in older browsers: it is set anew rather than added to.
    Reflect::set(&root, &name, &adopted.concat(&Array::of1(&sheet)))?;
    Ok(())
}
