//! Everything that is wrong, on top of the form, with a way to each place.

use std::rc::Rc;

use leptos::prelude::request_animation_frame;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::model::ApplicationModel;
use super::upload::UploadState;
use crate::board::button;
use crate::locale::Locale;
use crate::markup::{Element, Markup, Place, element};
use crate::state::watch;
use crate::text::{ApplicationText, category_text};

/// The file input, where documents are missing.
pub const FILES_ID: &str = "apply-files";

/// The button that sends.
pub const SEND_ID: &str = "apply-send";

/// An error, and the element where it can be corrected.
struct Entry {
    target: String,
    text: String,
}

/// The errors after a try to send. It gets the focus; entries go away as they are corrected.
pub fn error_summary(model: ApplicationModel, locale: &Locale, form: Place, on_submit: Rc<dyn Fn()>) -> Element {
    let summary = Place::new();
    let mut before = model.errors_shown.get_untracked();
    watch(move || {
        let shown = model.errors_shown.get();
        if std::mem::replace(&mut before, shown) != shown {
            // After the box got its content.
            request_animation_frame(move || summary.focus());
        }
    });
    let is_empty = {
        let locale = locale.clone();
        move || model.banner.get().is_none() && entries(model, &locale).is_empty()
    };
    let locale = locale.clone();
    let content = move || {
        let banner = model.banner.get().map(|banner| {
            let on_submit = on_submit.clone();
            let again = banner.can_retry().then(|| {
                button(locale.t(ApplicationText::SendAgain)).on_click(move || {
                    // The button goes away with the error.
                    focus_on(form, SEND_ID);
                    on_submit();
                })
            });
            let text = element("p").class("summary-text").child(banner.text(&locale));
            Markup::many([Some(text), again])
        });
        let entries = entries(model, &locale);
        let title = (!entries.is_empty()).then(|| {
            let count = entries.len().try_into().unwrap_or(u32::MAX);
            let title = locale.count(ApplicationText::SummaryTitleOne, ApplicationText::SummaryTitleOther, count);
            element("h4").class("summary-title").child(title)
        });
        let links = entries.into_iter().map(|Entry { target, text }| {
            let link = element("a").attr("href", ["#", &target].concat()).child(text).on("click", move |event| {
                // The page's address is not the form's to change.
                event.prevent_default();
                go_to(form, &target);
            });
            element("li").child(link)
        });
        let list = element("ul").class("summary-list").children(links);
        Markup::many([banner.into(), title.into(), Markup::from(list)])
    };
    // The alert is inside of what gets the focus: on one element, screen readers would say one of them only.
    element("div")
        .class("summary")
        .part("summary")
        .attr("tabindex", "-1")
        .hidden(is_empty)
        .place(summary)
        .child(element("div").attr("role", "alert").live(content))
}

fn entries(model: ApplicationModel, locale: &Locale) -> Vec<Entry> {
    if model.errors_shown.get() == 0 {
        return Vec::new();
    }
    let mut entries: Vec<Entry> = model.questions.with_untracked(|questions| {
        let wrong = questions.iter().filter_map(|question| {
            let problem = question.problem.get()?;
            // A label that is a sentence has its full stop or question mark.
            let colon = if question.label.ends_with(['.', '?', '!', ':']) { " " } else { ": " };
            let text = [&question.label, colon, &problem.text(locale)].concat();
            Some(Entry { target: question.element_id(), text })
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
            let text = upload.name.with_untracked(|name| {
                let text = problem.text(locale, name);
                if text.contains(name.as_str()) { text } else { [name, ": ", &text].concat() }
            });
            entries.push(Entry { target: upload.element_id(), text });
        }
    }
    entries
}

/// Brings an element of the form into view with its label, and gives it the focus.
pub fn go_to(form: Place, target: &str) {
    let Some(element) = find(form, target) else { return };
    if let Ok(Some(field)) = element.closest(".field, .documents") {
        field.scroll_into_view();
    }
    _ = element.focus();
}

/// Gives an element of the form the focus, for example when the one that had it goes away.
pub fn focus_on(form: Place, target: &str) {
    if let Some(element) = find(form, target) {
        _ = element.focus();
    }
}

fn find(form: Place, id: &str) -> Option<HtmlElement> {
    form.get_untracked()?.query_selector(&["#", id].concat()).ok()??.dyn_into().ok()
}
