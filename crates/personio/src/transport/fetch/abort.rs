//! Giving up: from Rust by dropping, from JavaScript by an `AbortSignal`.

use std::pin::pin;

use futures_util::future::{Either, select};
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal};

/// Aborts a request whose answer nobody waits for any longer.
pub(super) struct AbortOnDrop(Option<AbortController>);

impl AbortOnDrop {
    pub(super) fn new(controller: AbortController) -> Self {
        Self(Some(controller))
    }

    pub(super) fn signal(&self) -> AbortSignal {
        self.0.as_ref().map(AbortController::signal).unwrap_or_else(AbortSignal::abort)
    }

    /// There is nothing to abort any more.
    pub(super) fn disarm(mut self) {
        self.0 = None;
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// Forgets its listener when it is dropped.
struct Listening<'a>(&'a AbortSignal);

impl Drop for Listening<'_> {
    fn drop(&mut self) {
        self.0.set_onabort(None);
    }
}

/// Lets a call go on until JavaScript aborts it, then gives it up: `None`. It takes the signal's `onabort`.
pub async fn unless_aborted<F: Future>(signal: &AbortSignal, call: F) -> Option<F::Output> {
    if signal.aborted() {
        return None;
    }
    let _listening = Listening(signal);
    let aborted = Promise::new(&mut |resolve, _| signal.set_onabort(Some(&resolve)));
    match select(pin!(call), pin!(JsFuture::from(aborted))).await {
        Either::Left((output, _)) => Some(output),
        Either::Right(_) => None,
    }
}
