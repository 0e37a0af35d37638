//! Leptos components, texts and theme shared by the widget and the extension.
//!
//! The crate knows no HTTP: a component gets [`State`](state::State)s and gives callbacks, and returns
//! [`Markup`](markup::Markup). It compiles for the browser (`csr`) and for a server (`ssr`); browser calls stay inside
//! effects and event handlers, or behind [`locale::Format`].

#[cfg(feature = "csr")]
pub mod browser;
#[cfg(feature = "csr")]
pub mod browser_format;
pub mod locale;
pub mod markup;
pub mod pieces;
pub mod state;
pub mod text;

pub mod application;
pub mod board;

/// The theme and the list's styles, in the order in which they must stand. What loads later brings its own:
/// [`board::DETAIL_STYLES`], [`application::FORM_STYLES`].
pub const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/list.css"));
