//! Everything that is wrong, on top of the form, with a way to each place.

use leptos::ev::MouseEvent;
use leptos::html::{Div, Form};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::form::FormActions;
use super::model::ApplicationModel;
use super::upload::UploadState;
use crate::locale::Locale;
use crate::text::{ApplicationText, category_text};

/// The file input, where documents are missing.
pub const FILES_ID: &str = "apply-files";

/// The button that sends.
pub const SEND_ID: &str = "apply-send";

/// An error, and the element where it can be corrected.
#[derive(Clone, PartialEq)]
struct Entry {
    target: String,
    text: String,
}

/// The errors after a try to send. It gets the focus; entries go away as they are corrected.
#[component]
pub fn ErrorSummary(
    /// The form's state.
    model: ApplicationModel,
    /// What can be done.
    actions: FormActions,
    /// The form that the errors are in.
    form: NodeRef<Form>,
) -> AnyView {
    let locale = Locale::current();
    let summary = NodeRef::<Div>::new();
    let entries = {
        let locale = locale.clone();
        Memo::new(move |_| if model.errors_shown.get() == 0 { Vec::new() } else { entries(model, &locale) })
    };
    Effect::new(move |before: Option<u32>| {
        let shown = model.errors_shown.get();
        if before.is_some_and(|before| before != shown) {
            // After the box got its content.
            request_animation_frame(move || {
                if let Some(summary) = summary.get_untracked() {
                    _ = summary.focus();
                }
            });
        }
        shown
    });
    let is_empty = move || model.banner.get().is_none() && entries.with(Vec::is_empty);
    let content = move || {
        let banner = model.banner.get().map(|banner| {
            let send = move |_| {
                // The button goes away with the error.
                focus_on(form, SEND_ID);
                actions.on_submit.run(());
            };
            let again = banner.can_retry().then(|| {
                view! { <button class="button" type="button" on:click=send>{locale.t(ApplicationText::SendAgain)}</button> }
            });
            view! { <p class="summary-text">{banner.text(&locale)}</p> {again} }
        });
        let list = entries.get();
        let title = (!list.is_empty()).then(|| {
            let count = list.len().try_into().unwrap_or(u32::MAX);
            let title = locale.count(ApplicationText::SummaryTitleOne, ApplicationText::SummaryTitleOther, count);
            view! { <h4 class="summary-title">{title}</h4> }
        });
        let links = list.into_iter().map(|Entry { target, text }| {
            let href = ["#", &target].concat();
            let go = move |event: MouseEvent| {
                // The page's address is not the form's to change.
                event.prevent_default();
                go_to(form, &target);
            };
            view! { <li><a href=href on:click=go>{text}</a></li> }
        });
        view! { {banner} {title} <ul class="summary-list">{links.collect_view()}</ul> }.into_any()
    };
    // The alert is inside of what gets the focus: on one element, screen readers would say one of them only.
    view! {
        <div class="summary" part="summary" tabindex="-1" hidden=is_empty node_ref=summary>
            <div role="alert">{content}</div>
        </div>
    }
    .into_any()
}

fn entries(model: ApplicationModel, locale: &Locale) -> Vec<Entry> {
    let mut entries: Vec<Entry> = model.questions.with_value(|questions| {
        let wrong = questions.iter().filter_map(|question| {
            let problem = question.problem.get()?;
            Some(Entry { target: question.element_id(), text: problem.text(locale, &question.label) })
        });
        wrong.collect()
    });
    for category in model.missing.get() {
        let category = locale.t(category_text(category));
        let text = locale.fill(ApplicationText::ErrorDocumentRequired, &[("category", &category)]);
        entries.push(Entry { target: FILES_ID.to_owned(), text });
    }
    for upload in model.uploads.get() {
        if let UploadState::Failed(problem) = upload.state.get() {
            let text = upload.name.with_value(|name| problem.text(locale, name));
            entries.push(Entry { target: upload.element_id(), text });
        }
    }
    entries
}

/// Brings an element of the form into view with its label, and gives it the focus.
pub fn go_to(form: NodeRef<Form>, target: &str) {
    let Some(element) = find(form, target) else { return };
    if let Ok(Some(field)) = element.closest(".field, .documents") {
        field.scroll_into_view();
    }
    _ = element.focus();
}

/// Gives an element of the form the focus, for example when the one that had it goes away.
pub fn focus_on(form: NodeRef<Form>, target: &str) {
    if let Some(element) = find(form, target) {
        _ = element.focus();
    }
}

fn find(form: NodeRef<Form>, id: &str) -> Option<HtmlElement> {
    form.get_untracked()?.query_selector(&["#", id].concat()).ok()??.dyn_into().ok()
}
