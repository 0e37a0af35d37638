//! Files that people choose, and files that they are given.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::{Failure, failure::object};

#[wasm_bindgen]
extern "C" {
    /// A file that somebody chose.
    type File;
    #[wasm_bindgen(method, getter)]
    fn name(this: &File) -> String;
    #[wasm_bindgen(method, getter)]
    fn size(this: &File) -> f64;
    #[wasm_bindgen(method, js_name = arrayBuffer, catch)]
    async fn array_buffer(this: &File) -> Result<JsValue, JsValue>;

    type Blob;
    #[wasm_bindgen(constructor, catch)]
    fn new(parts: &Array, options: &JsValue) -> Result<Blob, JsValue>;
    #[wasm_bindgen(js_namespace = URL, js_name = createObjectURL)]
    fn create_object_url(blob: &Blob) -> String;
    #[wasm_bindgen(js_namespace = URL, js_name = revokeObjectURL)]
    fn revoke_object_url(address: &str);

    type Anchor;
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    fn create_element(tag: &str) -> Anchor;
    #[wasm_bindgen(method, setter)]
    fn set_href(this: &Anchor, address: &str);
    #[wasm_bindgen(method, setter)]
    fn set_download(this: &Anchor, name: &str);
    #[wasm_bindgen(method)]
    fn click(this: &Anchor);
}

/// A file that somebody chose.
pub struct Chosen(File);

impl Chosen {
    /// The first file of a control that chooses some.
    #[must_use]
    pub fn first_of(control: &JsValue) -> Option<Self> {
        let files = Reflect::get(control, &"files".into()).ok()?;
        let file = Reflect::get_u32(&files, 0).ok()?;
        file.is_object().then(|| Self(file.unchecked_into()))
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// What is in it, unless that is more than so many bytes.
    ///
    /// # Errors
    /// When it is too large, or can no longer be read.
    pub async fn bytes(&self, most: u32) -> Result<Vec<u8>, Failure> {
        if self.0.size() > f64::from(most) {
            return Err(Failure::new("the file is too large"));
        }
        Ok(Uint8Array::new(&self.0.array_buffer().await?).to_vec())
    }
}

/// Gives the person a file.
///
/// # Errors
/// When the browser does not make one.
pub fn give(name: &str, kind: &str, text: &str) -> Result<(), Failure> {
    give_as(name, kind, &text.into())
}

/// Gives the person a file that came from elsewhere. Whatever it is, the browser runs nothing of it.
///
/// # Errors
/// When the browser does not make one.
pub fn give_content(name: &str, content: &[u8]) -> Result<(), Failure> {
    give_as(name, "application/octet-stream", &Uint8Array::from(content))
}

fn give_as(name: &str, kind: &str, content: &JsValue) -> Result<(), Failure> {
    let blob = Blob::new(&Array::of1(content), &object(&[("type", kind.into())]))?;
    let address = create_object_url(&blob);
    let anchor = create_element("a");
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    revoke_object_url(&address);
    Ok(())
}
