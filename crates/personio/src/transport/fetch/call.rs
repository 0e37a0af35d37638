//! Waiting for JavaScript to call.

use std::{
    cell::RefCell,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use js_sys::Function;
use wasm_bindgen::prelude::*;

/// A function that JavaScript calls when something has happened, and the future that waits for it.
///
/// Not a promise: one that is never kept keeps its listeners for ever, and most timers are stopped before they ring.
pub(super) struct Called {
    state: Rc<RefCell<State>>,
    closure: Closure<dyn FnMut()>,
}

#[derive(Default)]
struct State {
    is_called: bool,
    waker: Option<Waker>,
}

impl Called {
    pub(super) fn new() -> Self {
        let state = Rc::new(RefCell::new(State::default()));
        let shared = Rc::clone(&state);
        let closure = Closure::new(move || {
            let waker = {
                let mut state = shared.borrow_mut();
                state.is_called = true;
                state.waker.take()
            };
            if let Some(waker) = waker {
                waker.wake();
            }
        });
        Self { state, closure }
    }

    /// What JavaScript shall call. It must not once this is dropped.
    pub(super) fn function(&self) -> &Function {
        self.closure.as_ref().unchecked_ref()
    }
}

impl Future for Called {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.state.borrow_mut();
        if state.is_called {
            return Poll::Ready(());
        }
        state.waker = Some(context.waker().clone());
        Poll::Pending
    }
}
