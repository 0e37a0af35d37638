//! The place to drop files on: an extra for those who can drag.

use std::rc::Rc;

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{DragEvent, Event, FileList};

use super::model::ApplicationModel;
use crate::locale::Locale;
use crate::markup::{Element, element};
use crate::state::State;
use crate::text::ApplicationText;

/// A place to drop files on, around the button that chooses them.
pub fn drop_zone(
    model: ApplicationModel,
    locale: &Locale,
    on_files: Rc<dyn Fn(FileList)>,
    content: [Element; 2],
) -> Element {
    // Entering a child comes before leaving its parent, so entries are counted.
    let depth = State::new(0_i32);
    let (entered, left) = (locale.t(ApplicationText::DocumentsEntered), locale.t(ApplicationText::DocumentsLeft));
    let enter = move |event: Event| {
        event.prevent_default();
        depth.update(|depth| *depth += 1);
        if depth.get_untracked() == 1 {
            model.announce(entered.clone());
        }
    };
    let leave = move |_| {
        depth.update(|depth| *depth = (*depth - 1).max(0));
        if depth.get_untracked() == 0 {
            model.announce(left.clone());
        }
    };
    let drop = move |event: Event| {
        event.prevent_default();
        depth.set(0);
        let transfer = event.unchecked_ref::<DragEvent>().data_transfer();
        if let Some(files) = transfer.and_then(|transfer| transfer.files()) {
            on_files(files);
        }
    };
    let (plain, now) = (locale.t(ApplicationText::DocumentsDrop), locale.t(ApplicationText::DocumentsDropNow));
    let is_over = move || depth.get() > 0;
    let text = move || if is_over() { now.clone() } else { plain.clone() };
    element("div")
        .class("drop-zone")
        .part("drop-zone")
        .live_class("is-over", is_over)
        .on("dragenter", enter)
        .on("dragleave", leave)
        .on("drop", drop)
        .on("dragover", |event| event.prevent_default())
        .children(content)
        .child(element("span").class("drop-text").attr("aria-hidden", "true").live(text))
}
