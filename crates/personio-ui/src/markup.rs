//! Views as data: elements with attributes, listeners and children, all of one type.
//!
//! leptos' `view!` makes a type of its own for every piece of markup, and code for each of them. A widget on somebody
//! else's page has to arrive first, so its components are built from [`Element`]s, and leptos' reactive system moves
//! them: what is given as a closure follows the [`State`]s it reads. Together with signals and requests that are not
//! generic, this took the list from 594 to 417 kB of wasm before compression.
//!
//! [`mount`] brings markup into a page, [`Markup::to_html`] writes it as text, for tests and servers.
//!
//! [`State`]: crate::state::State

mod element;
#[cfg(not(feature = "csr"))]
mod html;
mod place;
#[cfg(feature = "csr")]
mod render;
mod value;

pub use element::{Element, element};
pub use place::Place;
#[cfg(feature = "csr")]
pub use render::{Mounted, mount};
pub use value::{Property, Value};

use std::borrow::Cow;

/// A piece of a page.
pub enum Markup {
    /// A text.
    Text(Cow<'static, str>),
    /// An element.
    Element(Box<Element>),
    /// Several pieces, one after the other; none is nothing.
    Many(Vec<Markup>),
    /// Replaced whenever something changes that the closure read.
    Live(Box<dyn FnMut() -> Markup>),
    /// A row for each key; rows stay as they are while their key is there.
    Rows(Rows),
}

/// Rows that outlive changes of their list.
pub struct Rows {
    keys: Box<dyn FnMut() -> Vec<u32>>,
    row: Box<dyn Fn(u32) -> Markup>,
}

impl Markup {
    /// Nothing.
    #[must_use]
    pub fn nothing() -> Self {
        Self::Many(Vec::new())
    }

    /// Several pieces.
    pub fn many(pieces: impl IntoIterator<Item = impl Into<Markup>>) -> Self {
        Self::Many(pieces.into_iter().map(Into::into).collect())
    }
}

/// Markup that is made anew whenever something changes that `make` read.
pub fn live<M: Into<Markup>>(mut make: impl FnMut() -> M + 'static) -> Markup {
    Markup::Live(Box::new(move || make().into()))
}

/// A row for each key, in the order of the keys.
pub fn rows(keys: impl FnMut() -> Vec<u32> + 'static, row: impl Fn(u32) -> Markup + 'static) -> Markup {
    Markup::Rows(Rows { keys: Box::new(keys), row: Box::new(row) })
}

impl From<&'static str> for Markup {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Markup {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<Element> for Markup {
    fn from(element: Element) -> Self {
        Self::Element(Box::new(element))
    }
}

impl<M: Into<Markup>> From<Option<M>> for Markup {
    fn from(markup: Option<M>) -> Self {
        markup.map_or_else(Self::nothing, Into::into)
    }
}

impl From<Vec<Markup>> for Markup {
    fn from(pieces: Vec<Markup>) -> Self {
        Self::Many(pieces)
    }
}
