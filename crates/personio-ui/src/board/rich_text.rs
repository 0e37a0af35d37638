//! A description's tree as markup. Nothing else than known elements can come out.

use personio::description::{Element as Known, Node};

use crate::markup::{Markup, element};

/// The markup of a description.
pub fn rich_text(nodes: Vec<Node>) -> Markup {
    Markup::many(nodes.into_iter().map(node_markup))
}

fn node_markup(node: Node) -> Markup {
    match node {
        Node::Text(text) => text.into(),
        Node::LineBreak => element("br").into(),
        Node::Element(known, children) => element(tag(known)).child(rich_text(children)).into(),
        Node::Link { href, children } => element("a")
            .attr("href", href)
            .attr("rel", "noopener nofollow")
            .attr("target", "_blank")
            .child(rich_text(children))
            .into(),
    }
}

fn tag(known: Known) -> &'static str {
    match known {
        Known::Paragraph => "p",
        Known::UnorderedList => "ul",
        Known::OrderedList => "ol",
        Known::ListItem => "li",
        Known::Heading => "h4",
        Known::Strong => "strong",
        Known::Emphasis => "em",
        Known::Underline => "u",
        Known::Quote => "blockquote",
        #[allow(unreachable_patterns, reason = "the core may learn further elements")]
        _ => "p",
    }
}
