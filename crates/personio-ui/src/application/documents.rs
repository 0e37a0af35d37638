//! The documents: a file input, a drop zone as an extra, and a row for each document.

use leptos::ev::Event;
use leptos::html::Form;
use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;
use personio::recruiting::file::{EXTENSIONS, MAX_BYTES};

use super::drop_zone::DropZone;
use super::form::FormActions;
use super::model::ApplicationModel;
use super::size::size_text;
use super::summary::FILES_ID;
use super::upload_row::UploadRow;
use crate::locale::Locale;
use crate::text::{ApplicationText, category_text};

/// Everything about documents.
#[component]
pub fn Documents(
    /// The form's state.
    model: ApplicationModel,
    /// What can be done.
    actions: FormActions,
    /// The form that the documents belong to.
    form: NodeRef<Form>,
) -> AnyView {
    let locale = Locale::current();
    let (most, is_required) =
        model.form.with_value(|form| (form.documents.max_files, !form.documents.required.is_empty()));
    let limits = [("count", locale.number(most)), ("size", size_text(&locale, MAX_BYTES))];
    let limits = limits.each_ref().map(|(name, value)| (*name, value.as_str()));
    let hint = locale.fill(ApplicationText::DocumentsHint, &limits);
    let optional =
        (!is_required).then(|| view! { <span class="optional">" (" {locale.t(ApplicationText::Optional)} ")"</span> });
    let choose = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        if let Some(files) = input.files() {
            actions.on_files.run(files);
        }
        // The same file can be chosen once more.
        input.set_value("");
    };
    let has_error = move || !model.missing.with(Vec::is_empty) || !model.surplus.with(Vec::is_empty);
    let errors = {
        let locale = locale.clone();
        move || error_lines(model, &locale)
    };
    view! {
        <fieldset class="documents" part="documents">
            <legend class="field-label">{locale.t(ApplicationText::Documents)} {optional}</legend>
            <p class="hint" id="apply-files-hint">{hint}</p>
            <div class="field-error" id="apply-files-error">{errors}</div>
            <ul class="uploads" part="uploads">
                <For each=move || model.uploads.get() key=|upload| upload.id let:upload>
                    <UploadRow model upload actions form/>
                </For>
            </ul>
            <DropZone model actions>
                <input
                    class="file-input visually-hidden" id=FILES_ID type="file" multiple=true accept=accepted()
                    aria-describedby="apply-files-error apply-files-hint"
                    aria-invalid=move || has_error().then_some("true")
                    on:change=choose
                />
                <label class="button" part="choose-files" for=FILES_ID>{locale.t(ApplicationText::DocumentsButton)}</label>
            </DropZone>
            <Announcements model/>
        </fieldset>
    }
    .into_any()
}

fn error_lines(model: ApplicationModel, locale: &Locale) -> AnyView {
    let missing = model.missing.get().into_iter().map(|category| {
        locale.fill(ApplicationText::ErrorDocumentRequired, &[("category", &locale.t(category_text(category)))])
    });
    missing.chain(model.surplus.get()).map(|text| view! { <p>{text}</p> }).collect_view().into_any()
}

/// Start and end of each upload, for screen readers: not every per cent.
#[component]
fn Announcements(model: ApplicationModel) -> AnyView {
    view! {
        <div class="visually-hidden" role="log" aria-live="polite">
            <For each=move || model.announcements.get() key=|(number, _)| *number let:announcement>
                <p>{announcement.1}</p>
            </For>
        </div>
    }
    .into_any()
}

/// What the file dialog offers; other spellings of a type are renamed.
fn accepted() -> String {
    let extensions = EXTENSIONS.iter().chain(&["jpeg", "tiff"]);
    extensions.map(|extension| [".", extension].concat()).collect::<Vec<_>>().join(",")
}
