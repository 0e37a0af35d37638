//! The states in which there is nothing to list.

use leptos::prelude::*;

/// Says what happened and offers a way on.
#[component]
pub fn Notice(
    /// What happened.
    title: String,
    /// What it means, and what is safe.
    text: String,
    /// What can be done: buttons and links.
    #[prop(optional_no_strip)]
    actions: Option<AnyView>,
) -> AnyView {
    view! {
        <div class="notice" part="notice">
            <h2 class="notice-title">{title}</h2>
            <p>{text}</p>
            <div class="actions">{actions}</div>
        </div>
    }
    .into_any()
}
