//! A description's tree as markup. Nothing else than known elements can come out.

use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::element::custom;
use personio::description::{Element, Node};

/// The markup of a description.
pub fn rich_text(nodes: Vec<Node>) -> AnyView {
    nodes.into_iter().map(node_view).collect_view().into_any()
}

fn node_view(node: Node) -> AnyView {
    match node {
        Node::Text(text) => text.into_any(),
        Node::LineBreak => html::br().into_any(),
        Node::Element(element, children) => custom(tag(element)).child(rich_text(children)).into_any(),
        Node::Link { href, children } => {
            view! { <a href=href rel="noopener nofollow" target="_blank">{rich_text(children)}</a> }.into_any()
        }
    }
}

fn tag(element: Element) -> &'static str {
    match element {
        Element::Paragraph => "p",
        Element::UnorderedList => "ul",
        Element::OrderedList => "ol",
        Element::ListItem => "li",
        Element::Heading => "h4",
        Element::Strong => "strong",
        Element::Emphasis => "em",
        Element::Underline => "u",
        Element::Quote => "blockquote",
        #[allow(unreachable_patterns, reason = "the core may learn further elements")]
        _ => "p",
    }
}
