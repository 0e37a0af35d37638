//! Giving up: from Rust by dropping, from JavaScript by an `AbortSignal`.

use std::pin::pin;

use futures_util::future::{Either, select};
use web_sys::{AbortController, AbortSignal};

use super::call::Called;

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
struct Listening<'a> {
    signal: &'a AbortSignal,
    called: Called,
}

impl Drop for Listening<'_> {
    fn drop(&mut self) {
        // It fails for names of events that are none.
        _ = self.signal.remove_event_listener_with_callback("abort", self.called.function());
    }
}

/// Lets a call go on until JavaScript aborts it, then gives it up: `None`.
pub async fn unless_aborted<F: Future>(signal: &AbortSignal, call: F) -> Option<F::Output> {
    if signal.aborted() {
        return None;
    }
    let mut listening = Listening { signal, called: Called::new() };
    _ = signal.add_event_listener_with_callback("abort", listening.called.function());
    match select(pin!(call), &mut listening.called).await {
        Either::Left((output, _)) => Some(output),
        Either::Right(_) => None,
    }
}
