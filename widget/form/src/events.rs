//! The DOM events that tell the page how an application fares. They bubble, leave the shadow root and hold nothing
//! personal.

use personio_ui::browser;
use web_sys::HtmlElement;

/// What a page can listen to.
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
        match *self {
            Self::Upload { status, category } => {
                browser::dispatch(host, self.name(), &[("status", status.into()), ("category", category.into())]);
            }
            Self::Submitted { status } => browser::dispatch(host, self.name(), &[("status", status.into())]),
            Self::ApplyError { kind } => browser::dispatch(host, self.name(), &[("kind", kind.into())]),
        }
    }
}
