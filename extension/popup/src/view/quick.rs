//! The field for entries as people type them: `9-12:30 13-17:30 ACME review`.
//!
//! What reads it is a part of its own, loaded when somebody begins to type.

use leptos::prelude::event_target_value;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::KeyboardEvent;
use personio_extension_messages::Problem;
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Property, element, live};
use personio_ui::state::State;
use wasm_split_helpers::wasm_split;

use super::preview;
use crate::ask::Ask;
use crate::model::Model;
use crate::parts::NotLoaded;
use crate::text::ViewText;

/// What the part brings.
#[derive(Clone, Copy)]
struct QuickPart {
    preview: fn(Model, &Locale, &str, bool) -> Option<Markup>,
    act: fn(Model, &Ask, &Locale, State<String>) -> bool,
}

#[wasm_split(quick, fallible)]
fn quick_part() -> Result<QuickPart, NotLoaded> {
    Ok(QuickPart { preview: preview::preview, act: preview::act })
}

/// The field, and what it would do.
pub fn quick(model: Model, ask: &Ask, locale: &Locale) -> Element {
    let line = State::new(String::new());
    // Who is still typing is not told off.
    let is_done = State::new(false);
    let part: State<Option<QuickPart>> = State::new(None);
    let load = move || {
        if part.with_untracked(Option::is_some) {
            return;
        }
        spawn(async move {
            match quick_part().await {
                Ok(loaded) => part.set(Some(loaded)),
                Err(NotLoaded) => model.problem.set(Some(Problem::Version)),
            }
        });
    };
    let input = element("input")
        .class("input")
        .attr("id", "quick")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", locale.t(ViewText::QuickPlaceholder))
        .attr("maxlength", "2000")
        .live_property(move || Property::Value(line.get()))
        .on("focus", move |_| load())
        .on("input", move |event| {
            load();
            is_done.set(false);
            line.set(event_target_value(&event));
        })
        .on("keydown", move |event| {
            let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
            if is_escape && line.with_untracked(|line| !line.is_empty()) {
                // Escape would close the popup.
                event.prevent_default();
                line.set(String::new());
            }
        });
    let shown = {
        let locale = locale.clone();
        live(move || part.get().and_then(|part| (part.preview)(model, &locale, &line.get(), is_done.get())))
    };
    let (ask, words) = (ask.clone(), locale.clone());
    element("form")
        .class("quick")
        .attr("aria-label", locale.t(ViewText::QuickLabel))
        .child(element("label").class("field-label").attr("for", "quick").child(locale.t(ViewText::QuickLabel)))
        .child(input)
        .child(element("div").attr("role", "status").child(shown))
        .on("submit", move |event| {
            event.prevent_default();
            let (ask, words) = (ask.clone(), words.clone());
            spawn(async move {
                if let Ok(part) = quick_part().await {
                    is_done.set(!(part.act)(model, &ask, &words, line));
                }
            });
        })
}
