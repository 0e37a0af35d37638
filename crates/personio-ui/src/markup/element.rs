//! An element, built up piece by piece.

use leptos::web_sys::Event;

use super::{Markup, Place, Property, Value, live};

/// An element of the page.
#[must_use]
pub struct Element {
    pub(super) tag: &'static str,
    pub(super) attributes: Vec<(&'static str, Value)>,
    pub(super) children: Vec<Markup>,
    pub(super) live: Vec<Live>,
    pub(super) listeners: Vec<(&'static str, Listener)>,
    pub(super) place: Option<Place>,
}

pub(super) type Listener = Box<dyn FnMut(Event)>;

/// What follows a state.
pub(super) enum Live {
    Attribute(&'static str, Box<dyn FnMut() -> Value>),
    Class(&'static str, Box<dyn FnMut() -> bool>),
    Property(Box<dyn FnMut() -> Property>),
}

/// An element without anything yet.
pub fn element(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new(), live: Vec::new(), listeners: Vec::new(), place: None }
}

impl Element {
    /// Its classes.
    pub fn class(self, classes: &'static str) -> Self {
        self.attribute("class", classes.into())
    }

    /// Its part, by which a page's own style sheet reaches it.
    pub fn part(self, part: &'static str) -> Self {
        self.attribute("part", part.into())
    }

    /// An attribute.
    pub fn attr(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.attribute(name, value.into())
    }

    /// An attribute that follows a state.
    pub fn live_attr<V: Into<Value>>(mut self, name: &'static str, mut value: impl FnMut() -> V + 'static) -> Self {
        self.live.push(Live::Attribute(name, Box::new(move || value().into())));
        self
    }

    /// A class that is there while the closure says so.
    pub fn live_class(mut self, name: &'static str, is_there: impl FnMut() -> bool + 'static) -> Self {
        self.live.push(Live::Class(name, Box::new(is_there)));
        self
    }

    /// Hides the element while the closure says so.
    pub fn hidden(self, is_hidden: impl FnMut() -> bool + 'static) -> Self {
        self.live_attr("hidden", is_hidden)
    }

    /// A control's content that follows a state.
    pub fn live_property(mut self, property: impl FnMut() -> Property + 'static) -> Self {
        self.live.push(Live::Property(Box::new(property)));
        self
    }

    /// Listens to an event.
    pub fn on(mut self, event: &'static str, listener: impl FnMut(Event) + 'static) -> Self {
        self.listeners.push((event, Box::new(listener)));
        self
    }

    /// Does something when it is clicked.
    pub fn on_click(self, mut action: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| action())
    }

    /// A child.
    pub fn child(mut self, child: impl Into<Markup>) -> Self {
        self.children.push(child.into());
        self
    }

    /// Several children.
    pub fn children(mut self, children: impl IntoIterator<Item = impl Into<Markup>>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// A child that follows a state.
    pub fn live<M: Into<Markup>>(self, make: impl FnMut() -> M + 'static) -> Self {
        self.child(live(make))
    }

    /// Notes the element where it can be found.
    pub fn place(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    fn attribute(mut self, name: &'static str, value: Value) -> Self {
        self.attributes.push((name, value));
        self
    }
}
