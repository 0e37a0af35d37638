//! One document: what it is, how far it is, and what can be done about it.

use leptos::prelude::event_target_value;
use personio::recruiting::FileCategory;

use super::form::FormActions;
use super::model::ApplicationModel;
use super::size::size_text;
use super::summary::{FILES_ID, focus_on};
use super::upload::{Upload, UploadState};
use crate::locale::Locale;
use crate::markup::{Element, Markup, Place, element};
use crate::text::{ApplicationText, category_text};

/// A document's row.
pub fn upload_row(
    model: ApplicationModel,
    upload: Upload,
    locale: &Locale,
    actions: &FormActions,
    form: Place,
) -> Element {
    let name = upload.name.get_untracked();
    let error_id = [&upload.element_id(), "-error"].concat();
    let state = upload.state;
    let status = {
        let locale = locale.clone();
        move || state.with(|state| status_text(state, &locale))
    };
    let error = {
        let (locale, name) = (locale.clone(), name.clone());
        move || match state.get() {
            UploadState::Failed(problem) => Some(problem.text(&locale, &name)),
            _ => None,
        }
    };
    let head = element("div")
        .class("upload-head")
        .child(element("span").class("upload-name").child(name.clone()))
        .child(element("span").class("upload-size").child(size_text(locale, upload.size)))
        .child(element("span").class("upload-status").live(status));
    let more = element("div")
        .class("upload-actions")
        .child(category_choice(model, upload, locale, &name))
        .child(retry_button(upload, locale, &name, actions, form));
    element("li")
        .class("upload")
        .part("upload")
        .live_class("is-wrong", move || state.with(|state| matches!(state, UploadState::Failed(_))))
        .child(head)
        .child(remove_button(upload, locale, &name, actions, form).attr("aria-describedby", error_id.clone()))
        .child(progress(upload, name))
        .child(element("p").class("field-error").attr("id", error_id).live(error))
        .child(more)
}

fn progress(upload: Upload, name: String) -> Element {
    let percent = move || match upload.state.get() {
        UploadState::Running(percent) => Some(percent),
        UploadState::Waiting => Some(0),
        _ => None,
    };
    element("progress")
        .class("upload-progress")
        .part("progress")
        .attr("max", "100")
        .attr("aria-label", name)
        .live_attr("value", move || percent().unwrap_or_default().to_string())
        .hidden(move || percent().is_none())
}

/// One button for cancelling and removing, so that the focus stays when the upload ends.
fn remove_button(upload: Upload, locale: &Locale, name: &str, actions: &FormActions, form: Place) -> Element {
    let fill = |text| locale.fill(text, &[("name", name)]);
    let (cancel, remove) = (fill(ApplicationText::UploadCancel), fill(ApplicationText::UploadRemove));
    let label = move || if upload.state.with(UploadState::is_pending) { cancel.clone() } else { remove.clone() };
    let on_remove = actions.on_remove.clone();
    element("button")
        .class("icon-button upload-remove")
        .attr("id", upload.element_id())
        .attr("type", "button")
        .live_attr("aria-label", label)
        .on_click(move || {
            on_remove(upload.id);
            focus_on(form, FILES_ID);
        })
}

fn retry_button(upload: Upload, locale: &Locale, name: &str, actions: &FormActions, form: Place) -> Element {
    let on_retry = actions.on_retry.clone();
    let can_retry = move || matches!(upload.state.get(), UploadState::Failed(problem) if problem.can_retry());
    element("button")
        .class("link-button upload-retry")
        .attr("type", "button")
        .attr("aria-label", locale.fill(ApplicationText::UploadRetryOf, &[("name", name)]))
        .hidden(move || !can_retry())
        .child(locale.t(ApplicationText::UploadRetry))
        .on_click(move || {
            // The button goes away.
            focus_on(form, &upload.element_id());
            on_retry(upload.id);
        })
}

fn category_choice(model: ApplicationModel, upload: Upload, locale: &Locale, name: &str) -> Option<Markup> {
    let categories = model.form.with_untracked(|form| form.documents.categories.clone());
    if categories.len() < 2 {
        return None;
    }
    let id = [&upload.element_id(), "-category"].concat();
    let options = categories.into_iter().map(|category| {
        let text = locale.t(category_text(category));
        let is_selected = upload.category.get_untracked() == category;
        element("option").attr("value", category.as_str()).attr("selected", is_selected).child(text)
    });
    let choose = move |event| {
        if let Some(category) = FileCategory::parse(&event_target_value(&event)) {
            upload.category.set(category);
            model.missing.update(|missing| missing.retain(|missing| *missing != category));
        }
    };
    let label = locale.fill(ApplicationText::CategoryOf, &[("name", name)]);
    let label = element("label").class("visually-hidden").attr("for", id.clone()).child(label);
    let select = element("select")
        .class("select upload-category")
        .part("select")
        .attr("id", id)
        .on("change", choose)
        .children(options);
    Some(Markup::many([label, select]))
}

fn status_text(state: &UploadState, locale: &Locale) -> String {
    match state {
        UploadState::Waiting => locale.t(ApplicationText::UploadWaiting),
        UploadState::Running(percent) => {
            locale.fill(ApplicationText::UploadRunning, &[("percent", &locale.number((*percent).into()))])
        }
        UploadState::Done(_) => locale.t(ApplicationText::UploadDone),
        UploadState::Failed(_) => locale.t(ApplicationText::UploadFailed),
    }
}
