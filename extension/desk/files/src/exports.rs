//! What the thread's script calls.

use js_sys::{Array, Uint8Array};
use personio_hr::payslips::{
    Problem,
    files::{self, ArchiveProblem},
};
use wasm_bindgen::prelude::*;

/// What the pages of a PDF say, as JSON of [`Content`](personio_hr::payslips::Content).
#[wasm_bindgen]
#[must_use]
pub fn read(bytes: &[u8]) -> String {
    serde_json::to_string(&files::read(bytes)).unwrap_or_default()
}

/// Why a file cannot be sent, as JSON of [`Problem`]; nothing if it can.
#[wasm_bindgen]
#[must_use]
pub fn problem(name: &str, bytes: &[u8]) -> Option<String> {
    Problem::of(name, bytes).and_then(|problem| serde_json::to_string(&problem).ok())
}

/// The PDFs of an archive: name, bytes, name, bytes, and so on.
///
/// # Errors
/// `broken`, `encrypted` or `tooLarge`.
#[wasm_bindgen]
pub fn unpack(bytes: &[u8]) -> Result<Array, JsValue> {
    let files = files::unpack(bytes).map_err(|problem| {
        JsValue::from(match problem {
            ArchiveProblem::Broken => "broken",
            ArchiveProblem::Encrypted => "encrypted",
            ArchiveProblem::TooLarge => "tooLarge",
        })
    })?;
    let all = Array::new();
    for (name, bytes) in files {
        all.push(&name.into());
        all.push(&Uint8Array::from(bytes.as_slice()).into());
    }
    Ok(all)
}

/// Groups of pages of a PDF, each as a PDF: first and last page of each, counted from 1.
///
/// # Errors
/// When the PDF cannot be opened.
#[wasm_bindgen]
pub fn cut(bytes: &[u8], groups: &[u32]) -> Result<Array, JsValue> {
    let place = |page: u32| usize::try_from(page).unwrap_or(usize::MAX);
    let groups: Vec<(usize, usize)> =
        groups.chunks_exact(2).filter_map(|group| Some((place(*group.first()?), place(*group.get(1)?)))).collect();
    let parts = files::cut(bytes, &groups).map_err(|_| JsValue::from("broken"))?;
    Ok(parts.iter().map(|part| JsValue::from(Uint8Array::from(part.as_slice()))).collect())
}
