//! The HTML of a description as a tree that can hold nothing but known elements.

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
