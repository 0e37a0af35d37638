//! State that views follow.
//!
//! leptos' own signals are generic: each type of value brings wasm of its own. Here the reactive part is always the
//! same [`ArcTrigger`], and every value lies in the same kind of arena entry, whatever its type.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude::*;

/// A value that views follow, owned by the [`Owner`] it was made in. Cheap to copy into closures.
pub struct State<T> {
    cell: StoredValue<Rc<dyn Any>, LocalStorage>,
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<T> {}

struct Inner<T> {
    value: RefCell<T>,
    changes: Cell<u32>,
    trigger: ArcTrigger,
}

impl<T: 'static> State<T> {
    /// A value that nobody follows yet.
    #[must_use]
    pub fn new(value: T) -> Self {
        let inner = Inner { value: RefCell::new(value), changes: Cell::new(0), trigger: ArcTrigger::new() };
        Self { cell: store(Rc::new(inner)), value: PhantomData }
    }

    /// Whether the value's owner is still there. What travelled over the network looks before it tells the outcome.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        load(self.cell).is_some()
    }

    /// Follows the value, and tells how often it has changed.
    pub fn track(&self) -> u32 {
        let inner = self.inner();
        inner.trigger.track();
        inner.changes.get()
    }

    /// Uses the value and follows it.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        let inner = self.inner();
        inner.trigger.track();
        let value = inner.value.borrow();
        read(&value)
    }

    /// Uses the value without following it.
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.inner().value.borrow())
    }

    /// Changes the value without telling anybody.
    pub fn change_untracked<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        change(&mut self.inner().value.borrow_mut())
    }

    /// Changes the value and tells those who follow it. Does nothing when the owner is gone.
    pub fn update<R>(&self, change: impl FnOnce(&mut T) -> R) {
        let Some(inner) = self.find() else { return };
        change(&mut inner.value.borrow_mut());
        inner.changes.set(inner.changes.get().wrapping_add(1));
        inner.trigger.notify();
    }

    /// Replaces the value. Does nothing when the owner is gone.
    pub fn set(&self, value: T) {
        self.update(|place| *place = value);
    }

    fn find(&self) -> Option<Rc<Inner<T>>> {
        load(self.cell)?.downcast().ok()
    }

    fn inner(&self) -> Rc<Inner<T>> {
        #[expect(clippy::expect_used, reason = "views end before the owner of what they show")]
        self.find().expect("the state's owner is gone")
    }
}

impl<T: Clone + 'static> State<T> {
    /// The value, followed.
    #[must_use]
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// The value.
    #[must_use]
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

/// Runs now or soon, and again whenever something that it read has changed, until the current owner ends.
pub fn watch(run: impl FnMut() + 'static) {
    start(Box::new(run));
}

fn store(value: Rc<dyn Any>) -> StoredValue<Rc<dyn Any>, LocalStorage> {
    StoredValue::new_local(value)
}

#[inline(never)]
fn load(cell: StoredValue<Rc<dyn Any>, LocalStorage>) -> Option<Rc<dyn Any>> {
    cell.try_get_value()
}

fn start(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;

    use super::State;

    #[test]
    fn changes_are_counted_and_what_is_told_too_late_does_no_harm() {
        let owner = Owner::new();
        let state = owner.with(|| State::new(1));
        state.set(2);
        state.update(|value| *value += 1);
        assert_eq!((state.get_untracked(), state.track()), (3, 2));
        owner.cleanup();
        state.set(4);
        assert!(!state.is_alive());
    }
}
