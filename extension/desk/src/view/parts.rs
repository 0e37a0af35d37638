//! Small pieces that every part of the desk is made of.

use leptos::prelude::event_target_value;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Property, element};
use personio_ui::state::State;

use crate::text::DeskText;

pub use personio_ui::pieces::{button, empty, icon, segments};

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
