//! Small pieces that every part of the desk is made of.

use leptos::prelude::event_target_value;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Property, element};
use personio_ui::state::State;

use crate::text::DeskText;

/// A sign; what it means is said elsewhere.
pub fn icon(classes: &'static str) -> Element {
    element("span").class(classes).attr("aria-hidden", "true")
}

/// A button with a text.
pub fn button(classes: &'static str, text: impl Into<Markup>, action: impl FnMut() + 'static) -> Element {
    element("button").class(classes).attr("type", "button").child(text).on_click(action)
}

/// A labelled control.
pub fn field(id: &'static str, label: String, control: Element) -> Element {
    field_named(id.to_owned(), label, control)
}

/// The same, one of several that are counted.
pub fn field_named(id: String, label: String, control: Element) -> Element {
    let label = element("label").class("field-label").attr("for", id.clone()).child(label);
    element("div").class("field").child(label).child(control.attr("id", id))
}

/// What is looked at, beside a table.
pub fn panel(locale: &Locale, title: String, close: impl FnMut() + 'static) -> Element {
    let close = element("button")
        .class("icon-only")
        .attr("type", "button")
        .attr("aria-label", locale.t(DeskText::Close))
        .attr("title", locale.t(DeskText::Close))
        .child(icon("icon icon-close"))
        .on_click(close);
    let head = element("h2").class("card-title grow").child(title.clone());
    element("aside")
        .class("card look")
        .attr("aria-label", title)
        .child(element("div").class("row look-head").child(head).child(close))
}

/// A field for one line of text, which tells of each change.
pub fn text_input(value: impl Fn() -> String + 'static, mut changed: impl FnMut(String) + 'static) -> Element {
    element("input")
        .class("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .live_property(move || Property::Value(value()))
        .on("input", move |event| changed(event_target_value(&event)))
}

/// A field to search with.
pub fn search_input(label: String, value: State<String>) -> Element {
    text_input(move || value.get(), move |text| value.set(text))
        .attr("aria-label", label.clone())
        .attr("placeholder", label)
        .attr("role", "searchbox")
}

/// Choices of which one is pressed.
pub fn segments<T: Copy + PartialEq + 'static>(
    label: String,
    chosen: impl Fn() -> T + Copy + 'static,
    choices: Vec<(T, Markup)>,
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

/// How much of something is done; it is said elsewhere.
pub fn meter(done: u32, all: u32) -> Element {
    let share = u64::from(done).saturating_mul(100).checked_div(u64::from(all)).unwrap_or_default();
    let bar = element("span").attr("style", ["inline-size:", &share.to_string(), "%"].concat());
    element("div").class("meter").attr("aria-hidden", "true").child(bar)
}

/// Minutes as hours: `12:30`.
pub fn hours(minutes: u64) -> String {
    let rest = (minutes % 60).to_string();
    [(minutes / 60).to_string().as_str(), ":", if rest.len() < 2 { "0" } else { "" }, &rest].concat()
}

/// Says that there is nothing, and what to do about it.
pub fn empty(title: String, text: String) -> Element {
    element("div").class("empty").child(element("strong").child(title)).child(element("p").child(text))
}
