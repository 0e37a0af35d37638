//! The states in which there is nothing to list.

use crate::markup::{Element, Markup, element};

/// Says what happened and offers a way on: buttons and links.
pub fn notice(title: String, text: String, actions: impl IntoIterator<Item = Element>) -> Element {
    element("div")
        .class("notice")
        .part("notice")
        .child(element("h2").class("notice-title").child(title))
        .child(element("p").child(text))
        .child(element("div").class("actions").children(actions))
}

/// Grey lines where a text will be, with a word for screen readers.
pub fn skeleton(label: String, lines: usize) -> Markup {
    let lines = (0..lines).map(|_| element("span"));
    element("div").class("skeleton").attr("role", "status").attr("aria-label", label).children(lines).into()
}
