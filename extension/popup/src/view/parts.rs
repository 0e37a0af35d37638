//! Small pieces that every screen is made of.

use leptos::prelude::{event_target_checked, event_target_value};
use personio_ui::markup::{Element, Property, element};
use personio_ui::state::State;

pub use personio_ui::pieces::{button, empty, icon, segments};

/// A button with a sign and a text.
pub fn sign_button(classes: &'static str, sign: &'static str, text: String, action: impl FnMut() + 'static) -> Element {
    element("button").class(classes).attr("type", "button").child(icon(sign)).child(text).on_click(action)
}

/// A button with a sign only; `label` says what it does.
pub fn icon_button(sign: &'static str, label: String, action: impl FnMut() + 'static) -> Element {
    element("button")
        .class("icon-only")
        .attr("type", "button")
        .attr("aria-label", label.clone())
        .attr("title", label)
        .child(icon(sign))
        .on_click(action)
}

/// A labelled control.
pub fn field(id: &'static str, label: String, control: Element) -> Element {
    let label = element("label").class("field-label").attr("for", id).child(label);
    element("div").child(label).child(control.attr("id", id))
}

/// A field for one line of text.
pub fn text_input(value: State<String>) -> Element {
    element("input")
        .class("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .live_property(move || Property::Value(value.get()))
        .on("input", move |event| value.set(event_target_value(&event)))
}

/// A field for a time of day.
pub fn time_input(value: State<String>) -> Element {
    text_input(value).attr("inputmode", "numeric").attr("placeholder", "9:00").attr("maxlength", "5")
}

/// A field for a day.
pub fn date_input(value: State<String>) -> Element {
    text_input(value).attr("type", "date")
}

/// A box to tick.
pub fn check(value: State<bool>) -> Element {
    element("input")
        .attr("type", "checkbox")
        .live_property(move || Property::Checked(value.get()))
        .on("change", move |event| value.set(event_target_checked(&event)))
}
