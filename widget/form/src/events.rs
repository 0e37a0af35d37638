//! The DOM events that tell the page how an application fares. They bubble, leave the shadow root and hold nothing
//! personal.

use serde::Serialize;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// What a page can listen to.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Event {
    /// `personio:upload`: a document started, arrived, failed or was removed.
    Upload {
        /// `started`, `done`, `failed`, `removed`.
        status: &'static str,
        /// What the document is, such as `cv`.
        category: &'static str,
    },
    /// `personio:submitted`: the application is through.
    Submitted {
        /// `delivered`, `received`, `duplicate`.
        status: &'static str,
    },
    /// `personio:apply-error`: the application did not arrive.
    ApplyError {
        /// `invalid`, `job_closed`, `feature`, `origin`, `limit`, `server`, `connection`.
        kind: &'static str,
    },
}

impl Event {
    fn name(&self) -> &'static str {
        match self {
            Self::Upload { .. } => "personio:upload",
            Self::Submitted { .. } => "personio:submitted",
            Self::ApplyError { .. } => "personio:apply-error",
        }
    }

    /// Tells the page.
    pub fn dispatch(&self, host: &HtmlElement) {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        if let Ok(detail) = serde_wasm_bindgen::to_value(self) {
            init.set_detail(&detail);
        }
        if let Ok(event) = CustomEvent::new_with_event_init_dict(self.name(), &init) {
            _ = host.dispatch_event(&event);
        }
    }
}
