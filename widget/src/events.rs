//! The DOM events that tell the page what happens. They bubble and leave the shadow root.

use serde::Serialize;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// What a page can listen to.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Event {
    /// `personio:ready`: the list is shown.
    Ready {
        /// How many jobs there are.
        jobs: usize,
    },
    /// `personio:search`: the list was searched or narrowed.
    Search {
        /// What was searched for.
        text: String,
        /// How many jobs that gives.
        results: usize,
    },
    /// `personio:job-open`.
    JobOpen {
        /// The position.
        id: String,
        /// Its title.
        title: String,
    },
    /// `personio:job-close`.
    JobClose {},
    /// `personio:apply-start`: the form was opened.
    ApplyStart {
        /// The position.
        id: String,
    },
    /// `personio:error`: the board could not be loaded.
    Error {
        /// `unreachable`, `feed_off`, `no_such_company`, `broken`, `not_set_up`.
        kind: &'static str,
    },
}

impl Event {
    fn name(&self) -> &'static str {
        match self {
            Self::Ready { .. } => "personio:ready",
            Self::Search { .. } => "personio:search",
            Self::JobOpen { .. } => "personio:job-open",
            Self::JobClose {} => "personio:job-close",
            Self::ApplyStart { .. } => "personio:apply-start",
            Self::Error { .. } => "personio:error",
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
