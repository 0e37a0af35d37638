//! The HTML of a description as a tree that can hold nothing but known elements.
//!
//! Customers paste from word processors, so [`parse`] also tidies: styles and empty paragraphs go, lines that start
//! with "•" become a list, two line breaks become a new paragraph. Scripts, styles, frames, drawings and form fields go
//! with all that is in them; elements that are merely unknown leave their text.
//!
//! ```
//! use personio::description::{Element, Node, parse, plain_text};
//!
//! let html = "<p style='color:red' onclick='steal()'>Cook<script>steal()</script></p>";
//! assert_eq!(parse(html), [Node::Element(Element::Paragraph, vec![Node::Text("Cook".into())])]);
//! assert_eq!(plain_text("<b>Soup</b> &amp;<br>bread"), "Soup & bread");
//! ```

mod builder;
mod bullet;
mod cursor;
mod document;
mod inline;
mod link;
mod plain;
mod tag;
#[cfg(test)]
mod tests;
mod text;
mod token;

pub use plain::plain_text;

/// Reads a description.
#[must_use]
pub fn parse(html: &str) -> Vec<Node> {
    builder::Builder::build(html)
}

/// A piece of a description. Whoever renders it can only produce these elements: no attribute but a link's
/// checked address survives, so there is nothing left to sanitise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Text, with entities resolved.
    Text(String),
    /// A line break inside a paragraph.
    LineBreak,
    /// An element and what is in it.
    Element(Element, Vec<Node>),
    /// A link to an `http`, `https`, `mailto` or `tel` address.
    Link {
        /// The address, checked.
        href: String,
        /// What is shown.
        children: Vec<Node>,
    },
}

/// The elements that survive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// `p`; also what `div`, `section` and the like become.
    Paragraph,
    /// `ul`; also what lines that start with "•" become.
    UnorderedList,
    /// `ol`.
    OrderedList,
    /// `li`.
    ListItem,
    /// `h1` to `h6`: below a section's own heading they are all one level.
    Heading,
    /// `strong`, `b`.
    Strong,
    /// `em`, `i`.
    Emphasis,
    /// `u`.
    Underline,
    /// `blockquote`.
    Quote,
}
