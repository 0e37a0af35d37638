//! Names that nobody else has.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = randomUUID)]
    fn random_uuid() -> String;
}

/// A name that nobody else has, and that nobody can guess.
#[must_use]
pub fn name() -> String {
    random_uuid()
}
