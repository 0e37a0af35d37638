//! One document: what it is, how far it is, and what can be done about it.

use leptos::html::Form;
use leptos::prelude::*;
use personio::recruiting::FileCategory;

use super::form::FormActions;
use super::model::ApplicationModel;
use super::size::size_text;
use super::summary::{FILES_ID, focus_on};
use super::upload::{Upload, UploadState};
use crate::locale::Locale;
use crate::text::{ApplicationText, category_text};

/// A document's row.
#[component]
pub fn UploadRow(
    /// The form's state.
    model: ApplicationModel,
    /// The document.
    upload: Upload,
    /// What can be done.
    actions: FormActions,
    /// The form that the document belongs to.
    form: NodeRef<Form>,
) -> AnyView {
    let locale = Locale::current();
    let name = upload.name.get_value();
    let element_id = upload.element_id();
    let error_id = [&element_id, "-error"].concat();
    let state = upload.state;
    let percent = Memo::new(move |_| match state.get() {
        UploadState::Running(percent) => Some(percent),
        UploadState::Waiting => Some(0),
        _ => None,
    });
    let is_failed = move || state.with(|state| matches!(state, UploadState::Failed(_)));
    let status = {
        let locale = locale.clone();
        move || status_text(&state.get(), &locale)
    };
    let error = {
        let (locale, name) = (locale.clone(), name.clone());
        move || match state.get() {
            UploadState::Failed(problem) => Some(problem.text(&locale, &name)),
            _ => None,
        }
    };
    let retry = {
        let label = locale.fill(ApplicationText::UploadRetryOf, &[("name", &name)]);
        let text = locale.t(ApplicationText::UploadRetry);
        let again = move |_| {
            // The button goes away.
            focus_on(form, &upload.element_id());
            actions.on_retry.run(upload.id);
        };
        move || {
            let can_retry = matches!(state.get(), UploadState::Failed(problem) if problem.can_retry());
            can_retry.then(|| {
                view! {
                    <button class="link-button upload-retry" type="button" aria-label=label.clone() on:click=again>
                        {text.clone()}
                    </button>
                }
            })
        }
    };
    // One button for both, so that the focus stays when the upload ends.
    let remove_label = {
        let fill = |text| locale.fill(text, &[("name", &name)]);
        let (cancel, remove) = (fill(ApplicationText::UploadCancel), fill(ApplicationText::UploadRemove));
        move || if state.with(UploadState::is_pending) { cancel.clone() } else { remove.clone() }
    };
    let remove = move |_| {
        actions.on_remove.run(upload.id);
        focus_on(form, FILES_ID);
    };
    let progress_label = name.clone();
    let progress = move || {
        percent.get().is_some().then(|| {
        let percent = move || percent.get().unwrap_or_default().to_string();
        view! { <progress class="upload-progress" part="progress" max="100" value=percent aria-label=progress_label.clone()></progress> }
    })
    };
    view! {
        <li class="upload" part="upload" class:is-wrong=is_failed>
            <div class="upload-head">
                <span class="upload-name">{name.clone()}</span>
                <span class="upload-size">{size_text(&locale, upload.size)}</span>
                <span class="upload-status">{status}</span>
            </div>
            <button class="icon-button upload-remove" id=element_id type="button" aria-label=remove_label aria-describedby=error_id.clone() on:click=remove></button>
            {progress}
            <p class="field-error" id=error_id>{error}</p>
            <div class="upload-actions">
                {category_choice(model, upload, &locale, &name)}
                {retry}
            </div>
        </li>
    }
    .into_any()
}

fn category_choice(model: ApplicationModel, upload: Upload, locale: &Locale, name: &str) -> Option<AnyView> {
    let categories = model.form.with_value(|form| form.documents.categories.clone());
    if categories.len() < 2 {
        return None;
    }
    let id = [&upload.element_id(), "-category"].concat();
    let options = categories.into_iter().map(|category| {
        let text = locale.t(category_text(category));
        let selected = upload.category.get_untracked() == category;
        view! { <option value=category.as_str() selected=selected>{text}</option> }
    });
    let choose = move |event| {
        if let Some(category) = FileCategory::parse(&event_target_value(&event)) {
            upload.category.set(category);
            model.missing.update(|missing| missing.retain(|missing| *missing != category));
        }
    };
    let label = locale.fill(ApplicationText::CategoryOf, &[("name", name)]);
    let view = view! {
        <label class="visually-hidden" for=id.clone()>{label}</label>
        <select class="select upload-category" part="select" id=id on:change=choose>{options.collect_view()}</select>
    };
    Some(view.into_any())
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
