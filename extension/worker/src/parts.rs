//! What a worker that wakes does not need yet: its code is loaded when it is first wanted. The build splits it off by the
//! functions that carry `#[wasm_split]`; it shares memory and everything else with the rest.
//!
//! Waking is often: each minute while the timer runs, and for each press of a button. Sending is not: without anything
//! that waits, nothing of it is loaded.

use std::{future::Future, pin::Pin};

use wasm_split_helpers::SplitLoaderError;

/// A part is a file of the extension itself. That it does not come says that the extension is being replaced.
#[derive(Clone, Copy, Debug)]
struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// What a part does.
type Doing<T> = Pin<Box<dyn Future<Output = T>>>;

/// Sending and reading.
pub(crate) mod sync {
    use personio_extension_messages::{Problem, Scope, state::State};
    use wasm_split_helpers::wasm_split;

    pub(crate) use crate::sync::{LATER, now, usual};

    use super::{Doing, NotLoaded};
    use crate::desk;

    /// Sends what waits; with a scope, then reads these days. Where there is neither, nothing becomes of it.
    pub(crate) async fn run(scope: Option<Scope>) {
        let is_wanted = scope.is_some() || desk::look().await.is_ok_and(|state| waits(&state));
        if is_wanted && let Ok(doing) = part(scope).await {
            doing.await;
        }
    }

    /// Something is to be sent, or to be tried again, and no person has to come first.
    fn waits(state: &State) -> bool {
        match state.sync.problem {
            Some(Problem::SignedOut | Problem::Locked) => false,
            Some(_) => true,
            None => state.queue.waiting() > 0,
        }
    }

    #[wasm_split(sync, fallible)]
    fn part(scope: Option<Scope>) -> Result<Doing<()>, NotLoaded> {
        Ok(Box::pin(crate::sync::run(scope)))
    }
}

/// Signing in and out.
pub(crate) mod session {
    use personio_extension_messages::{Devices, Problem, direct::Hidden};
    use wasm_split_helpers::wasm_split;

    use super::{Doing, NotLoaded};

    /// Opens a session with the code of an invitation.
    ///
    /// # Errors
    /// As `session::open`.
    pub(crate) async fn open(relay: String, code: String) -> Result<(), Problem> {
        opening(relay, code).await.map_err(|_| Problem::Version)?.await
    }

    /// Ends the session and forgets everything of it.
    ///
    /// # Errors
    /// As `session::close`.
    pub(crate) async fn close(devices: Devices) -> Result<(), Problem> {
        closing(devices).await.map_err(|_| Problem::Version)?.await
    }

    /// Opens a session with the company's own provider.
    ///
    /// # Errors
    /// As `provider::sign_in`.
    pub(crate) async fn open_with_company(relay: String) -> Result<(), Problem> {
        opening_with_company(relay).await.map_err(|_| Problem::Version)?.await
    }

    /// Does something with an account that reaches Personio directly.
    ///
    /// # Errors
    /// As `direct::handle`.
    pub(crate) async fn direct(packed: Hidden) -> Result<(), Problem> {
        doing_directly(packed).await.map_err(|_| Problem::Version)?.await
    }

    #[wasm_split(sync, fallible)]
    fn doing_directly(packed: Hidden) -> Result<Doing<Result<(), Problem>>, NotLoaded> {
        Ok(Box::pin(crate::direct::handle(packed)))
    }

    #[wasm_split(sync, fallible)]
    fn opening(relay: String, code: String) -> Result<Doing<Result<(), Problem>>, NotLoaded> {
        Ok(Box::pin(async move { crate::session::open(&relay, code, None).await }))
    }

    #[wasm_split(sync, fallible)]
    fn closing(devices: Devices) -> Result<Doing<Result<(), Problem>>, NotLoaded> {
        Ok(Box::pin(crate::session::close(devices)))
    }

    #[wasm_split(sync, fallible)]
    fn opening_with_company(relay: String) -> Result<Doing<Result<(), Problem>>, NotLoaded> {
        Ok(Box::pin(async move { crate::provider::sign_in(&relay).await }))
    }
}

/// The address bar's grammar.
pub(crate) mod omnibox {
    use wasm_split_helpers::wasm_split;

    use super::{Doing, NotLoaded};

    /// Says what Enter would do.
    pub(crate) async fn typed(line: String) {
        if let Ok(doing) = typing(line).await {
            doing.await;
        }
    }

    /// Does what the line says.
    pub(crate) async fn entered(line: String) {
        if let Ok(doing) = entering(line).await {
            doing.await;
        }
    }

    #[wasm_split(omnibox, fallible)]
    fn typing(line: String) -> Result<Doing<()>, NotLoaded> {
        Ok(Box::pin(async move { crate::omnibox::typed(&line).await }))
    }

    #[wasm_split(omnibox, fallible)]
    fn entering(line: String) -> Result<Doing<()>, NotLoaded> {
        Ok(Box::pin(async move { crate::omnibox::entered(&line).await }))
    }
}

/// Who comes back to the computer is asked what they did.
pub(crate) mod away {
    use futures_util::lock::Mutex;
    use personio_extension_model::clock::Now;
    use wasm_split_helpers::wasm_split;

    use super::{Doing, NotLoaded};
    use crate::sync;

    thread_local! {
        static TURN: &'static Mutex<()> = Box::leak(Box::new(Mutex::new(())));
    }

    /// Somebody left the computer, or came back. A computer that wakes may say both at once: one after the other, or who
    /// comes back has never been away.
    pub(crate) async fn went(how: String) {
        let now = sync::now();
        let turn = TURN.with(|turn| *turn);
        let _turn = turn.lock().await;
        if let Ok(doing) = going(how, now).await {
            doing.await;
        }
    }

    #[wasm_split(away, fallible)]
    fn going(how: String, now: Now) -> Result<Doing<()>, NotLoaded> {
        Ok(Box::pin(async move { crate::remind::went(&how, &now).await }))
    }
}
