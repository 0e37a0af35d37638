//! The DOM events that tell the page what happens. They bubble and leave the shadow root.

use personio_ui::browser;
use web_sys::HtmlElement;

/// What a page can listen to.
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
        let count = |number: &usize| u32::try_from(*number).unwrap_or(u32::MAX).into();
        match self {
            Self::Ready { jobs } => browser::dispatch(host, self.name(), &[("jobs", count(jobs))]),
            Self::Search { text, results } => {
                browser::dispatch(host, self.name(), &[("text", text.into()), ("results", count(results))]);
            }
            Self::JobOpen { id, title } => {
                browser::dispatch(host, self.name(), &[("id", id.into()), ("title", title.into())]);
            }
            Self::JobClose {} => browser::dispatch(host, self.name(), &[]),
            Self::ApplyStart { id } => browser::dispatch(host, self.name(), &[("id", id.into())]),
            Self::Error { kind } => browser::dispatch(host, self.name(), &[("kind", (*kind).into())]),
        }
    }
}
