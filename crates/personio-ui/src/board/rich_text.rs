//! A description's tree as markup. Nothing else than known elements can come out.

use personio::description::Node;

use crate::markup::{Markup, element};

/// The markup of a description.
pub fn rich_text(nodes: &[Node]) -> Markup {
    Markup::many(nodes.iter().map(node_markup))
}

fn node_markup(node: &Node) -> Markup {
    match node {
        Node::Text(text) => text.clone().into(),
        Node::LineBreak => element("br").into(),
        Node::Element(known, children) => element(known.tag()).child(rich_text(children)).into(),
        Node::Link { href, children } => element("a")
            .attr("href", href.clone())
            .attr("rel", "noopener nofollow")
            .attr("target", "_blank")
            .child(rich_text(children))
            .into(),
    }
}
