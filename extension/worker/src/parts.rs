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
        let scope = match scope {
            Some(scope) => Some(scope),
            None => {
                let Ok(state) = desk::look().await else { return };
                match is_unread(&state) {
                    // What could not be read is looked at again with whatever comes next.
                    true => Some(usual(&now())),
                    // Looking at what others have takes what is loaded for it.
                    false if waits(&state) || state.accounts.list.len() > 1 => None,
                    false => return,
                }
            }
        };
        if let Ok(doing) = part(scope).await {
            doing.await;
        }
    }

    /// Something is to be sent, or to be tried again, and no person has to come first.
    pub(crate) fn waits(state: &State) -> bool {
        match state.sync.problem {
            Some(Problem::SignedOut | Problem::Locked) => false,
            Some(_) => true,
            None => state.queue.waiting() > 0,
        }
    }

    /// A server did not answer, and nothing waits that would be tried again.
    pub(crate) fn is_unread(state: &State) -> bool {
        matches!(state.sync.problem, Some(Problem::Offline | Problem::Server)) && state.queue.waiting() == 0
    }

    #[wasm_split(sync, fallible)]
    fn part(scope: Option<Scope>) -> Result<Doing<()>, NotLoaded> {
        Ok(Box::pin(crate::sync::run(scope)))
    }
}

/// What talks to a server while somebody waits for it: signing in and out, and looking at what nobody keeps.
pub(crate) mod talk {
    use personio_extension_messages::{Problem, Reply, Request};
    use wasm_split_helpers::wasm_split;

    use super::{Doing, NotLoaded};

    /// Does what somebody waits for.
    ///
    /// # Errors
    /// As `talk::answer`.
    pub(crate) async fn answer(request: Request) -> Result<Reply, Problem> {
        answering(request).await.map_err(|_| Problem::Version)?.await
    }

    #[wasm_split(sync, fallible)]
    fn answering(request: Request) -> Result<Doing<Result<Reply, Problem>>, NotLoaded> {
        Ok(Box::pin(crate::talk::answer(request)))
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
