//! The place to drop files on: an extra for those who can drag.

use leptos::children::Children;
use leptos::ev::DragEvent;
use leptos::prelude::*;

use super::form::FormActions;
use super::model::ApplicationModel;
use crate::locale::Locale;
use crate::text::ApplicationText;

/// A place to drop files on, around the button that chooses them.
#[component]
pub fn DropZone(
    /// The form's state.
    model: ApplicationModel,
    /// What can be done.
    actions: FormActions,
    /// The file input with its button.
    children: Children,
) -> AnyView {
    let locale = Locale::current();
    // Entering a child comes before leaving its parent, so entries are counted.
    let depth = RwSignal::new(0_i32);
    let (entered, left) = (locale.t(ApplicationText::DocumentsEntered), locale.t(ApplicationText::DocumentsLeft));
    let enter = move |event: DragEvent| {
        event.prevent_default();
        depth.update(|depth| *depth += 1);
        if depth.get_untracked() == 1 {
            model.announce(entered.clone());
        }
    };
    let leave = move |_: DragEvent| {
        depth.update(|depth| *depth = (*depth - 1).max(0));
        if depth.get_untracked() == 0 {
            model.announce(left.clone());
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        depth.set(0);
        if let Some(files) = event.data_transfer().and_then(|transfer| transfer.files()) {
            actions.on_files.run(files);
        }
    };
    let (plain, now) = (locale.t(ApplicationText::DocumentsDrop), locale.t(ApplicationText::DocumentsDropNow));
    let is_over = move || depth.get() > 0;
    let text = move || if is_over() { now.clone() } else { plain.clone() };
    view! {
        <div
            class="drop-zone" part="drop-zone" class:is-over=is_over
            on:dragenter=enter on:dragleave=leave on:drop=drop
            on:dragover=|event: DragEvent| event.prevent_default()
        >
            {children()}
            <span class="drop-text" aria-hidden="true">{text}</span>
        </div>
    }
    .into_any()
}
