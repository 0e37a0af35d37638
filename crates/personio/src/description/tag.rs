//! What the elements of HTML mean here.

use super::Element;

/// What an element means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// `p`, which ends where another block begins.
    Paragraph,
    /// A block without a meaning of its own.
    Block,
    /// A cell of a table.
    Cell,
    /// An element that holds blocks or lines.
    Container(Element),
    /// A part of a line.
    Inline(Element),
    /// `a`.
    Link,
    /// `br`.
    LineBreak,
    /// Goes with all that is in it, which is text and no markup.
    DroppedText,
    /// Goes with all that is in it.
    Dropped,
    /// Leaves what is in it.
    Transparent,
}

/// The longest name that means something.
const LONGEST: usize = "blockquote".len();

impl Tag {
    /// Reads the name of an element, in any case.
    pub(super) fn of(name: &str) -> Self {
        let mut lower = [0; LONGEST];
        let Some(buffer) = lower.get_mut(..name.len()) else { return Self::Transparent };
        buffer.copy_from_slice(name.as_bytes());
        buffer.make_ascii_lowercase();
        match &*buffer {
            b"p" => Self::Paragraph,
            b"br" => Self::LineBreak,
            b"a" => Self::Link,
            b"b" | b"strong" => Self::Inline(Element::Strong),
            b"i" | b"em" => Self::Inline(Element::Emphasis),
            b"u" | b"ins" => Self::Inline(Element::Underline),
            b"ul" | b"menu" | b"dir" => Self::Container(Element::UnorderedList),
            b"ol" => Self::Container(Element::OrderedList),
            b"li" => Self::Container(Element::ListItem),
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Self::Container(Element::Heading),
            b"blockquote" => Self::Container(Element::Quote),
            b"td" | b"th" => Self::Cell,
            b"div" | b"section" | b"article" | b"header" | b"footer" | b"main" | b"aside" | b"nav" | b"address"
            | b"center" | b"figure" | b"figcaption" | b"pre" | b"hr" | b"dl" | b"dt" | b"dd" | b"table" | b"thead"
            | b"tbody" | b"tfoot" | b"tr" | b"caption" | b"form" | b"fieldset" | b"legend" | b"details"
            | b"summary" | b"body" | b"html" => Self::Block,
            b"script" | b"style" | b"iframe" | b"textarea" | b"title" | b"xmp" | b"noembed" | b"noframes" => {
                Self::DroppedText
            }
            b"svg" | b"math" | b"template" | b"noscript" | b"select" | b"object" | b"applet" | b"audio" | b"video"
            | b"canvas" | b"head" | b"button" | b"frameset" | b"datalist" => Self::Dropped,
            _ => Self::Transparent,
        }
    }

    pub(super) fn is_list(element: Element) -> bool {
        matches!(element, Element::UnorderedList | Element::OrderedList)
    }
}
