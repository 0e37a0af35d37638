//! Small pieces that the extension's views are made of.

use crate::markup::{Element, Markup, element};

/// A sign; what it means is said elsewhere.
pub fn icon(classes: &'static str) -> Element {
    element("span").class(classes).attr("aria-hidden", "true")
}

/// A button with a text.
pub fn button(classes: &'static str, text: impl Into<Markup>, action: impl FnMut() + 'static) -> Element {
    element("button").class(classes).attr("type", "button").child(text).on_click(action)
}

/// Choices of which one is pressed; `choose` hears of another one.
pub fn segments<T: Copy + PartialEq + 'static>(
    label: String,
    chosen: impl Fn() -> T + Copy + 'static,
    choices: Vec<(T, impl Into<Markup>)>,
    choose: impl Fn(T) + Clone + 'static,
) -> Element {
    let buttons = choices.into_iter().map(|(choice, text)| {
        let choose = choose.clone();
        element("button")
            .attr("type", "button")
            .live_attr("aria-pressed", move || if chosen() == choice { "true" } else { "false" })
            .child(text)
            .on_click(move || choose(choice))
    });
    element("div").class("segments").attr("role", "group").attr("aria-label", label).children(buttons)
}

/// Says that there is nothing, and what to do about it.
pub fn empty(title: String, text: String) -> Element {
    element("div").class("empty").child(element("strong").child(title)).child(element("p").child(text))
}
