//! What a script does better than a module: `static/desk-tools.js`.

use js_sys::Array;
use personio_hr::payslips::Paper;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, DataTransfer, File};

#[wasm_bindgen]
extern "C" {
    /// The script's object, handed over when the page opens.
    #[derive(Clone)]
    pub type Tools;

    #[wasm_bindgen(method, structural, catch)]
    fn dropped(this: &Tools, transfer: &DataTransfer) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    async fn settled(this: &Tools, promise: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    async fn open(this: &Tools, file: &File) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    async fn cut(this: &Tools, file: &Blob, groups: &JsValue, papers: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    async fn hold(this: &Tools, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, structural)]
    fn release(this: &Tools);
    #[wasm_bindgen(method, structural)]
    fn save(this: &Tools, name: &str, text: &str);
}

/// A paper with its content, which stays with the browser.
pub type Held = (Paper, Blob);

/// Why a file cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unopened {
    /// It is damaged.
    Broken,
    /// It opens with a password only.
    Encrypted,
    /// There is too much in it.
    TooLarge,
}

impl Tools {
    /// The files of what was dropped, folders with what is in them. It is asked for at once: the browser forgets what was
    /// dropped when the event is over.
    pub fn files(&self, transfer: &DataTransfer) -> impl Future<Output = Vec<File>> + use<> {
        let (tools, asked) = (self.clone(), self.dropped(transfer));
        async move {
            let Ok(asked) = asked else { return Vec::new() };
            let files = tools.settled(&asked).await.ok().and_then(|files| files.dyn_into::<Array>().ok());
            files.map(|files| files.iter().filter_map(|file| file.dyn_into().ok()).collect()).unwrap_or_default()
        }
    }

    /// Looks into a file; an archive becomes several.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub async fn look(&self, file: &File) -> Result<Vec<Held>, Unopened> {
        self.open(file).await.map(|answer| held(&answer)).map_err(|error| unopened(&error))
    }

    /// Cuts groups of pages out of a PDF; `papers` are what they are called and say.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub async fn cut_out(
        &self,
        file: &Blob,
        groups: &[(usize, usize)],
        papers: &[Paper],
    ) -> Result<Vec<Held>, Unopened> {
        let pages = groups.iter().flat_map(|(first, last)| [*first, *last]);
        #[expect(clippy::cast_precision_loss, reason = "numbers of pages")]
        let pages: Array = pages.map(|page| JsValue::from(page as f64)).collect();
        let papers = serde_json::to_string(papers).unwrap_or_default();
        self.cut(file, &pages, &papers).await.map(|answer| held(&answer)).map_err(|error| unopened(&error))
    }

    /// Whether this is the only page that sends; it stays so until [`let_go`](Self::let_go), or its end.
    pub async fn is_alone(&self, name: &str) -> bool {
        self.hold(name).await.is_ok_and(|is_held| is_held.is_truthy())
    }

    /// Lets others send.
    pub fn let_go(&self) {
        self.release();
    }

    /// Gives a text to the person as a file.
    pub fn give(&self, name: &str, text: &str) {
        self.save(name, text);
    }
}

/// Papers as JSON, and their contents, one after the other.
fn held(answer: &JsValue) -> Vec<Held> {
    let Some(list) = answer.dyn_ref::<Array>() else { return Vec::new() };
    let pairs = list.iter().step_by(2).zip(list.iter().skip(1).step_by(2));
    pairs
        .filter_map(|(paper, blob)| {
            let paper = paper.as_string()?;
            Some((serde_json::from_str(&paper).ok()?, blob.dyn_into().ok()?))
        })
        .collect()
}

fn unopened(error: &JsValue) -> Unopened {
    match error.as_string().as_deref() {
        Some("encrypted") => Unopened::Encrypted,
        Some("tooLarge") => Unopened::TooLarge,
        _ => Unopened::Broken,
    }
}
