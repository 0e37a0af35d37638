//! The element that was made of a piece of markup.

use leptos::web_sys::HtmlElement;

use crate::state::State;

/// Where an element of the page is found once it was made, for focus and the like.
#[derive(Clone, Copy)]
pub struct Place(State<Option<HtmlElement>>);

impl Place {
    /// A place that nothing was made for yet.
    #[must_use]
    pub fn new() -> Self {
        Self(State::new(None))
    }

    /// The element, followed.
    #[must_use]
    pub fn get(&self) -> Option<HtmlElement> {
        self.0.get()
    }

    /// The element.
    #[must_use]
    pub fn get_untracked(&self) -> Option<HtmlElement> {
        self.0.get_untracked()
    }

    /// Gives the element the focus, if it is there.
    pub fn focus(&self) {
        if let Some(element) = self.get_untracked() {
            _ = element.focus();
        }
    }

    /// Gives the element the focus as soon as it is there.
    pub fn focus_when_made(self) {
        crate::state::watch(move || {
            if let Some(element) = self.get() {
                _ = element.focus();
            }
        });
    }

    #[cfg(feature = "csr")]
    pub(super) fn set(&self, element: HtmlElement) {
        self.0.set(Some(element));
    }
}

impl Default for Place {
    fn default() -> Self {
        Self::new()
    }
}
