//! Small pieces that every screen is made of.

use leptos::prelude::{event_target_checked, event_target_value};
use personio::id::v2::ProjectId;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Property, element};
use personio_ui::state::State;

use crate::model::Model;
use crate::text::ViewText;

/// A sign; what it means is said elsewhere.
pub fn icon(classes: &'static str) -> Element {
    element("span").class(classes).attr("aria-hidden", "true")
}

/// A button with a text.
pub fn button(classes: &'static str, text: impl Into<Markup>, action: impl FnMut() + 'static) -> Element {
    element("button").class(classes).attr("type", "button").child(text).on_click(action)
}

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

/// The choice of a project, or of none.
pub fn project_select(
    model: Model,
    locale: &Locale,
    chosen: impl Fn() -> Option<ProjectId> + Clone + 'static,
    mut choose: impl FnMut(Option<ProjectId>) + 'static,
) -> Element {
    let none = locale.t(ViewText::NoProject);
    let projects = model.part(Vec::new(), |kept| kept.catalogue.projects.clone());
    let value = chosen.clone();
    element("select")
        .class("select")
        .live(move || {
            let chosen = chosen();
            let option = |id: String, name: String, is_chosen: bool| {
                element("option").attr("value", id).attr("selected", is_chosen).child(name)
            };
            let mut options = vec![option(String::new(), none.clone(), chosen.is_none())];
            projects.with(|projects| {
                options.extend(projects.iter().map(|project| {
                    let is_chosen = chosen.as_ref() == Some(&project.id);
                    option(project.id.as_str().to_owned(), project.name.clone(), is_chosen)
                }));
                // A project that can no longer be chosen is still what the entry is for.
                let gone = chosen.filter(|chosen| !projects.iter().any(|project| project.id == *chosen));
                options.extend(gone.map(|id| option(id.as_str().to_owned(), id.as_str().to_owned(), true)));
            });
            Markup::many(options)
        })
        .live_property(move || Property::Value(value().map(|id| id.as_str().to_owned()).unwrap_or_default()))
        .on("change", move |event| {
            let id = event_target_value(&event);
            choose((!id.is_empty()).then(|| id.as_str().into()));
        })
}

/// Choices of which one is pressed; `choose` hears of another one.
pub fn segments<T: Copy + PartialEq + 'static>(
    label: String,
    chosen: State<T>,
    choices: Vec<(T, String)>,
    choose: impl Fn(T) + Clone + 'static,
) -> Element {
    let buttons = choices.into_iter().map(|(choice, text)| {
        let choose = choose.clone();
        element("button")
            .attr("type", "button")
            .live_attr("aria-pressed", move || if chosen.get() == choice { "true" } else { "false" })
            .child(text)
            .on_click(move || choose(choice))
    });
    element("div").class("segments").attr("role", "group").attr("aria-label", label).children(buttons)
}

/// Says that there is nothing, and what to do about it.
pub fn empty(title: String, text: String) -> Element {
    element("div").class("empty").child(element("strong").child(title)).child(element("p").child(text))
}
